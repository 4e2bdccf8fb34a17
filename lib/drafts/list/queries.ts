import 'server-only';
import type { SignedIn } from '@/lib/accounts/account';
import { locales, toLocale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import { scheduledSql, visibleSql } from '@/lib/store/visibility';
import { typeset } from '@/lib/typography/typeset';
import { Prisma } from '@/prisma/client/client';
import { listDraftTopics } from '../topics/draft-topics';
import { type ArticleList, articleLists, type ListFilter, type TextIds } from './filter';
import { matchTitles } from './match-titles';
import { readRows } from './read-rows';
import type { ListPage, TopicChoice } from './rows';

const pageSize = 50;

export async function listTexts(
  filter: ListFilter,
  { role }: Pick<SignedIn, 'role'>,
  now = new Date(),
): Promise<ListPage> {
  const conditions = await toConditions(filter);
  const counts = await countTexts(conditions, now);
  const count = counts[filter.list];
  const found = await db().$queryRaw<TextIds[]>`
    ${selectTexts(filter.list, conditions, now)}
    ORDER BY "at" ${filter.list === 'scheduled' ? Prisma.sql`ASC` : Prisma.sql`DESC`}, 1 DESC, 2 DESC
    LIMIT ${pageSize} OFFSET ${(filter.page - 1) * pageSize}`;
  const ids = found.map(({ articleId, draftId }) => ({
    articleId: articleId === null ? null : Number(articleId),
    draftId: draftId === null ? null : Number(draftId),
  }));
  const rows = await readRows(ids, { withLeads: role === 'owner', now });
  return { rows, count, pageCount: Math.max(1, Math.ceil(count / pageSize)), counts };
}

async function countTexts(conditions: Conditions, now: Date): Promise<Record<ArticleList, number>> {
  const counts = articleLists.map(
    (list) => Prisma.sql`
      (SELECT count(*) FROM (${selectTexts(list, conditions, now)})) AS ${Prisma.raw(`"${list}"`)}`,
  );
  const [row] = await db().$queryRaw<Record<string, number>[]>`SELECT ${Prisma.join(counts)}`;
  const entries = articleLists.map((list) => [list, Number(row?.[list] ?? 0)]);
  return Object.fromEntries(entries);
}

/** Further conditions on `a`, an article, and on `d`, a draft without one */
type Conditions = { article: Prisma.Sql[]; draft: Prisma.Sql[] };

async function toConditions({ text, language, topic }: ListFilter): Promise<Conditions> {
  const all = [
    ...(language
      ? [
          {
            article: Prisma.sql`a."locale" = ${language}`,
            draft: Prisma.sql`d."locale" = ${language}`,
          },
        ]
      : []),
    ...(topic ? [await matchTopic(topic)] : []),
    ...(text ? [await matchTitles(text)] : []),
  ];
  return { article: all.map(({ article }) => article), draft: all.map(({ draft }) => draft) };
}

async function matchTopic(topic: string) {
  const [locale = '', slug = ''] = topic.split('/');
  const found = await db().topic.findUnique({ where: { locale_slug: { locale, slug } } });
  const drafts = (await listDraftTopics())
    .filter((one) => one.locale === locale && one.slug === slug)
    .map(({ draftId }) => draftId);
  return {
    article: Prisma.sql`EXISTS (
      SELECT 1 FROM "_ArticleToTopic" WHERE "A" = a."id" AND "B" = ${found?.id ?? 0})`,
    draft: Prisma.sql`d."id" IN (SELECT value FROM json_each(${JSON.stringify(drafts)}))`,
  };
}

/** The ids of a list's texts, and the date by which they are listed */
function selectTexts(list: ArticleList, conditions: Conditions, now: Date): Prisma.Sql {
  const { of, at } = {
    drafts: {
      of: Prisma.sql`"publishedAt" IS NULL AND a."deletedAt" IS NULL`,
      at: Prisma.sql`coalesce(d."savedAt", a."updatedAt")`,
    },
    scheduled: { of: scheduledSql(now), at: Prisma.sql`"publishedAt"` },
    published: { of: visibleSql(now), at: Prisma.sql`"publishedAt"` },
    bin: {
      of: Prisma.sql`"publishedAt" IS NULL AND a."deletedAt" IS NOT NULL`,
      at: Prisma.sql`a."deletedAt"`,
    },
  }[list];
  const articles = Prisma.sql`
    SELECT a."id" AS "articleId", d."id" AS "draftId", ${at} AS "at"
    FROM "Article" AS a LEFT JOIN "Draft" AS d ON d."articleId" = a."id"
    WHERE ${Prisma.join([of, ...conditions.article], ' AND ')}`;
  if (list === 'scheduled' || list === 'published') return articles;
  const isInBin = list === 'bin';
  const drafts = [
    Prisma.sql`d."kind" = 'article' AND d."articleId" IS NULL`,
    isInBin ? Prisma.sql`d."deletedAt" IS NOT NULL` : Prisma.sql`d."deletedAt" IS NULL`,
    ...conditions.draft,
  ];
  return Prisma.sql`${articles}
    UNION ALL
    SELECT NULL, d."id", ${isInBin ? Prisma.sql`d."deletedAt"` : Prisma.sql`d."savedAt"`}
    FROM "Draft" AS d WHERE ${Prisma.join(drafts, ' AND ')}`;
}

/** Those of the store's articles, by language and name */
export async function listTopicChoices(): Promise<TopicChoice[]> {
  const topics = await db().topic.findMany({ select: { locale: true, slug: true, name: true } });
  return topics
    .map((topic) => {
      const locale = toLocale(topic.locale);
      return { ...topic, locale, name: typeset(topic.name, locale) };
    })
    .sort(
      (a, b) =>
        locales.indexOf(a.locale) - locales.indexOf(b.locale) || a.name.localeCompare(b.name, 'fr'),
    );
}
