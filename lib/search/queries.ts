'use cache';

import { db } from '@/lib/db';
import type { Locale } from '@/lib/i18n/locales';
import { typeset } from '@/lib/typography/typeset';
import { Prisma } from '@/prisma/client/client';
import type { Search } from './address';
import { extractFrom, markMatches, type Part } from './extract';
import { listBeginnings, type Match, parseWords } from './query';

const perPage = 10;
/** Of a word that more articles have, how often each has it says little: the newest come first. */
const rankedAtMost = 500;

export type Result = {
  slug: string;
  title: Part[];
  extract: Part[];
  publishedAt: Date;
  author: { name: string };
};
export type Results = {
  results: Result[];
  count: number;
  page: number;
  pages: number;
  /** No article has all the words: these have some of them */
  loose: boolean;
};

/** The articles that have what is looked for, those first that have it in their title; null where nothing is. */
export async function searchArticles(locale: Locale, search: Search): Promise<Results | null> {
  const match = parseWords(search.words);
  if (!match) return null;
  const strict = await countMatches(locale, match.all);
  const loose = strict === 0 && match.any !== match.all;
  const expression = loose ? match.any : match.all;
  const count = loose ? await countMatches(locale, expression) : strict;
  const pages = Math.max(1, Math.ceil(count / perPage));
  const page = Math.min(search.page, pages);
  const ids = await listIds(locale, expression, match, count, (page - 1) * perPage);
  return { results: await load(locale, ids, search.words), count, page, pages, loose };
}

// Dates as the other raw queries have them; the condition is that of lib/articles/visible.ts.
const visible = (locale: Locale) =>
  Prisma.sql`"locale" = ${locale} AND "publishedAt" <= ${new Date()}`;
const matching = (expression: string) =>
  Prisma.sql`SELECT "rowid" FROM "ArticleSearch" WHERE "ArticleSearch" MATCH ${expression}`;

async function countMatches(locale: Locale, expression: string): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number | bigint }[]>`
    WITH "Found" AS MATERIALIZED (${matching(expression)})
    SELECT count(*) AS "count" FROM "Article" WHERE ${visible(locale)} AND "id" IN "Found"`;
  return Number(row?.count ?? 0);
}

async function listIds(
  locale: Locale,
  expression: string,
  { inTitle, inHead }: Match,
  count: number,
  skip: number,
): Promise<number[]> {
  // The plus signs keep SQLite from asking the index anew for each article.
  const rows =
    count > rankedAtMost
      ? await db().$queryRaw<{ id: number | bigint }[]>`
          WITH "Found" AS MATERIALIZED (${matching(expression)})
          SELECT "id" FROM "Article" INDEXED BY "Article_locale_publishedAt_idx"
          WHERE ${visible(locale)} AND +"id" IN "Found"
          ORDER BY "id" IN (${matching(inTitle)}) DESC, "publishedAt" DESC, "id" DESC LIMIT ${perPage} OFFSET ${skip}`
      : await db().$queryRaw<{ id: number | bigint }[]>`
          WITH "Visible" AS MATERIALIZED (SELECT "id" FROM "Article" WHERE ${visible(locale)})
          SELECT "rowid" AS "id" FROM "ArticleSearch"
          WHERE "ArticleSearch" MATCH ${expression} AND +"rowid" IN "Visible"
          ORDER BY "rowid" IN (${matching(inTitle)}) DESC, "rowid" IN (${matching(inHead)}) DESC,
            bm25("ArticleSearch", 20, 10, 1, 10), "rowid" DESC LIMIT ${perPage} OFFSET ${skip}`;
  return rows.map(({ id }) => Number(id));
}

async function load(locale: Locale, ids: number[], words: string): Promise<Result[]> {
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
  const beginnings = listBeginnings(words);
  const mark = (line: string) => markMatches(typeset(line, locale), beginnings);
  return rows
    .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
    .flatMap(({ slug, title, dek, body, publishedAt, author }) =>
      publishedAt
        ? {
            slug,
            title: mark(title),
            extract: mark(extractFrom(body, beginnings) ?? dek),
            publishedAt,
            author,
          }
        : [],
    );
}
