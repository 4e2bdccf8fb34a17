import 'server-only';
import { readFile } from 'node:fs/promises';
import { drawZellige } from '@/lib/covers/zellige';
import { getDictionary } from '@/lib/i18n/dictionary';
import { defaultLocale, type Locale } from '@/lib/i18n/locales';
import { createPictureStore, type StoreOnce, storePictures } from '@/lib/markdown/text-pictures';
import { db } from '@/lib/store/db';
import { type ArticleInput, type Change, planArticle } from '../article-plan';
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
  onAuthor?: (slug: string, change: Change) => void;
  onProgress?: (done: number, all: number) => void;
};

/** Creates or updates articles and authors. Images come first: they take seconds, and Ctrl-C must not leave half the articles. */
export async function importArticles(
  { articles, authors }: Pick<ParsedFiles, 'articles' | 'authors'>,
  { dryRun = false, onProgress, onAuthor }: ImportOptions = {},
): Promise<ImportResult[]> {
  const storeOnce = createPictureStore(dryRun);
  const inputs: ArticleInput[] = [];
  for (const article of [...articles].sort(originalsFirst)) {
    inputs.push(await toArticleInput(article, storeOnce));
    onProgress?.(inputs.length, articles.length);
  }
  for (const { slug, profile, photo: file } of authors) {
    const photo = file && (await storeOnce(file.path, () => readFile(file.path)));
    const change = await saveAuthor(slug, { ...profile, photo }, dryRun);
    onAuthor?.(slug, change);
  }
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

export async function toArticleInput(
  one: ParsedArticle,
  storeOnce: StoreOnce,
): Promise<ArticleInput> {
  const { locale, slug } = one;
  const { cover, ...article } = one.article;
  const { images, body } = await storePictures(one, article.body, storeOnce);
  // Translations share the cover drawn for the original.
  const seed = article.translationOf ?? slug;
  return {
    ...article,
    ...(await getStoredDate(one)),
    locale,
    slug,
    body,
    coverAlt: article.coverAlt ?? getDictionary(locale).imports.drawnCover,
    cover:
      images.get(cover ?? '') ??
      (await storeOnce(`drawing/${seed}`, async () => Buffer.from(drawZellige(seed)))),
    pictures: [...images.values()],
  };
}

/** Importing a file without a date must not unpublish an article that was published by command. */
async function getStoredDate({ locale, slug, article }: ParsedArticle) {
  if (article.publishedAt) return {};
  const existing = await db().article.findUnique({
    where: { locale_slug: { locale, slug } },
    select: { publishedAt: true },
  });
  return existing?.publishedAt ? { publishedAt: existing.publishedAt } : {};
}
