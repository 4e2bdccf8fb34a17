import { dirname } from 'node:path';
import type { Locale } from '@/lib/i18n/locales';
import { listContent } from '@/lib/markdown/content-folder';
import type { FileError } from '@/lib/markdown/file-errors';
import type { Origin } from '@/lib/markdown/origin';
import { findPictureFile } from '@/lib/markdown/picture-files';
import { type ParsedText, readSlug, readTextFile, readUtf8 } from '@/lib/markdown/text-file';
import { type AuthorFile, readAuthorFile } from './author-file';
import { type ArticleFile, readArticleFile } from './front-matter';

export type ParsedArticle = ParsedText & { article: ArticleFile; origin?: Origin };
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

export function readArticleFolders(paths: string[], locale?: Locale): ParsedFiles {
  const { texts, authorFiles, errors } = listContent(paths, locale);
  const parsed: ParsedFiles = { articles: [], authors: [], errors, invalid: new Map() };
  for (const file of authorFiles) readAuthor(file, parsed);
  for (const path of texts) {
    if (path.section !== 'article') continue;
    const { name, text, errors } = readTextFile(path, readArticleFile);
    parsed.errors.push(...errors);
    if (!text) {
      parsed.invalid.set(name, path.file);
      continue;
    }
    const { data, ...rest } = text;
    parsed.articles.push({ ...rest, article: data });
  }
  return parsed;
}

function readAuthor(file: string, parsed: ParsedFiles): void {
  const slug = readSlug(file, parsed.errors);
  const text = readUtf8(file, parsed.errors);
  if (text === null) return;
  const { data, errors, findLine } = readAuthorFile(text, file);
  parsed.errors.push(...errors);
  if (!slug || !data) {
    parsed.invalid.set(`authors/${slug}`, file);
    return;
  }
  const folder = dirname(file);
  const photo = data.photo ? findPictureFile(data.photo, folder, folder) : null;
  const line = findLine('photo');
  if (photo && !photo.ok) {
    parsed.errors.push({ file, line, message: `photo: ${photo.message}` });
  }
  const found = photo?.ok && { photo: { path: photo.path, line } };
  parsed.authors.push({ file, slug, profile: data, ...found });
}
