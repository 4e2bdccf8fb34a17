import 'server-only';
import { scheduledSql, visibleSql } from '@/lib/store/visibility';
import { Prisma } from '@/prisma/client/client';
import type { TextCounts } from './draft';

/** By the id of what the articles are grouped by */
export type Counted = { id: number | bigint } & Record<keyof TextCounts, number | bigint>;

/** Of the articles of each group */
export function countsSql(now: Date): Prisma.Sql {
  return Prisma.sql`
    sum(${visibleSql(now)}) AS "published",
    sum(${scheduledSql(now)}) AS "scheduled",
    sum("publishedAt" IS NULL AND "deletedAt" IS NULL) AS "drafts",
    sum("deletedAt" IS NOT NULL) AS "bin"`;
}

export function toCounts(row: Omit<Counted, 'id'>): TextCounts {
  const { published, scheduled, drafts, bin } = row;
  return {
    published: Number(published),
    scheduled: Number(scheduled),
    drafts: Number(drafts),
    bin: Number(bin),
  };
}

export function addDrafts(
  counts: TextCounts = { published: 0, scheduled: 0, drafts: 0, bin: 0 },
  drafts: { isInBin: boolean }[],
): TextCounts {
  const inBin = drafts.filter(({ isInBin }) => isInBin).length;
  return {
    ...counts,
    drafts: counts.drafts + drafts.length - inBin,
    bin: counts.bin + inBin,
  };
}
