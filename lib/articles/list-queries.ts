import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { readingMinutes } from '@/lib/markdown/reading-time';
import { summarize } from '@/lib/markdown/summary';
import { db } from '@/lib/store/db';
import { leadingSql, visibleSql, whereVisible } from '@/lib/store/visibility';
import { Prisma } from '@/prisma/client/client';
import type { ArticlePage, ListedArticle } from './article';
import { cardFields, sortByIds } from './queries';
import { typesetArticles } from './typeset-articles';

/** Without the article in front of page 1 */
const articlesPerPage = 12;

type Filter = { topic?: string; author?: string };
type Id = { id: number | bigint };

/**
 * By date, newest first. Page 1 has one article more: without a filter, a young featured one comes before the others.
 * Null past the last page.
 */
export async function getArticlePage(
  locale: Locale,
  page: number,
  filter: Filter = {},
): Promise<ArticlePage | null> {
  const where = {
    ...whereVisible(locale),
    ...(filter.topic && { topics: { some: { slug: filter.topic } } }),
    ...(filter.author && { author: { slug: filter.author } }),
  };
  const [count, first] = await Promise.all([
    db().article.count({ where }),
    getFirstId(locale, filter),
  ]);
  const pages = Math.max(1, Math.ceil((count - 1) / articlesPerPage));
  if (page > pages) return null;
  if (first === null) return { articles: [], page, pages };
  const others = await listIds(locale, filter, first, page);
  const ids = page === 1 ? [first, ...others] : others;
  return { articles: await listArticles(locale, ids), page, pages };
}

async function listArticles(locale: Locale, ids: number[]): Promise<ListedArticle[]> {
  const rows = await db().article.findMany({
    where: { id: { in: ids } },
    select: { ...cardFields, dek: true, body: true },
  });
  const listed = rows.map(({ dek, body, ...row }) => ({
    ...row,
    summary: summarize({ dek, body }, locale),
    minutesToRead: readingMinutes(body),
  }));
  return typesetArticles(sortByIds(listed, ids), locale);
}

async function getFirstId(locale: Locale, filter: Filter): Promise<number | null> {
  const isFiltered = filter.topic !== undefined || filter.author !== undefined;
  const leading = isFiltered
    ? []
    : await db().$queryRaw<Id[]>`
        SELECT "id" FROM "Article" INDEXED BY "Article_locale_featured_publishedAt_idx"
        WHERE "locale" = ${locale} AND ${leadingSql()}
        ORDER BY "publishedAt" DESC, "id" DESC LIMIT 1`;
  const [first = null] = leading.length > 0 ? leading : await listByDate(locale, filter, 1);
  return first && Number(first.id);
}

async function listIds(
  locale: Locale,
  filter: Filter,
  first: number,
  page: number,
): Promise<number[]> {
  const offset = (page - 1) * articlesPerPage;
  const rows = await listByDate(locale, filter, articlesPerPage, offset, first);
  return rows.map(({ id }) => Number(id));
}

function listByDate(
  locale: Locale,
  { topic, author }: Filter,
  limit: number,
  offset = 0,
  without = 0,
): Promise<Id[]> {
  const ofTopic = topic
    ? Prisma.sql`AND EXISTS (
        SELECT 1 FROM "_ArticleToTopic" WHERE "A" = "Article"."id"
        AND "B" = (SELECT "id" FROM "Topic" WHERE "locale" = ${locale} AND "slug" = ${topic}))`
    : Prisma.empty;
  const ofAuthor = author
    ? Prisma.sql`AND "authorId" = (SELECT "id" FROM "Author" WHERE "slug" = ${author})`
    : Prisma.empty;
  const index = author
    ? 'Article_authorId_locale_publishedAt_idx'
    : 'Article_locale_publishedAt_idx';
  // Without INDEXED BY, SQLite reads and sorts all articles, bodies included.
  return db().$queryRaw<Id[]>`
    SELECT "id" FROM "Article" INDEXED BY ${Prisma.raw(`"${index}"`)}
    WHERE "locale" = ${locale} AND ${visibleSql()} AND "id" <> ${without} ${ofTopic} ${ofAuthor}
    ORDER BY "publishedAt" DESC, "id" DESC
    LIMIT ${limit} OFFSET ${offset}`;
}
