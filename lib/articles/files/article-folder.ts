import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isLocale, type Locale, locales } from '@/lib/i18n/locales';
import type { FileError } from '@/lib/markdown/file-errors';
import { findPictureFile, isAbsoluteAddress } from '@/lib/markdown/picture-files';
import { type MarkdownScan, scanMarkdown } from '@/lib/markdown/scan-markdown';
import { slugPattern } from '@/lib/markdown/slug';
import { type AuthorProfile, readAuthorFile } from './author-file';
import { type ArticleFile, readArticleFile } from './front-matter';

export type ParsedArticle = {
  /** For who wrote it: as the path was given */
  file: string;
  locale: Locale;
  slug: string;
  article: ArticleFile;
  scan: MarkdownScan;
  /** Pictures' names as the text and `cover` have them → their files */
  pictures: Map<string, string>;
  /** The line of the file that a key stands on, or a line of the text */
  findLine(key: string): number;
  bodyLine: number;
};

export type ParsedAuthor = { file: string; slug: string; profile: AuthorProfile };
export type ParsedFiles = {
  articles: ParsedArticle[];
  authors: ParsedAuthor[];
  errors: FileError[];
  /** What is there, but could not be read: `fr/mistral` and `authors/jawad` → its file */
  broken: Map<string, string>;
};

/**
 * Reads articles and authors as files have them: `<folder>/<language>/<slug>.md`, `<folder>/authors/<slug>.yaml`.
 * @param paths of such folders, of folders of one language, or of single articles
 * @param locale where the path does not say it
 */
export function readArticleFolders(paths: string[], locale?: Locale): ParsedFiles {
  const found: ParsedFiles = { articles: [], authors: [], errors: [], broken: new Map() };
  for (const path of paths) readPath(path, locale, found);
  return found;
}

function readPath(path: string, given: Locale | undefined, found: ParsedFiles): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) {
    found.errors.push({ file: path, line: 1, message: 'there is no such file or folder' });
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

function readArticles(folder: string, locale: Locale, found: ParsedFiles): void {
  const files = listFiles(folder, '.md');
  if (files.length === 0) {
    const message = 'there is no article (a file that ends in .md) in this folder';
    found.errors.push({ file: folder, line: 1, message });
  }
  for (const file of files) readArticle(join(folder, file), locale, folder, found);
}

function readAuthors(folder: string, found: ParsedFiles): void {
  for (const name of listFiles(join(folder, 'authors'), '.yaml')) {
    const file = join(folder, 'authors', name);
    if (found.authors.some((author) => author.file === file)) continue;
    const slug = slugOf(file, found);
    const text = readText(file, found);
    if (text === null) continue;
    const { data, errors } = readAuthorFile(text, file);
    found.errors.push(...errors);
    if (slug && data) found.authors.push({ file, slug, profile: data });
    else found.broken.set(`authors/${slug}`, file);
  }
}

function readArticle(file: string, locale: Locale, folder: string, found: ParsedFiles): void {
  const slug = slugOf(file, found);
  const text = readText(file, found);
  if (text === null) return;
  const { article, errors, findLine, bodyLine } = readArticleFile(text, file);
  found.errors.push(...errors);
  if (!slug || !article) {
    found.broken.set(`${locale}/${slug}`, file);
    return;
  }
  const scan = scanMarkdown(article.body);
  const pictures = new Map<string, string>();
  const wanted = [
    ...(article.cover ? [{ address: article.cover, line: findLine('cover') }] : []),
    ...scan.pictures.map(({ address, line }) => ({ address, line: bodyLine + line - 1 })),
  ];
  for (const { address, line } of wanted) {
    if (isAbsoluteAddress(address)) continue;
    const picture = findPictureFile(address, dirname(file), folder);
    if (picture.ok) pictures.set(address, picture.path);
    else found.errors.push({ file, line, message: picture.message });
  }
  found.articles.push({ file, locale, slug, article, scan, pictures, findLine, bodyLine });
}

function listFiles(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending) && !name.startsWith('.'))
    .sort();
}

function slugOf(file: string, found: ParsedFiles): string | null {
  const slug = basename(file).replace(/\.[^.]*$/, '');
  if (slugPattern.test(slug)) return slug;
  const message =
    'the file’s name becomes the address: lower-case letters without accents, digits and hyphens';
  found.errors.push({ file, line: 1, message: `${message} (it is "${slug}")` });
  return null;
}

function readText(file: string, found: ParsedFiles): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch (error) {
    const message =
      error instanceof TypeError ? 'it is no text in UTF-8' : (error as Error).message;
    found.errors.push({ file, line: 1, message });
    return null;
  }
}
