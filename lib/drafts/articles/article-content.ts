import 'server-only';
import { isDrawnCover } from '@/lib/articles/drawn-cover';
import { getDictionary } from '@/lib/i18n/dictionary';
import { toLocale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import type { Prisma } from '@/prisma/client/client';
import { type Content, contentSchema } from '../content';

const include = {
  author: { select: { slug: true } },
  cover: true,
  topics: { select: { name: true }, orderBy: { slug: 'asc' } },
} satisfies Prisma.ArticleInclude;

/** What readers see of an article, as the studio writes it; null if there is no such article */
export async function readArticleContent(articleId: number): Promise<Content | null> {
  const row = await db().article.findUnique({ where: { id: articleId }, include });
  if (!row) return null;
  const texts = await db().article.findMany({
    where: { translationKey: row.translationKey },
    select: { slug: true, formerSlugs: { select: { slug: true } } },
  });
  const isDrawn = isDrawnCover(row.cover, texts);
  const drawnAlt = getDictionary(toLocale(row.locale)).imports.drawnCover;
  return contentSchema.parse({
    title: row.title,
    dek: row.dek,
    slug: row.slug,
    body: row.body,
    author: row.author.slug,
    topics: row.topics.map(({ name }) => name),
    cover: isDrawn ? '' : row.coverId,
    coverAlt: isDrawn && row.coverAlt === drawnAlt ? '' : row.coverAlt,
    coverCredit: row.coverCredit ?? '',
    featured: row.featured,
    searchTitle: row.searchTitle ?? '',
    searchDescription: row.searchDescription ?? '',
    canonicalUrl: row.canonicalUrl ?? '',
  });
}
