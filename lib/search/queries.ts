import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import { visibleSql } from '@/lib/store/visibility';
import { typeset } from '@/lib/typography/typeset';
import { Prisma } from '@/prisma/client/client';
import { extractExcerpt, highlightMatches } from './excerpt';
import { buildFtsQuery, listTerms } from './fts-query';
import type { SearchParams } from './search-params';
import type { SearchResult, SearchResults } from './search-results';

const perPage = 10;
/** Above this, bm25 says little and takes long: titles come first, then the newest. */
const maxRanked = 500;

export async function searchArticles(
  locale: Locale,
  search: SearchParams,
): Promise<SearchResults | null> {
  const match = buildFtsQuery(search.words);
  if (!match) return null;
  const strict = await listMatches(locale, match.all);
  const isPartial = strict.length === 0 && match.any !== match.all;
  const expression = isPartial ? match.any : match.all;
  const found = isPartial ? await listMatches(locale, expression) : strict;
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const page = Math.min(search.page, pages);
  const ranked = found.length > maxRanked ? titlesFirst : byRank;
  const ids = (await ranked(found, expression)).slice((page - 1) * perPage, page * perPage);
  return {
    results: await load(locale, ids, search.words),
    count: found.length,
    page,
    pages,
    isPartial,
  };
}

const matching = (expression: string) =>
  Prisma.sql`SELECT "rowid" FROM "ArticleSearch" WHERE "ArticleSearch" MATCH ${expression}`;
const inTitle = (expression: string) => matching(`{title} : (${expression})`);
const inHead = (expression: string) => matching(`{title dek topics} : (${expression})`);

/** Returns JSON because Prisma takes longer to read ten thousand rows than the search itself. */
async function listMatches(locale: Locale, expression: string): Promise<number[]> {
  // The plus sign keeps SQLite from querying the FTS index once per article.
  const rows = await db().$queryRaw<{ ids: string }[]>`
    WITH "Found" AS MATERIALIZED (${matching(expression)}),
      "Visible" AS (
        SELECT "id" FROM "Article" INDEXED BY "Article_locale_publishedAt_idx"
        WHERE "locale" = ${locale} AND ${visibleSql()} AND +"id" IN "Found"
        ORDER BY "publishedAt" DESC, "id" DESC)
    SELECT json_group_array("id") AS "ids" FROM "Visible"`;
  return parseIds(rows);
}

async function titlesFirst(ids: number[], expression: string): Promise<number[]> {
  const rows = await db().$queryRaw<{ ids: string }[]>`
    SELECT json_group_array("rowid") AS "ids" FROM (${inTitle(expression)})`;
  const titled = new Set(parseIds(rows));
  return [...ids.filter((id) => titled.has(id)), ...ids.filter((id) => !titled.has(id))];
}

async function byRank(ids: number[], expression: string): Promise<number[]> {
  const rows = await db().$queryRaw<{ id: number | bigint }[]>`
    SELECT "rowid" AS "id" FROM "ArticleSearch"
    WHERE "ArticleSearch" MATCH ${expression}
      AND +"rowid" IN (SELECT "value" FROM json_each(${JSON.stringify(ids)}))
    ORDER BY "rowid" IN (${inTitle(expression)}) DESC, "rowid" IN (${inHead(expression)}) DESC,
      bm25("ArticleSearch", 20, 10, 1, 10), "rowid" DESC`;
  return rows.map(({ id }) => Number(id));
}

const parseIds = ([row]: { ids: string }[]): number[] => JSON.parse(row?.ids ?? '[]');

async function load(locale: Locale, ids: number[], words: string): Promise<SearchResult[]> {
  const rows = await db().article.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      slug: true,
      title: true,
      dek: true,
      body: true,
      publishedAt: true,
      author: { select: { name: true } },
    },
  });
  const terms = listTerms(words);
  const mark = (line: string) => highlightMatches(typeset(line, locale), terms);
  return rows
    .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
    .flatMap(({ slug, title, dek, body, publishedAt, author }) =>
      publishedAt
        ? {
            slug,
            title: mark(title),
            excerpt: mark(extractExcerpt(body, terms) ?? dek),
            publishedAt,
            author,
          }
        : [],
    );
}
