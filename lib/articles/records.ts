import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import { isVisible, whereScheduled, whereVisible } from '@/lib/store/visibility';
import type { Prisma } from '@/prisma/client/client';
import { whereInBin, whereKept } from './bin';

/** Deleted: in the bin */
export type ArticleStatus = 'draft' | 'scheduled' | 'published' | 'deleted';

const select = {
  id: true,
  locale: true,
  slug: true,
  title: true,
  featured: true,
  publishedAt: true,
  updatedAt: true,
  deletedAt: true,
  author: { select: { slug: true, name: true } },
  topics: { select: { name: true }, orderBy: { name: 'asc' } },
  formerSlugs: { select: { slug: true }, orderBy: { slug: 'asc' } },
} satisfies Prisma.ArticleSelect;

export type ArticleRecord = Prisma.ArticleGetPayload<{ select: typeof select }>;

/** Without a status, all but those in the bin */
export async function listArticleRecords(
  status?: ArticleStatus,
  locale?: Locale,
): Promise<ArticleRecord[]> {
  const whereStatus = {
    draft: () => ({ publishedAt: null, ...whereKept }),
    scheduled: whereScheduled,
    published: whereVisible,
    deleted: () => whereInBin,
  };
  return db().article.findMany({
    where: { ...(status ? whereStatus[status]() : whereKept), ...(locale && { locale }) },
    orderBy: [{ publishedAt: { sort: 'desc', nulls: 'first' } }, { id: 'desc' }],
    select,
  });
}

export async function getArticleRecord(
  locale: Locale,
  slug: string,
): Promise<ArticleRecord | null> {
  return db().article.findUnique({ where: { locale_slug: { locale, slug } }, select });
}

export function getArticleStatus({
  publishedAt,
  deletedAt,
}: Pick<ArticleRecord, 'publishedAt'> & Partial<Pick<ArticleRecord, 'deletedAt'>>): ArticleStatus {
  if (deletedAt) return 'deleted';
  if (!publishedAt) return 'draft';
  return isVisible(publishedAt) ? 'published' : 'scheduled';
}
