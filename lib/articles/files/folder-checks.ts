import 'server-only';
import { checkMarkdown } from '@/lib/markdown/check-markdown';
import { compareFileErrors, type FileError } from '@/lib/markdown/file-errors';
import { slugify } from '@/lib/markdown/slug';
import {
  checkDuplicates,
  checkNames,
  checkPictures,
  findStoredSlug,
  formatTextName,
  getPictureError,
} from '@/lib/markdown/text-checks';
import { describeInBin } from '../bin';
import type { ParsedArticle, ParsedFiles } from './article-folder';
import { readStoreIndex, type StoreIndex } from './store-index';

/** @param pageNames without them, links to pages are not checked */
export async function listFileErrors(
  parsed: ParsedFiles,
  pageNames?: Set<string>,
): Promise<FileError[]> {
  const stored = await readStoreIndex();
  const files = new Map([
    ...parsed.invalid,
    ...parsed.articles.map((one) => [formatTextName(one), one.file] as const),
    ...parsed.authors.map(({ slug, file }) => [`authors/${slug}`, file] as const),
  ]);
  const names = { article: listNames(parsed, stored), page: pageNames };
  const toNamed = (one: ParsedArticle) => toNamedText(one, stored);
  const errors = [
    ...parsed.errors,
    ...parsed.articles.flatMap((one) => [
      ...checkAuthor(one, files, stored),
      ...checkBin(one, stored),
      ...checkNames('article', toNamed(one), files, stored),
      ...checkMarkdown(one, names, stored.images),
    ]),
    ...checkDuplicates('article', parsed.articles.map(toNamed)),
    ...checkDuplicateAuthors(parsed),
    ...checkTopics(parsed),
    ...(await checkPictures(parsed.articles, ({ article }) => article.cover)),
    ...(await checkPhotos(parsed)),
  ];
  return errors.sort(compareFileErrors);
}

/** Names that links may lead to, current and former, of files and store. */
export async function listArticleNames(parsed: ParsedFiles): Promise<Set<string>> {
  return listNames(parsed, await readStoreIndex());
}

function listNames({ articles, invalid }: ParsedFiles, stored: StoreIndex): Set<string> {
  const ofFiles = articles.flatMap(({ locale, slug, article }) =>
    [slug, ...article.formerSlugs].map((each) => formatTextName({ locale, slug: each })),
  );
  const isKept = (name: string) => !stored.inBin.has(stored.formerSlugs.get(name) ?? name);
  return new Set([
    ...ofFiles,
    ...invalid.keys(),
    ...[...stored.texts.keys(), ...stored.formerSlugs.keys()].filter(isKept),
  ]);
}

function toNamedText({ article, ...text }: ParsedArticle, stored: StoreIndex) {
  const { translationOf, formerSlugs } = article;
  const storedSlug = findStoredSlug(text, stored);
  return { ...text, formerSlugs, storedSlug, ...(translationOf && { translationOf }) };
}

/** What is in the bin comes back by being restored, never by a file that is still there. */
function checkBin(
  { file, locale, slug, article, origin, findLine }: ParsedArticle,
  { inBin }: StoreIndex,
) {
  const check = (key: string, one: string, line: number): FileError[] => {
    if (!inBin.has(formatTextName({ locale, slug: one }))) return [];
    const message = `${key}: ${describeInBin({ locale, slug: one })}; to leave it there, remove this file`;
    return [{ file, line, message }];
  };
  return [
    // An export has it still: the import leaves it out.
    ...(origin ? [] : check('slug', slug, 1)),
    ...article.formerSlugs.flatMap((one) => check('formerSlugs', one, findLine('formerSlugs'))),
  ];
}

function checkAuthor(
  { file, article: { author }, findLine }: ParsedArticle,
  files: Map<string, string>,
  stored: StoreIndex,
): FileError[] {
  if (stored.authors.has(author) || files.has(`authors/${author}`)) return [];
  const message = `author: there is no author "${author}": write authors/${author}.yaml`;
  return [{ file, line: findLine('author'), message }];
}

function checkDuplicateAuthors({ authors }: ParsedFiles): FileError[] {
  const firstFiles = new Map<string, string>();
  return authors.flatMap(({ slug, file }) => {
    const first = firstFiles.get(slug) ?? file;
    firstFiles.set(slug, first);
    return first === file ? [] : [{ file, line: 1, message: `the same author as ${first}` }];
  });
}

async function checkPhotos({ authors }: ParsedFiles): Promise<FileError[]> {
  const errors: FileError[] = [];
  for (const { file, profile, photo } of authors) {
    const error = photo && (await getPictureError(photo.path));
    if (!error) continue;
    const message = `photo: ${profile.photo}: the picture cannot be read (${error})`;
    errors.push({ file, line: photo.line, message });
  }
  return errors;
}

function checkTopics({ articles }: ParsedFiles): FileError[] {
  const spellings = new Map<string, string>();
  return articles.flatMap(({ locale, file, article, findLine }) =>
    article.topics.flatMap((topic) => {
      const key = `${locale}/${slugify(topic)}`;
      const first = spellings.get(key) ?? topic;
      spellings.set(key, first);
      if (first === topic) return [];
      const message = `topics: "${topic}" is written "${first}" elsewhere: choose one`;
      return [{ file, line: findLine('topics'), message }];
    }),
  );
}
