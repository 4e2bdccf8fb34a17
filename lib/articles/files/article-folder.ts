import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Locale, locales, toLocale } from '@/lib/i18n/locales';
import type { FileError } from '@/lib/markdown/file-errors';
import { findPictureFile, isAbsoluteAddress } from '@/lib/markdown/picture-files';
import { type MarkdownScan, scanMarkdown } from '@/lib/markdown/scan-markdown';
import { slugPattern } from '@/lib/markdown/slug';
import { type AuthorFile, readAuthorFile } from './author-file';
import { type ArticleFile, readArticleFile } from './front-matter';

export type ParsedArticle = {
  /** The path as the caller gave it, for messages */
  file: string;
  locale: Locale;
  slug: string;
  article: ArticleFile;
  scan: MarkdownScan;
  /** Names in the body and in `cover` → paths */
  pictures: Map<string, string>;
  /** The line of a front matter key */
  findLine(key: string): number;
  bodyLine: number;
};

export type ParsedAuthor = {
  file: string;
  slug: string;
  profile: AuthorFile;
  photo?: { path: string; line: number };
};
export type ParsedFiles = {
  articles: ParsedArticle[];
  authors: ParsedAuthor[];
  errors: FileError[];
  /** Invalid files by name: `fr/mistral`, `authors/jawad` */
  invalid: Map<string, string>;
};

/** Reads `<language>/<slug>.md` and `authors/<slug>.yaml`. A path may also be a folder of one language, or an article. */
export function readArticleFolders(paths: string[], locale?: Locale): ParsedFiles {
  const parsed: ParsedFiles = { articles: [], authors: [], errors: [], invalid: new Map() };
  for (const path of paths) readPath(path, locale, parsed);
  return parsed;
}

function readPath(path: string, locale: Locale | undefined, parsed: ParsedFiles): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) {
    parsed.errors.push({ file: path, line: 1, message: 'there is no such file or folder' });
    return;
  }
  if (stats.isFile()) {
    const folder = dirname(path);
    readAuthors(join(folder, '..'), parsed);
    readArticle(path, locale ?? guessLocale(folder), folder, parsed);
    return;
  }
  const languages = locales.filter((name) => existsSync(join(path, name)));
  if (languages.length === 0 && !existsSync(join(path, 'authors'))) {
    readAuthors(join(path, '..'), parsed);
    readArticles(path, locale ?? guessLocale(path), parsed);
    return;
  }
  readAuthors(path, parsed);
  for (const language of languages) {
    if (!locale || locale === language) readArticles(join(path, language), language, parsed);
  }
}

function guessLocale(folder: string): Locale {
  const name = basename(realpathSync(folder));
  return toLocale(name);
}

function readArticles(folder: string, locale: Locale, parsed: ParsedFiles): void {
  const files = listFiles(folder, '.md');
  if (files.length === 0) {
    const message = 'there is no article (a file that ends in .md) in this folder';
    parsed.errors.push({ file: folder, line: 1, message });
  }
  for (const file of files) readArticle(join(folder, file), locale, folder, parsed);
}

function readAuthors(folder: string, parsed: ParsedFiles): void {
  const authorsFolder = join(folder, 'authors');
  for (const name of listFiles(authorsFolder, '.yaml')) {
    const file = join(authorsFolder, name);
    if (parsed.authors.some((author) => author.file === file)) continue;
    const slug = readSlug(file, parsed);
    const text = readText(file, parsed);
    if (text === null) continue;
    const { data, errors, findLine } = readAuthorFile(text, file);
    parsed.errors.push(...errors);
    if (!slug || !data) {
      parsed.invalid.set(`authors/${slug}`, file);
      continue;
    }
    const photo = data.photo ? findPictureFile(data.photo, authorsFolder, authorsFolder) : null;
    const line = findLine('photo');
    if (photo && !photo.ok) {
      parsed.errors.push({ file, line, message: `photo: ${photo.message}` });
    }
    parsed.authors.push({
      file,
      slug,
      profile: data,
      ...(photo?.ok && { photo: { path: photo.path, line } }),
    });
  }
}

function readArticle(file: string, locale: Locale, folder: string, parsed: ParsedFiles): void {
  const slug = readSlug(file, parsed);
  const text = readText(file, parsed);
  if (text === null) return;
  const { article, errors, findLine, bodyLine } = readArticleFile(text, file);
  parsed.errors.push(...errors);
  if (!slug || !article) {
    parsed.invalid.set(`${locale}/${slug}`, file);
    return;
  }
  const scan = scanMarkdown(article.body);
  const pictures = new Map<string, string>();
  const references = [
    ...(article.cover ? [{ address: article.cover, line: findLine('cover') }] : []),
    ...scan.pictures.map(({ address, line }) => ({ address, line: bodyLine + line - 1 })),
  ];
  for (const { address, line } of references) {
    if (isAbsoluteAddress(address)) continue;
    const picture = findPictureFile(address, dirname(file), folder);
    if (picture.ok) pictures.set(address, picture.path);
    else parsed.errors.push({ file, line, message: picture.message });
  }
  parsed.articles.push({ file, locale, slug, article, scan, pictures, findLine, bodyLine });
}

function listFiles(folder: string, extension: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(extension) && !name.startsWith('.'))
    .sort();
}

function readSlug(file: string, parsed: ParsedFiles): string | null {
  const slug = basename(file).replace(/\.[^.]*$/, '');
  if (slugPattern.test(slug)) return slug;
  const message = `the file’s name becomes the address: lower-case letters without accents, digits and hyphens (it is "${slug}")`;
  parsed.errors.push({ file, line: 1, message });
  return null;
}

function readText(file: string, parsed: ParsedFiles): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch (error) {
    const message = error instanceof TypeError ? 'it is not UTF-8 text' : (error as Error).message;
    parsed.errors.push({ file, line: 1, message });
    return null;
  }
}
