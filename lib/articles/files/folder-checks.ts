import 'server-only';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { defaultLocale } from '@/lib/i18n/locales';
import { checkMarkdown } from '@/lib/markdown/check-markdown';
import { compareFileErrors, type FileError } from '@/lib/markdown/file-errors';
import { slugify } from '@/lib/markdown/slug';
import type { ParsedArticle, ParsedFiles } from './article-folder';
import { formatArticleName, readStoreIndex, type StoreIndex, slugOfName } from './store-index';

export async function listFileErrors(parsed: ParsedFiles): Promise<FileError[]> {
  const stored = await readStoreIndex();
  const files = new Map([
    ...parsed.invalid,
    ...parsed.articles.map((one) => [formatArticleName(one), one.file] as const),
    ...parsed.authors.map(({ slug, file }) => [`authors/${slug}`, file] as const),
  ]);
  const formerSlugs = parsed.articles.flatMap(({ locale, article }) =>
    article.formerSlugs.map((slug) => formatArticleName({ locale, slug })),
  );
  const articleNames = new Set([
    ...files.keys(),
    ...formerSlugs,
    ...stored.articles.keys(),
    ...stored.formerSlugs.keys(),
  ]);
  const errors = [
    ...parsed.errors,
    ...parsed.articles.flatMap((article) => [
      ...checkReferences(article, files, stored),
      ...checkMarkdown(article, articleNames, stored.images),
    ]),
    ...checkDuplicates(parsed),
    ...(await checkPictures(parsed)),
  ];
  return errors.sort(compareFileErrors);
}

function checkReferences(
  one: ParsedArticle,
  files: Map<string, string>,
  stored: StoreIndex,
): FileError[] {
  const { file, locale, slug, article } = one;
  const { author, translationOf } = article;
  const errors: FileError[] = [];
  const add = (key: string, message: string) =>
    errors.push({ file, line: one.findLine(key), message: `${key}: ${message}` });
  if (!stored.authors.has(author) && !files.has(`authors/${author}`)) {
    add('author', `there is no author "${author}": write authors/${author}.yaml`);
  }
  if (translationOf && locale === defaultLocale) {
    add('translationOf', `only translations have this key, not articles in ${locale}`);
  } else if (translationOf) {
    const name = `${defaultLocale}/${translationOf}`;
    const exists = files.has(name) || stored.articles.has(name) || stored.formerSlugs.has(name);
    if (!exists) add('translationOf', `there is no article ${name}`);
    const other = findOtherTranslation(one, name, stored);
    if (other && !files.has(other)) {
      add('translationOf', `"${translationOf}" already has a translation: ${other}`);
    }
  }
  for (const former of article.formerSlugs) {
    const owner = findOwner(former, one, files, stored);
    if (former === slug) add('formerSlugs', `"${former}" is the current slug`);
    else if (owner) add('formerSlugs', `"${former}" belongs to ${owner}`);
  }
  return errors;
}

/** The other article that a former slug belongs to. An article that still has the slug is the one this file renames. */
function findOwner(
  former: string,
  { locale, slug, article }: ParsedArticle,
  files: Map<string, string>,
  stored: StoreIndex,
): string | undefined {
  const name = `${locale}/${former}`;
  if (files.has(name)) return files.get(name);
  if (stored.articles.has(name)) return stored.articles.has(`${locale}/${slug}`) ? name : undefined;
  const owner = stored.formerSlugs.get(name);
  return owner && ![slug, ...article.formerSlugs].includes(slugOfName(owner)) ? owner : undefined;
}

function findOtherTranslation(
  { locale, slug, article }: ParsedArticle,
  original: string,
  stored: StoreIndex,
): string | undefined {
  const key = stored.articles.get(stored.formerSlugs.get(original) ?? original);
  const own = [slug, ...article.formerSlugs].map((one) => `${locale}/${one}`);
  return [...stored.articles].find(
    ([name, other]) => other === key && name.startsWith(`${locale}/`) && !own.includes(name),
  )?.[0];
}

/** Reports two files for one article, translation, author or former slug, and topics in two spellings. */
function checkDuplicates({ articles, authors }: ParsedFiles): FileError[] {
  const errors: FileError[] = [];
  const firstFiles = new Map<string, string>();
  const claim = (id: string, file: string, line: number, message: string) => {
    const first = firstFiles.get(id);
    if (first && first !== file) errors.push({ file, line, message: `${message} ${first}` });
    else firstFiles.set(id, file);
  };
  for (const { slug, file } of authors) claim(`author ${slug}`, file, 1, 'the same author as');
  const spellings = new Map<string, string>();
  for (const one of articles) {
    const { locale, file } = one;
    const { translationOf, formerSlugs, topics } = one.article;
    claim(`article ${formatArticleName(one)}`, file, 1, 'the same language and slug as');
    if (translationOf) {
      const message = `translationOf: "${translationOf}" has a translation in ${locale}:`;
      const line = one.findLine('translationOf');
      claim(`translation ${locale} ${translationOf}`, file, line, message);
    }
    for (const former of formerSlugs) {
      const message = `formerSlugs: "${former}" is a former slug of`;
      claim(`former ${locale} ${former}`, file, one.findLine('formerSlugs'), message);
    }
    for (const topic of topics) {
      const key = `${locale}/${slugify(topic)}`;
      const first = spellings.get(key) ?? topic;
      spellings.set(key, first);
      if (first === topic) continue;
      const message = `topics: "${topic}" is written "${first}" elsewhere: choose one`;
      errors.push({ file, line: one.findLine('topics'), message });
    }
  }
  return errors;
}

async function checkPictures({ articles, authors }: ParsedFiles): Promise<FileError[]> {
  const errors: FileError[] = [];
  for (const { file, profile, photo } of authors) {
    const error = photo && (await getPictureError(photo.path));
    if (!error) continue;
    const message = `photo: ${profile.photo}: the picture cannot be read (${error})`;
    errors.push({ file, line: photo.line, message });
  }
  const pictureErrors = new Map<string, string | null>();
  for (const { file, article, scan, pictures, findLine, bodyLine } of articles) {
    for (const [name, path] of pictures) {
      if (!pictureErrors.has(path)) pictureErrors.set(path, await getPictureError(path));
      const error = pictureErrors.get(path);
      if (!error) continue;
      const picture = scan.pictures.find(({ address }) => address === name);
      const inBody = name !== article.cover && picture;
      const line = inBody ? bodyLine + picture.line - 1 : findLine('cover');
      errors.push({ file, line, message: `${name}: the picture cannot be read (${error})` });
    }
  }
  return errors;
}

export async function getPictureError(path: string): Promise<string | null> {
  try {
    await sharp(await readFile(path))
      .resize(16)
      .toBuffer();
    return null;
  } catch (error) {
    return (error as Error).message.split('\n')[0] ?? '';
  }
}
