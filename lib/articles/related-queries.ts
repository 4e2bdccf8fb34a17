import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import { recordAnswer } from '@/lib/store/page-reads';
import { visibleSql } from '@/lib/store/visibility';
import { Prisma } from '@/prisma/client/client';
import type { ArticleCard } from './article';
import { cardFields, sortByIds } from './queries';
import { rankRelated } from './related';
import { typesetArticles } from './typeset-articles';

const maxRelated = 4;
const maxCandidates = 40;

/** Up to four other articles: by common topics and words, then the newest. */
export async function listRelated(locale: Locale, slug: string): Promise<ArticleCard[]> {
  const ids = await recordAnswer(() => chooseRelated(locale, slug));
  const rows = await db().article.findMany({ where: { id: { in: ids } }, select: cardFields });
  return typesetArticles(sortByIds(rows, ids), locale);
}

type Row = [id: number, title: string, dek: string, publishedAt: string | null, topics: string[]];

async function chooseRelated(locale: Locale, slug: string): Promise<number[]> {
  const own = Prisma.sql`(SELECT "id" FROM "Article" WHERE "locale" = ${locale} AND "slug" = ${slug})`;
  const newest = (condition: Prisma.Sql) => Prisma.sql`
    SELECT "id" FROM (
      SELECT "id" FROM "Article" INDEXED BY "Article_locale_publishedAt_idx"
      WHERE "locale" = ${locale} AND ${visibleSql()} AND "id" <> ${own} ${condition}
      ORDER BY "publishedAt" DESC LIMIT ${maxCandidates})`;
  const hasCommonTopic = Prisma.sql`AND EXISTS (
    SELECT 1 FROM "_ArticleToTopic" WHERE "A" = "Article"."id"
    AND "B" IN (SELECT "B" FROM "_ArticleToTopic" WHERE "A" = ${own}))`;
  // One row of JSON: each page asks for this again after a publication, and objects take five times as long.
  const [row] = await db().$queryRaw<{ own: number | bigint | null; json: string }[]>`
    SELECT ${own} AS "own", json_group_array(json_array(
      "id", "title", "dek", "publishedAt",
      (SELECT json_group_array("slug") FROM "_ArticleToTopic" JOIN "Topic" ON "Topic"."id" = "B"
        WHERE "A" = "Article"."id"))) AS "json"
    FROM "Article" WHERE "id" = ${own}
    OR "id" IN (${newest(hasCommonTopic)} UNION ${newest(Prisma.empty)})`;
  const candidates = (JSON.parse(row?.json ?? '[]') as Row[]).map(
    ([id, title, dek, publishedAt, topics]) => ({
      ...{ id, title, dek, publishedAt: publishedAt === null ? null : new Date(publishedAt) },
      topics: topics.map((topic) => ({ slug: topic })),
    }),
  );
  const article = candidates.find(({ id }) => id === Number(row?.own));
  if (!article) return [];
  const others = candidates.filter((candidate) => candidate !== article);
  return rankRelated(article, others)
    .slice(0, maxRelated)
    .map(({ id }) => id);
}
