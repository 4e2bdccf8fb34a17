import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import { visibleSql } from '@/lib/store/visibility';
import { Prisma } from '@/prisma/client/client';

/** FTS5 expressions of one query, from the narrowest to the widest */
export type Expressions = {
  /** The words as typed */
  typed: string;
  /** Also words that begin with them or have their stem */
  plain: string;
  /** Also similar words */
  all: string;
};

/** Above this, bm25 says little and takes long: titles come first, then the newest. */
const maxRanked = 500;

const matching = (expression: string) =>
  Prisma.sql`SELECT "rowid" FROM "ArticleSearch" WHERE "ArticleSearch" MATCH ${expression}`;
const inTitle = (expression: string) => matching(`{title} : (${expression})`);
const inHead = (expression: string) => matching(`{title dek topics} : (${expression})`);

/**
 * @returns ids of articles that readers see, newest first, then of pages, negative; as JSON from SQLite because Prisma takes
 * longer to read ten thousand rows than the search itself
 */
export async function listMatches(locale: Locale, expression: string): Promise<number[]> {
  // The plus sign keeps SQLite from querying the FTS index once per article.
  return listIds(Prisma.sql`
    WITH "Found" AS MATERIALIZED (${matching(expression)})
    SELECT "id" FROM (
      SELECT "id" FROM "Article" INDEXED BY "Article_locale_publishedAt_idx"
      WHERE "locale" = ${locale} AND ${visibleSql()} AND +"id" IN "Found"
      ORDER BY "publishedAt" DESC, "id" DESC)
    UNION ALL
    SELECT -"id" FROM "Page"
    WHERE "locale" = ${locale} AND ${visibleSql()} AND -"id" IN "Found"`);
}

/** @returns for each expression whether an article or page that readers see has it */
export async function listFound(locale: Locale, expressions: string[]): Promise<boolean[]> {
  const found = expressions.map(
    (expression) => Prisma.sql`EXISTS (
      SELECT 1 FROM "ArticleSearch" CROSS JOIN "Article" ON "Article"."id" = "ArticleSearch"."rowid"
      WHERE "ArticleSearch" MATCH ${expression} AND "locale" = ${locale} AND ${visibleSql()}
    ) OR EXISTS (
      SELECT 1 FROM "ArticleSearch" CROSS JOIN "Page" ON "Page"."id" = -"ArticleSearch"."rowid"
      WHERE "ArticleSearch" MATCH ${expression} AND "locale" = ${locale} AND ${visibleSql()})`,
  );
  const [row] = await db().$queryRaw<{ found: string }[]>`
    SELECT json_array(${Prisma.join(found)}) AS "found"`;
  return (JSON.parse(row?.found ?? '[]') as number[]).map((one) => one === 1);
}

export async function rankMatches(ids: number[], expressions: Expressions): Promise<number[]> {
  return ids.length > maxRanked ? rankByTitle(ids, expressions) : rankByWorth(ids, expressions);
}

async function rankByTitle(ids: number[], { plain, all }: Expressions): Promise<number[]> {
  const titled = putFirst(ids, await listIds(inTitle(all)));
  return plain === all ? titled : putFirst(titled, await listIds(matching(plain)));
}

function putFirst(ids: number[], first: number[]): number[] {
  const set = new Set(first);
  return [...ids.filter((id) => set.has(id)), ...ids.filter((id) => !set.has(id))];
}

async function rankByWorth(ids: number[], { typed, plain, all }: Expressions): Promise<number[]> {
  const rows = await db().$queryRaw<{ id: number | bigint }[]>`
    SELECT "rowid" AS "id" FROM "ArticleSearch"
    WHERE "ArticleSearch" MATCH ${all}
      AND +"rowid" IN (SELECT "value" FROM json_each(${JSON.stringify(ids)}))
    ORDER BY ${plain === all ? 1 : Prisma.sql`"rowid" IN (${matching(plain)})`} DESC,
      "rowid" IN (${inTitle(all)}) DESC, "rowid" IN (${inHead(all)}) DESC, "rowid" IN (${matching(typed)}) DESC,
      bm25("ArticleSearch", 20, 10, 1, 10), "rowid" DESC`;
  return rows.map(({ id }) => Number(id));
}

async function listIds(select: Prisma.Sql): Promise<number[]> {
  const [row] = await db().$queryRaw<{ ids: string }[]>`
    WITH "Ids" ("id") AS (${select}) SELECT json_group_array("id") AS "ids" FROM "Ids"`;
  return JSON.parse(row?.ids ?? '[]');
}
