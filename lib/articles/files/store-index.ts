import 'server-only';
import { db } from '@/lib/store/db';

export type StoreIndex = {
  /** `fr/mistral` → translation key */
  articles: Map<string, string>;
  /** `fr/old-name` → `fr/mistral` */
  formerSlugs: Map<string, string>;
  authors: Set<string>;
  images: Set<string>;
};

export async function readStoreIndex(): Promise<StoreIndex> {
  const [articles, formerSlugs, authors, images] = await Promise.all([
    db().article.findMany({ select: { locale: true, slug: true, translationKey: true } }),
    db().formerSlug.findMany({
      select: { locale: true, slug: true, article: { select: { locale: true, slug: true } } },
    }),
    db().author.findMany({ select: { slug: true } }),
    db().image.findMany({ select: { id: true } }),
  ]);
  return {
    articles: new Map(articles.map((row) => [formatArticleName(row), row.translationKey])),
    formerSlugs: new Map(
      formerSlugs.map((row) => [formatArticleName(row), formatArticleName(row.article)]),
    ),
    authors: new Set(authors.map(({ slug }) => slug)),
    images: new Set(images.map(({ id }) => id)),
  };
}

/** `fr/mistral` */
export function formatArticleName({ locale, slug }: { locale: string; slug: string }): string {
  return `${locale}/${slug}`;
}

export function slugOfName(name: string): string {
  return name.slice(name.indexOf('/') + 1);
}
