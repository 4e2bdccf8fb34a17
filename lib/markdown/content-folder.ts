import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Locale, locales, toLocale } from '@/lib/i18n/locales';
import type { FileError } from './file-errors';

export type Section = 'article' | 'page';
/** `folder` holds the texts of one language; pictures must be inside it. */
export type TextPath = { section: Section; file: string; locale: Locale; folder: string };
export type ContentPaths = { texts: TextPath[]; authorFiles: string[]; errors: FileError[] };

/**
 * Lists `<language>/<slug>.md`, `pages/<language>/<slug>.md` and `authors/<slug>.yaml`.
 * A path may also be the folder `pages`, a folder of one language, or a text.
 */
export function listContent(paths: string[], locale?: Locale): ContentPaths {
  const content: ContentPaths = { texts: [], authorFiles: [], errors: [] };
  for (const path of paths) listPath(path, locale, content);
  return content;
}

function listPath(path: string, locale: Locale | undefined, content: ContentPaths): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) {
    content.errors.push({ file: path, line: 1, message: 'there is no such file or folder' });
    return;
  }
  if (stats.isFile()) {
    const folder = dirname(path);
    const section = sectionOf(folder);
    if (section === 'article') listAuthors(join(folder, '..'), content);
    content.texts.push({ section, file: path, locale: locale ?? guessLocale(folder), folder });
    return;
  }
  const has = (name: string) => existsSync(join(path, name));
  if (isPagesFolder(path)) {
    listLanguages('page', path, locale, content);
  } else if (locales.some(has) || has('authors') || has('pages')) {
    listAuthors(path, content);
    listLanguages('article', path, locale, content);
    if (has('pages')) listLanguages('page', join(path, 'pages'), locale, content);
  } else {
    const section = sectionOf(path);
    if (section === 'article') listAuthors(join(path, '..'), content);
    listTexts(section, path, locale ?? guessLocale(path), content);
  }
}

/** A folder of that name with authors holds articles. */
function isPagesFolder(path: string): boolean {
  return basename(resolve(path)) === 'pages' && !existsSync(join(path, 'authors'));
}

function sectionOf(languageFolder: string): Section {
  return isPagesFolder(join(languageFolder, '..')) ? 'page' : 'article';
}

function guessLocale(folder: string): Locale {
  return toLocale(basename(realpathSync(folder)));
}

function listLanguages(
  section: Section,
  root: string,
  locale: Locale | undefined,
  content: ContentPaths,
): void {
  for (const language of locales) {
    const folder = join(root, language);
    if ((!locale || locale === language) && existsSync(folder))
      listTexts(section, folder, language, content);
  }
}

function listTexts(section: Section, folder: string, locale: Locale, content: ContentPaths): void {
  const names = listFiles(folder, '.md');
  if (names.length === 0) {
    const message = `there is no ${section} (a file that ends in .md) in this folder`;
    content.errors.push({ file: folder, line: 1, message });
  }
  for (const name of names) {
    content.texts.push({ section, file: join(folder, name), locale, folder });
  }
}

function listAuthors(folder: string, { authorFiles }: ContentPaths): void {
  for (const name of listFiles(join(folder, 'authors'), '.yaml')) {
    const file = join(folder, 'authors', name);
    if (!authorFiles.includes(file)) authorFiles.push(file);
  }
}

function listFiles(folder: string, extension: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(extension) && !name.startsWith('.'))
    .sort();
}
