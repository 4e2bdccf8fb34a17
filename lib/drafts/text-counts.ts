import 'server-only';
import { scheduledSql, visibleSql } from '@/lib/store/visibility';
import { Prisma } from '@/prisma/client/client';
import type { TextCounts } from './draft';

/** By the id of what the articles are grouped by */
export type Counted = { id: number | bigint } & Record<keyof TextCounts, number | bigint>;

/** The articles, as `texts`. Dates come from the index: those of the table stand behind the bodies. */
export const textsSql = Prisma.sql`"texts" AS MATERIALIZED (
  SELECT "id", "authorId", "publishedAt", NULL AS "deletedAt"
  FROM "Article" INDEXED BY "Article_authorId_locale_publishedAt_idx"
  WHERE "publishedAt" IS NOT NULL
  UNION ALL
  SELECT "id", "authorId", NULL, "deletedAt" FROM "Article" WHERE "publishedAt" IS NULL)`;

/** Of the texts of each group */
export const countsSql = (now: Date) => Prisma.sql`
  sum(coalesce(${visibleSql(now)}, 0)) AS "published",
  sum(coalesce(${scheduledSql(now)}, 0)) AS "scheduled",
  sum("publishedAt" IS NULL AND "deletedAt" IS NULL) AS "drafts",
  sum("deletedAt" IS NOT NULL) AS "bin"`;

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
