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

const rowsPerQuery = 500;

/** Without a status, all but those in the bin; drafts first, then the newest */
export async function listArticleRecords(
  status?: ArticleStatus,
  locale?: Locale,
  limit?: number,
): Promise<ArticleRecord[]> {
  const whereStatus = {
    draft: () => ({ publishedAt: null, ...whereKept }),
    scheduled: whereScheduled,
    published: whereVisible,
    deleted: () => whereInBin,
  };
  const rows = await db().article.findMany({
    where: { ...(status ? whereStatus[status]() : whereKept), ...(locale && { locale }) },
    orderBy: [{ publishedAt: { sort: 'desc', nulls: 'first' } }, { id: 'desc' }],
    ...(limit && { take: limit }),
    select: { id: true },
  });
  const records = new Map<number, ArticleRecord>();
  // A statement takes some 32,000 parameters at most, and Prisma reads the relations of all rows with one.
  for (let start = 0; start < rows.length; start += rowsPerQuery) {
    const ids = rows.slice(start, start + rowsPerQuery).map(({ id }) => id);
    const some = await db().article.findMany({ where: { id: { in: ids } }, select });
    for (const record of some) records.set(record.id, record);
  }
  return rows.flatMap(({ id }) => records.get(id) ?? []);
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
