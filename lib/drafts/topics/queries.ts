import 'server-only';
import { locales, toLocale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import { scheduledSql, visibleSql } from '@/lib/store/visibility';
import { Prisma } from '@/prisma/client/client';
import { listDraftTopics } from './draft-topics';
import type { StudioTopic, TextCounts } from './topic';

type Counted = { id: number | bigint } & Record<keyof TextCounts, number | bigint | null>;

/** By language and name */
export async function listStudioTopics(now = new Date()): Promise<StudioTopic[]> {
  const [topics, articles, drafts] = await Promise.all([
    db().topic.findMany({
      include: { formerSlugs: { select: { slug: true }, orderBy: { slug: 'asc' } } },
    }),
    db().$queryRaw<Counted[]>`
      SELECT "B" AS "id", ${countsSql(now)}
      FROM "_ArticleToTopic" JOIN "Article" ON "Article"."id" = "A" GROUP BY "B"`,
    listDraftTopics(),
  ]);
  const counted = new Map(articles.map((row) => [Number(row.id), toCounts(row)]));
  const listed = topics.map(({ formerSlugs, ...topic }) => {
    const naming = drafts.filter(
      ({ locale, slug }) => locale === topic.locale && slug === topic.slug,
    );
    return {
      ...topic,
      locale: toLocale(topic.locale),
      counts: addDrafts(counted.get(topic.id), naming),
      formerSlugs: formerSlugs.map(({ slug }) => slug),
    };
  });
  return listed.sort(
    (a, b) =>
      locales.indexOf(a.locale) - locales.indexOf(b.locale) ||
      a.name.localeCompare(b.name, a.locale),
  );
}

export async function getStudioTopic(id: number): Promise<StudioTopic | null> {
  return (await listStudioTopics()).find((topic) => topic.id === id) ?? null;
}

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
