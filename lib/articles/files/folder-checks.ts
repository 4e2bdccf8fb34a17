import 'server-only';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { defaultLocale } from '@/lib/i18n/locales';
import { checkMarkdown } from '@/lib/markdown/check-markdown';
import { compareFileErrors, type FileError } from '@/lib/markdown/file-errors';
import { slugify } from '@/lib/markdown/slug';
import type { ParsedArticle, ParsedFiles } from './article-folder';
import { formatArticleName, readStoreIndex, type StoreIndex, slugOfName } from './store-index';

/** Every mistake of files that were read: in themselves, with each other, and with the store. */
export async function listFileErrors(found: ParsedFiles): Promise<FileError[]> {
  const known = await readStoreIndex();
  const files = new Map([
    ...found.broken,
    ...found.articles.map((one) => [formatArticleName(one), one.file] as const),
    ...found.authors.map(({ slug, file }) => [`authors/${slug}`, file] as const),
  ]);
  const formerSlugs = found.articles.flatMap(({ locale, article }) =>
    article.formerSlugs.map((slug) => formatArticleName({ locale, slug })),
  );
  const names = new Set([
    ...files.keys(),
    ...formerSlugs,
    ...known.articles.keys(),
    ...known.formerSlugs.keys(),
  ]);
  const errors = [
    ...found.errors,
    ...found.articles.flatMap((article) => [
      ...checkReferences(article, files, known),
      ...checkMarkdown(article, names, known.images),
    ]),
    ...checkTwins(found),
    ...(await checkPictures(found)),
  ];
  return errors.sort(compareFileErrors);
}

/** What the front matter names must be there, and be nobody else's. */
function checkReferences(
  one: ParsedArticle,
  files: Map<string, string>,
  known: StoreIndex,
): FileError[] {
  const { file, locale, slug, article } = one;
  const { author, translationOf } = article;
  const faults: [key: string, message: string][] = [];
  if (!known.authors.has(author) && !files.has(`authors/${author}`)) {
    faults.push(['author', `there is no author "${author}": write authors/${author}.yaml`]);
  }
  if (translationOf && locale === defaultLocale) {
    faults.push(['translationOf', `it stands in the translation, not in a text in ${locale}`]);
  } else if (translationOf) {
    const name = `${defaultLocale}/${translationOf}`;
    const isThere = files.has(name) || known.articles.has(name) || known.formerSlugs.has(name);
    if (!isThere) faults.push(['translationOf', `there is no article ${name}`]);
    const other = findTranslation(one, name, known);
    if (other && !files.has(`${locale}/${other}`)) {
      faults.push(['translationOf', `"${translationOf}" has a translation: ${locale}/${other}`]);
    }
  }
  for (const former of article.formerSlugs) {
    const owner = findOwner(former, one, files, known);
    if (former === slug) faults.push(['formerSlugs', `"${former}" is its slug`]);
    else if (owner) faults.push(['formerSlugs', `"${former}" belongs to ${owner}`]);
  }
  return faults.map(([key, message]) => ({
    file,
    line: one.findLine(key),
    message: `${key}: ${message}`,
  }));
}

/** Whose a former slug is, if it is another article's; an article that has it still is renamed by this file. */
function findOwner(
  former: string,
  { locale, slug, article }: ParsedArticle,
  files: Map<string, string>,
  known: StoreIndex,
): string | undefined {
  const name = `${locale}/${former}`;
  if (files.has(name)) return files.get(name);
  if (known.articles.has(name)) return known.articles.has(`${locale}/${slug}`) ? name : undefined;
  const owner = known.formerSlugs.get(name);
  return owner && ![slug, ...article.formerSlugs].includes(slugOfName(owner)) ? owner : undefined;
}

/** The slug of another article that is the translation of the same original in the same language. */
function findTranslation(
  one: ParsedArticle,
  original: string,
  known: StoreIndex,
): string | undefined {
  const key = known.articles.get(known.formerSlugs.get(original) ?? original);
  const own = [one.slug, ...one.article.formerSlugs].map((slug) => `${one.locale}/${slug}`);
  const others = [...known.articles].find(
    ([name, other]) => other === key && name.startsWith(`${one.locale}/`) && !own.includes(name),
  );
  return others && slugOfName(others[0]);
}

/** Two files that would be one article, one translation or one author. */
function checkTwins({ articles, authors }: ParsedFiles): FileError[] {
  const errors: FileError[] = [];
  const seen = new Map<string, string>();
  const claim = (message: string, file: string, line: number, why: string) => {
    const first = seen.get(message);
    if (first && first !== file) errors.push({ file, line, message: `${why} ${first}` });
    else seen.set(message, file);
  };
  for (const { slug, file } of authors) claim(`author ${slug}`, file, 1, 'the same author as');
  const spelt = new Map<string, string>();
  for (const one of articles) {
    const { locale, file, article } = one;
    claim(`article ${formatArticleName(one)}`, file, 1, 'the same language and slug as');
    const { translationOf, formerSlugs } = article;
    if (translationOf) {
      const message = `translation ${locale} ${translationOf}`;
      const line = one.findLine('translationOf');
      claim(
        message,
        file,
        line,
        `translationOf: "${translationOf}" has a translation in ${locale}:`,
      );
    }
    for (const former of formerSlugs) {
      const why = `formerSlugs: "${former}" is a former slug of`;
      claim(`former ${locale} ${former}`, file, one.findLine('formerSlugs'), why);
    }
    for (const topic of article.topics) {
      const key = `${locale}/${slugify(topic)}`;
      const first = spelt.get(key) ?? topic;
      spelt.set(key, first);
      if (first === topic) continue;
      const message = `topics: "${topic}" is written "${first}" elsewhere: choose one`;
      errors.push({ file, line: one.findLine('topics'), message });
    }
  }
  return errors;
}

/** Pictures that cannot be read, cut short or of another kind than pictures. */
async function checkPictures({ articles }: ParsedFiles): Promise<FileError[]> {
  const errors: FileError[] = [];
  const readable = new Map<string, string | null>();
  for (const { file, article, scan, pictures, findLine, bodyLine } of articles) {
    for (const [name, path] of pictures) {
      if (!readable.has(path)) readable.set(path, await getPictureError(path));
      const fault = readable.get(path);
      if (!fault) continue;
      const mark = scan.pictures.find(({ address }) => address === name);
      const line = name === article.cover || !mark ? findLine('cover') : bodyLine + mark.line - 1;
      errors.push({ file, line, message: `${name}: the picture cannot be read (${fault})` });
    }
  }
  return errors;
}

/** Why a picture cannot be read; null where it can. */
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
