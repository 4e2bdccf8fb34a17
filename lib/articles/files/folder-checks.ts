import 'server-only';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { defaultLocale } from '@/lib/i18n/locales';
import { checkBody } from '@/lib/markdown/body-checks';
import { compareMistakes, type Mistake } from '@/lib/markdown/file-errors';
import { slugify } from '../slug';
import type { Found, FoundArticle } from './article-folder';
import { type Known, nameOf, readKnown, slugIn } from './known';

/** Every mistake of files that were read: in themselves, with each other, and with the store. */
export async function listMistakes(found: Found): Promise<Mistake[]> {
  const known = await readKnown();
  const files = new Map([
    ...found.broken,
    ...found.articles.map((one) => [nameOf(one), one.file] as const),
    ...found.authors.map(({ slug, file }) => [`authors/${slug}`, file] as const),
  ]);
  const formerSlugs = found.articles.flatMap(({ locale, article }) =>
    article.formerSlugs.map((slug) => nameOf({ locale, slug })),
  );
  const names = new Set([
    ...files.keys(),
    ...formerSlugs,
    ...known.articles.keys(),
    ...known.formerSlugs.keys(),
  ]);
  const mistakes = [
    ...found.mistakes,
    ...found.articles.flatMap((article) => [
      ...checkReferences(article, files, known),
      ...checkBody(article, names, known.images),
    ]),
    ...checkTwins(found),
    ...(await checkPictures(found)),
  ];
  return mistakes.sort(compareMistakes);
}

/** What the front matter names must be there, and be nobody else's. */
function checkReferences(one: FoundArticle, files: Map<string, string>, known: Known): Mistake[] {
  const { file, locale, slug, article } = one;
  const { author, translationOf } = article;
  const faults: [key: string, what: string][] = [];
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
  return faults.map(([key, what]) => ({ file, line: one.lineOf(key), what: `${key}: ${what}` }));
}

/** Whose a former slug is, if it is another article's; an article that has it still is renamed by this file. */
function findOwner(
  former: string,
  { locale, slug, article }: FoundArticle,
  files: Map<string, string>,
  known: Known,
): string | undefined {
  const name = `${locale}/${former}`;
  if (files.has(name)) return files.get(name);
  if (known.articles.has(name)) return known.articles.has(`${locale}/${slug}`) ? name : undefined;
  const owner = known.formerSlugs.get(name);
  return owner && ![slug, ...article.formerSlugs].includes(slugIn(owner)) ? owner : undefined;
}

/** The slug of another article that is the translation of the same original in the same language. */
function findTranslation(one: FoundArticle, original: string, known: Known): string | undefined {
  const key = known.articles.get(known.formerSlugs.get(original) ?? original);
  const own = [one.slug, ...one.article.formerSlugs].map((slug) => `${one.locale}/${slug}`);
  const others = [...known.articles].find(
    ([name, other]) => other === key && name.startsWith(`${one.locale}/`) && !own.includes(name),
  );
  return others && slugIn(others[0]);
}

/** Two files that would be one article, one translation or one author. */
function checkTwins({ articles, authors }: Found): Mistake[] {
  const mistakes: Mistake[] = [];
  const seen = new Map<string, string>();
  const claim = (what: string, file: string, line: number, why: string) => {
    const first = seen.get(what);
    if (first && first !== file) mistakes.push({ file, line, what: `${why} ${first}` });
    else seen.set(what, file);
  };
  for (const { slug, file } of authors) claim(`author ${slug}`, file, 1, 'the same author as');
  const spelt = new Map<string, string>();
  for (const one of articles) {
    const { locale, file, article } = one;
    claim(`article ${nameOf(one)}`, file, 1, 'the same language and slug as');
    const { translationOf, formerSlugs } = article;
    if (translationOf) {
      const what = `translation ${locale} ${translationOf}`;
      const line = one.lineOf('translationOf');
      claim(what, file, line, `translationOf: "${translationOf}" has a translation in ${locale}:`);
    }
    for (const former of formerSlugs) {
      const why = `formerSlugs: "${former}" is a former slug of`;
      claim(`former ${locale} ${former}`, file, one.lineOf('formerSlugs'), why);
    }
    for (const topic of article.topics) {
      const key = `${locale}/${slugify(topic)}`;
      const first = spelt.get(key) ?? topic;
      spelt.set(key, first);
      if (first === topic) continue;
      const what = `topics: "${topic}" is written "${first}" elsewhere: choose one`;
      mistakes.push({ file, line: one.lineOf('topics'), what });
    }
  }
  return mistakes;
}

/** Pictures that cannot be read, cut short or of another kind than pictures. */
async function checkPictures({ articles }: Found): Promise<Mistake[]> {
  const mistakes: Mistake[] = [];
  const readable = new Map<string, string | null>();
  for (const { file, article, marks, pictures, lineOf, bodyLine } of articles) {
    for (const [name, path] of pictures) {
      if (!readable.has(path)) readable.set(path, await describePictureFault(path));
      const fault = readable.get(path);
      if (!fault) continue;
      const mark = marks.pictures.find(({ address }) => address === name);
      const line = name === article.cover || !mark ? lineOf('cover') : bodyLine + mark.line - 1;
      mistakes.push({ file, line, what: `${name}: the picture cannot be read (${fault})` });
    }
  }
  return mistakes;
}

/** Why a picture cannot be read; null where it can. */
export async function describePictureFault(path: string): Promise<string | null> {
  try {
    await sharp(await readFile(path))
      .resize(16)
      .toBuffer();
    return null;
  } catch (error) {
    return (error as Error).message.split('\n')[0] ?? '';
  }
}
