import 'server-only';
import { db } from '@/lib/store/db';
import type { Prisma } from '@/prisma/client/client';

/** What a plan to change an article compares with */
export const includeStored = {
  author: { select: { slug: true } },
  cover: { select: { id: true, width: true, height: true, drawnFrom: true } },
  topics: { select: { slug: true, name: true } },
  formerSlugs: { select: { slug: true } },
} satisfies Prisma.ArticleInclude;

export type StoredArticle = Prisma.ArticleGetPayload<{ include: typeof includeStored }>;

export function getStoredArticle(id: number): Promise<StoredArticle | null> {
  return db().article.findUnique({ where: { id }, include: includeStored });
}

/** Fails where the article was changed since it was read. */
export function whereUnchanged(stored: Prisma.ArticleGetPayload<object>) {
  const { id, slug, title, dek, body, publishedAt, deletedAt } = stored;
  const isDated = (date: Date | null) => (date ? { not: null } : null);
  return {
    ...{ id, slug, title, dek, body },
    publishedAt: isDated(publishedAt),
    deletedAt: isDated(deletedAt),
  };
}
