import 'server-only';
import { db } from '@/lib/store/db';

export type StoreIndex = {
  /** `fr/mistral` → key of its translations */
  articles: Map<string, string>;
  /** `fr/old-name` → `fr/mistral` */
  formerSlugs: Map<string, string>;
  authors: Set<string>;
  images: Set<string>;
};

/** What of the store the files may refer to, or come in the way of. */
export async function readStoreIndex(): Promise<StoreIndex> {
  const [articles, formerSlugs, authors, images] = await Promise.all([
    db().article.findMany({ select: { locale: true, slug: true, translationKey: true } }),
    db().formerSlug.findMany({
      select: { locale: true, slug: true, article: { select: { slug: true } } },
    }),
    db().author.findMany({ select: { slug: true } }),
    db().image.findMany({ select: { id: true } }),
  ]);
  return {
    articles: new Map(articles.map((row) => [formatArticleName(row), row.translationKey])),
    formerSlugs: new Map(
      formerSlugs.map((row) => [formatArticleName(row), `${row.locale}/${row.article.slug}`]),
    ),
    authors: new Set(authors.map(({ slug }) => slug)),
    images: new Set(images.map(({ id }) => id)),
  };
}

/** As `fr/mistral` */
export function formatArticleName({ locale, slug }: { locale: string; slug: string }): string {
  return `${locale}/${slug}`;
}

/** `fr/mistral` → `mistral` */
export function slugOfName(name: string): string {
  return name.slice(name.indexOf('/') + 1);
}
