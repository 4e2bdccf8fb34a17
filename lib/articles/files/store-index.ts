import 'server-only';
import {
  formatTextName,
  indexedColumns,
  indexTexts,
  type StoredTexts,
} from '@/lib/markdown/text-checks';
import { db } from '@/lib/store/db';

export type StoreIndex = StoredTexts & {
  /** Of the texts, those that are in the bin */
  inBin: Set<string>;
  authors: Set<string>;
  images: Set<string>;
};

export async function readStoreIndex(): Promise<StoreIndex> {
  const [articles, formerSlugs, authors, images] = await Promise.all([
    db().article.findMany({
      select: { ...indexedColumns, deletedAt: true },
    }),
    db().formerSlug.findMany({
      select: { locale: true, slug: true, article: { select: { locale: true, slug: true } } },
    }),
    db().author.findMany({ select: { slug: true } }),
    db().image.findMany({ select: { id: true } }),
  ]);
  return {
    ...indexTexts(articles),
    formerSlugs: new Map(
      formerSlugs.map((row) => [formatTextName(row), formatTextName(row.article)]),
    ),
    inBin: new Set(articles.filter(({ deletedAt }) => deletedAt).map(formatTextName)),
    authors: new Set(authors.map(({ slug }) => slug)),
    images: new Set(images.map(({ id }) => id)),
  };
}
