import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type Locale, locales, toLocale } from '@/lib/i18n/locales';
import type { FileError } from './file-errors';

export type Section = 'article' | 'page';
/** A draft is one of the studio. `folder` holds the texts of one language; pictures must be inside it. */
export type TextPath = { section: Section | 'draft'; file: string; locale: Locale; folder: string };
export type ContentPaths = { texts: TextPath[]; authorFiles: string[]; errors: FileError[] };

/**
 * Lists `<language>/<slug>.md`, `pages/<language>/<slug>.md`, `drafts/<language>/<name>.md` and `authors/<slug>.yaml`.
 * A path may also be the folder `pages` or `drafts`, a folder of one language, or a text.
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
  const named = sectionNamed(path);
  if (named) {
    listLanguages(named, path, locale, content);
  } else if (locales.some(has) || ['authors', 'pages', 'drafts'].some(has)) {
    listAuthors(path, content);
    listLanguages('article', path, locale, content);
    if (has('pages')) listLanguages('page', join(path, 'pages'), locale, content);
    if (has('drafts')) listLanguages('draft', join(path, 'drafts'), locale, content);
  } else {
    const section = sectionOf(path);
    if (section === 'article') listAuthors(join(path, '..'), content);
    listTexts(section, path, locale ?? guessLocale(path), content);
  }
}

/** Of `pages` or `drafts`; a folder of such a name with authors holds articles. */
function sectionNamed(path: string): 'page' | 'draft' | null {
  if (existsSync(join(path, 'authors'))) return null;
  const name = basename(resolve(path));
  return name === 'pages' ? 'page' : name === 'drafts' ? 'draft' : null;
}

function sectionOf(languageFolder: string): TextPath['section'] {
  return sectionNamed(join(languageFolder, '..')) ?? 'article';
}

function guessLocale(folder: string): Locale {
  return toLocale(basename(realpathSync(folder)));
}

function listLanguages(
  section: TextPath['section'],
  root: string,
  locale: Locale | undefined,
  content: ContentPaths,
): void {
  for (const language of locales) {
    const folder = join(root, language);
    // A site in one language has an empty folder of the other one, or none.
    if ((!locale || locale === language) && existsSync(folder) && readdirSync(folder).length > 0)
      listTexts(section, folder, language, content);
  }
}

function listTexts(
  section: TextPath['section'],
  folder: string,
  locale: Locale,
  content: ContentPaths,
): void {
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
