import 'server-only';
import { readFile } from 'node:fs/promises';
import { drawZellige } from '@/lib/covers/zellige';
import { defaultLocale, type Locale } from '@/lib/i18n/locales';
import { replaceSpans } from '@/lib/markdown/scan-markdown';
import { storeImage } from '@/lib/media/images';
import { identifyImage } from '@/lib/media/originals';
import { db } from '@/lib/store/db';
import { type ArticleInput, type Change, planArticle, type StoredImage } from '../article-plan';
import { saveArticle, saveAuthor } from '../commands';
import type { ParsedArticle, ParsedFiles } from './article-folder';

export type ImportResult = {
  locale: Locale;
  slug: string;
  change: Change;
  publishedAt: Date | null;
};

type ImportOptions = {
  dryRun?: boolean;
  onProgress?: (done: number, all: number) => void;
};

/**
 * Takes in articles, their pictures and authors: what is there already is brought up to date, what is as it was is
 * left alone. Pictures first: they take seconds, and what is cut short must not leave half the articles.
 * @param options dryRun: says what would change, and changes nothing; onProgress: hears of each article's pictures
 */
export async function importArticles(
  { articles, authors }: Pick<ParsedFiles, 'articles' | 'authors'>,
  { dryRun = false, onProgress }: ImportOptions = {},
): Promise<ImportResult[]> {
  const storeOnce = rememberImages(dryRun ? identifyImage : storeImage);
  const inputs: ArticleInput[] = [];
  // A translation finds its original.
  for (const article of [...articles].sort(originalsFirst)) {
    inputs.push(await toInput(article, storeOnce));
    onProgress?.(inputs.length, articles.length);
  }
  if (!dryRun) for (const { slug, profile } of authors) await saveAuthor(slug, profile);
  const imported: ImportResult[] = [];
  for (const input of inputs) {
    const { locale, slug, publishedAt = null } = input;
    const authorName = authors.find((author) => author.slug === input.author)?.profile.name;
    const { change } = await (dryRun
      ? planArticle({ ...input, ...(authorName && { authorName }) })
      : saveArticle(input));
    imported.push({ locale, slug, change, publishedAt });
  }
  return imported;
}

function originalsFirst(one: ParsedArticle, other: ParsedArticle): number {
  return Number(one.locale !== defaultLocale) - Number(other.locale !== defaultLocale);
}

type StoreOnce = (what: string, read: () => Promise<Buffer>) => Promise<StoredImage>;

/** Each picture once, however many articles show it. */
function rememberImages(take: (original: Buffer) => Promise<StoredImage>): StoreOnce {
  const known = new Map<string, StoredImage>();
  return async (what, read) => {
    const image = known.get(what) ?? (await take(await read()));
    known.set(what, image);
    return image;
  };
}

async function toInput(one: ParsedArticle, storeOnce: StoreOnce): Promise<ArticleInput> {
  const { locale, slug } = one;
  const { cover, ...article } = one.article;
  const images = new Map<string, StoredImage>();
  for (const [name, path] of one.pictures)
    images.set(name, await storeOnce(path, () => readFile(path)));
  const changes = one.scan.pictures.flatMap(({ address, destination }) => {
    const image = images.get(address);
    return image ? [{ ...destination, text: `/media/${image.id}` }] : [];
  });
  // A translation shows its original's picture.
  const drawing = article.translationOf ?? slug;
  return {
    ...article,
    ...(await keepPublished(one)),
    locale,
    slug,
    body: replaceSpans(article.body, changes),
    cover:
      images.get(cover ?? '') ??
      (await storeOnce(`drawing/${drawing}`, async () => Buffer.from(drawZellige(drawing)))),
    pictures: [...images.values()],
  };
}

/** A file without a date is a draft, until it is published by other means: to take it in again must not withdraw it. */
async function keepPublished({ locale, slug, article }: ParsedArticle) {
  if (article.publishedAt) return {};
  const existing = await db().article.findUnique({
    where: { locale_slug: { locale, slug } },
    select: { publishedAt: true },
  });
  return existing?.publishedAt ? { publishedAt: existing.publishedAt } : {};
}
