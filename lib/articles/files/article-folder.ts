import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isLocale, type Locale, locales } from '@/lib/i18n/locales';
import { type BodyMarks, findBodyMarks } from '@/lib/markdown/body-marks';
import type { Mistake } from '@/lib/markdown/file-errors';
import { findPicture, isAddress } from '@/lib/markdown/picture-files';
import { slugPattern } from '../slug';
import { type AuthorProfile, readAuthorFile } from './author-file';
import { type ArticleFile, readArticleFile } from './front-matter';

export type FoundArticle = {
  /** For who wrote it: as the path was given */
  file: string;
  locale: Locale;
  slug: string;
  article: ArticleFile;
  marks: BodyMarks;
  /** Pictures' names as the text and `cover` have them → their files */
  pictures: Map<string, string>;
  /** The line of the file that a key stands on, or a line of the text */
  lineOf(key: string): number;
  bodyLine: number;
};

export type FoundAuthor = { file: string; slug: string; profile: AuthorProfile };
export type Found = {
  articles: FoundArticle[];
  authors: FoundAuthor[];
  mistakes: Mistake[];
  /** What is there, but could not be read: `fr/mistral` and `authors/jawad` → its file */
  broken: Map<string, string>;
};

/**
 * Reads articles and authors as files have them: `<folder>/<language>/<slug>.md`, `<folder>/authors/<slug>.yaml`.
 * @param paths of such folders, of folders of one language, or of single articles
 * @param locale where the path does not say it
 */
export function readArticleFolders(paths: string[], locale?: Locale): Found {
  const found: Found = { articles: [], authors: [], mistakes: [], broken: new Map() };
  for (const path of paths) readPath(path, locale, found);
  return found;
}

function readPath(path: string, given: Locale | undefined, found: Found): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) {
    found.mistakes.push({ file: path, line: 1, what: 'there is no such file or folder' });
    return;
  }
  if (stats.isFile()) {
    const folder = dirname(path);
    readAuthors(join(folder, '..'), found);
    readArticle(path, given ?? localeOf(folder), folder, found);
    return;
  }
  const inside = locales.filter((locale) => existsSync(join(path, locale)));
  if (inside.length === 0 && !existsSync(join(path, 'authors'))) {
    readAuthors(join(path, '..'), found);
    readArticles(path, given ?? localeOf(path), found);
    return;
  }
  readAuthors(path, found);
  for (const locale of inside) {
    if (!given || given === locale) readArticles(join(path, locale), locale, found);
  }
}

function localeOf(folder: string): Locale {
  const name = basename(realpathSync(folder));
  return isLocale(name) ? name : locales[0];
}

function readArticles(folder: string, locale: Locale, found: Found): void {
  const files = listFiles(folder, '.md');
  if (files.length === 0) {
    const what = 'there is no article (a file that ends in .md) in this folder';
    found.mistakes.push({ file: folder, line: 1, what });
  }
  for (const file of files) readArticle(join(folder, file), locale, folder, found);
}

function readAuthors(folder: string, found: Found): void {
  for (const name of listFiles(join(folder, 'authors'), '.yaml')) {
    const file = join(folder, 'authors', name);
    if (found.authors.some((author) => author.file === file)) continue;
    const slug = slugOf(file, found);
    const text = readText(file, found);
    if (text === null) continue;
    const { data, mistakes } = readAuthorFile(text, file);
    found.mistakes.push(...mistakes);
    if (slug && data) found.authors.push({ file, slug, profile: data });
    else found.broken.set(`authors/${slug}`, file);
  }
}

function readArticle(file: string, locale: Locale, folder: string, found: Found): void {
  const slug = slugOf(file, found);
  const text = readText(file, found);
  if (text === null) return;
  const { article, mistakes, lineOf, bodyLine } = readArticleFile(text, file);
  found.mistakes.push(...mistakes);
  if (!slug || !article) {
    found.broken.set(`${locale}/${slug}`, file);
    return;
  }
  const marks = findBodyMarks(article.body);
  const pictures = new Map<string, string>();
  const wanted = [
    ...(article.cover ? [{ address: article.cover, line: lineOf('cover') }] : []),
    ...marks.pictures.map(({ address, line }) => ({ address, line: bodyLine + line - 1 })),
  ];
  for (const { address, line } of wanted) {
    if (isAddress(address)) continue;
    const picture = findPicture(address, dirname(file), folder);
    if ('path' in picture) pictures.set(address, picture.path);
    else found.mistakes.push({ file, line, what: picture.what });
  }
  found.articles.push({ file, locale, slug, article, marks, pictures, lineOf, bodyLine });
}

function listFiles(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending) && !name.startsWith('.'))
    .sort();
}

function slugOf(file: string, found: Found): string | null {
  const slug = basename(file).replace(/\.[^.]*$/, '');
  if (slugPattern.test(slug)) return slug;
  const what =
    'the file’s name becomes the address: lower-case letters without accents, digits and hyphens';
  found.mistakes.push({ file, line: 1, what: `${what} (it is "${slug}")` });
  return null;
}

function readText(file: string, found: Found): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch (error) {
    const what = error instanceof TypeError ? 'it is no text in UTF-8' : (error as Error).message;
    found.mistakes.push({ file, line: 1, what });
    return null;
  }
}
