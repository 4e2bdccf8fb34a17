import 'server-only';
import { isLocale, type Locale } from '@/lib/i18n/locales';
import { listImageIds } from '@/lib/markdown/pictures';
import { db } from '@/lib/store/db';
import { visibleSql, whereVisible } from '@/lib/store/visibility';
import { typeset } from '@/lib/typography/typeset';
import { Prisma } from '@/prisma/client/client';
import type {
  Article,
  ArticleCard,
  ArticleLink,
  ArticlePage,
  Author,
  Month,
  TopicLink,
} from './article';
import { type Biography, parseAuthorLinks, parseBiography } from './author-profile';
import { endOfMonth, listMonthsBetween, startOfMonth, toMonth } from './months';
import { rankRelated } from './related';
import { typesetArticles } from './typeset-articles';

const articlesPerPage = 12;
const relatedAtMost = 4;
/** Enough to find sameTopic, few enough to rank within a millisecond, however many articles there are. */
const relatedCandidates = 40;

const cardFields = {
  id: true,
  slug: true,
  title: true,
  dek: true,
  featured: true,
  publishedAt: true,
  updatedAt: true,
  coverAlt: true,
  cover: { select: { id: true, width: true, height: true } },
  author: { select: { name: true, slug: true } },
  topics: { select: { slug: true, name: true }, orderBy: { name: 'asc' } },
} satisfies Prisma.ArticleSelect;

/** One page of the list, featured articles first, then newest; null past the last page. */
export async function getArticlePage(
  locale: Locale,
  page: number,
  only: { topic?: string; author?: string } = {},
): Promise<ArticlePage | null> {
  const where = {
    ...whereVisible(locale),
    ...(only.topic && { topics: { some: { slug: only.topic } } }),
    ...(only.author && { author: { slug: only.author } }),
  };
  const [count, ids] = await Promise.all([
    db().article.count({ where }),
    listIds(locale, only, articlesPerPage, (page - 1) * articlesPerPage),
  ]);
  const pages = Math.max(1, Math.ceil(count / articlesPerPage));
  if (page > pages) return null;
  return { articles: await listCards(locale, ids), page, pages };
}

/** In the order of their ids here. */
async function listCards(locale: Locale, ids: number[]): Promise<ArticleCard[]> {
  const rows = await db().article.findMany({ where: { id: { in: ids } }, select: cardFields });
  rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  return typesetArticles(rows, locale);
}

/**
 * Featured articles first, then newest. The index has them in this order; SQLite, left to choose, fetches and sorts all
 * of them, texts included.
 */
async function listIds(
  locale: Locale,
  { topic, author }: { topic?: string; author?: string },
  take: number,
  skip: number,
): Promise<number[]> {
  const ofTopic = topic
    ? Prisma.sql`AND EXISTS (
        SELECT 1 FROM "_ArticleToTopic" WHERE "A" = "Article"."id"
        AND "B" = (SELECT "id" FROM "Topic" WHERE "locale" = ${locale} AND "slug" = ${topic}))`
    : Prisma.empty;
  const ofAuthor = author
    ? Prisma.sql`AND "authorId" = (SELECT "id" FROM "Author" WHERE "slug" = ${author})`
    : Prisma.empty;
  const rows = await db().$queryRaw<{ id: number | bigint }[]>`
    SELECT "id" FROM "Article" INDEXED BY "Article_locale_featured_publishedAt_idx"
    WHERE "locale" = ${locale} AND ${visibleSql()} ${ofTopic} ${ofAuthor}
    ORDER BY "featured" DESC, "publishedAt" DESC, "id" DESC LIMIT ${take} OFFSET ${skip}`;
  return rows.map(({ id }) => Number(id));
}

/** The article with its text, or null where there is none that readers may see. */
export async function getArticle(locale: Locale, slug: string): Promise<Article | null> {
  const row = await db().article.findFirst({
    where: { ...whereVisible(locale), slug },
    select: { ...cardFields, body: true, coverCredit: true, translationKey: true },
  });
  if (!row) return null;
  const [translations, images] = await Promise.all([
    db().article.findMany({
      where: {
        ...whereVisible(),
        translationKey: row.translationKey,
        NOT: { id: row.id },
      },
      select: { locale: true, slug: true },
    }),
    db().image.findMany({
      where: { id: { in: listImageIds(row.body) } },
      select: { id: true, width: true, height: true },
    }),
  ]);
  return typesetArticles([{ ...row, translations, images }], locale)[0] ?? null;
}

/** The present slug of an article that had this one before, or null. */
export async function getCurrentSlug(locale: Locale, formerSlug: string): Promise<string | null> {
  const former = await db().formerSlug.findFirst({
    where: { locale, slug: formerSlug, article: whereVisible(locale) },
    select: { article: { select: { slug: true } } },
  });
  return former?.article.slug ?? null;
}

/** Up to four other articles in the same language: nearest by topics and words, then newest. */
export async function listRelated(locale: Locale, slug: string): Promise<ArticleCard[]> {
  const compared = {
    id: true,
    title: true,
    dek: true,
    publishedAt: true,
    topics: { select: { slug: true } },
  } satisfies Prisma.ArticleSelect;
  const article = await db().article.findFirst({ where: { locale, slug }, select: compared });
  if (!article) return [];
  const others = { ...whereVisible(locale), NOT: { id: article.id } };
  const topics = article.topics.map((topic) => topic.slug);
  const newest = { orderBy: { publishedAt: 'desc' }, take: relatedCandidates } as const;
  const [sameTopic, latest] = await Promise.all([
    db().article.findMany({
      where: { ...others, topics: { some: { slug: { in: topics } } } },
      select: compared,
      ...newest,
    }),
    db().article.findMany({ where: others, select: compared, ...newest }),
  ]);
  const candidates = new Map([...sameTopic, ...latest].map((row) => [row.id, row]));
  const ids = rankRelated(article, [...candidates.values()])
    .slice(0, relatedAtMost)
    .map(({ id }) => id);
  return listCards(locale, ids);
}

/** Topics that have an article readers may see, the busiest first. */
export async function listTopics(locale: Locale): Promise<TopicLink[]> {
  const topics = await db().topic.findMany({
    where: { locale, articles: { some: whereVisible(locale) } },
    select: {
      slug: true,
      name: true,
      _count: { select: { articles: { where: whereVisible(locale) } } },
    },
  });
  return topics
    .sort((a, b) => b._count.articles - a._count.articles || a.name.localeCompare(b.name, locale))
    .map(({ slug, name }) => ({ slug, name: typeset(name, locale) }));
}

export async function getTopic(locale: Locale, slug: string): Promise<TopicLink | null> {
  const topic = await db().topic.findFirst({
    where: { locale, slug, articles: { some: whereVisible(locale) } },
    select: { slug: true, name: true },
  });
  return topic && { slug, name: typeset(topic.name, locale) };
}

/** The articles published just before and just after one, in its language. */
export async function getAdjacentArticles(
  locale: Locale,
  { id, publishedAt }: { id: number; publishedAt: Date },
): Promise<{ previous: ArticleLink | null; next: ArticleLink | null }> {
  const select = { slug: true, title: true, publishedAt: true };
  const find = (than: 'lt' | 'gt', order: 'desc' | 'asc') =>
    db().article.findFirst({
      where: {
        AND: [whereVisible(locale)],
        OR: [{ publishedAt: { [than]: publishedAt } }, { publishedAt, id: { [than]: id } }],
      },
      orderBy: [{ publishedAt: order }, { id: order }],
      select,
    });
  const [previous, next] = await Promise.all([find('lt', 'desc'), find('gt', 'asc')]);
  const link = (row: typeof previous) => (row && typesetArticles([row], locale)[0]) ?? null;
  return { previous: link(previous), next: link(next) };
}

/** An author who has an article that readers may see in this language, or null. */
export async function getAuthor(locale: Locale, slug: string): Promise<Author | null> {
  const author = await db().author.findFirst({
    where: { slug, articles: { some: whereVisible(locale) } },
    select: { name: true, biography: true, links: true },
  });
  if (!author) return null;
  const biography: Biography = parseBiography(author.biography);
  return {
    slug,
    name: author.name,
    biography: biography[locale] ?? '',
    links: parseAuthorLinks(author.links),
  };
}

/** The languages in which an author has an article that readers may see. */
export async function listAuthorLocales(slug: string): Promise<Locale[]> {
  const rows = await db().article.findMany({
    where: { ...whereVisible(), author: { slug } },
    select: { locale: true },
    distinct: ['locale'],
  });
  return rows.map(({ locale }) => locale).filter(isLocale);
}

/** The months that have an article, in the site's time zone, the newest first. */
export async function listMonths(locale: Locale): Promise<Month[]> {
  const { _min, _max } = await db().article.aggregate({
    where: whereVisible(locale),
    _min: { publishedAt: true },
    _max: { publishedAt: true },
  });
  if (!_min.publishedAt || !_max.publishedAt) return [];
  const months = listMonthsBetween(toMonth(_min.publishedAt), toMonth(_max.publishedAt));
  const spans = months.map(
    (month) => Prisma.sql`(${month}, ${startOfMonth(month)}, ${endOfMonth(month)})`,
  );
  // One look at the index for each month, however many articles there are.
  const rows = await db().$queryRaw<{ month: string; count: number | bigint }[]>`
    WITH "Month" ("month", "start", "end") AS (VALUES ${Prisma.join(spans)})
    SELECT "month", (
      SELECT count(*) FROM "Article" WHERE "locale" = ${locale}
      AND "publishedAt" >= "start" AND "publishedAt" < "end" AND ${visibleSql()}
    ) AS "count" FROM "Month"`;
  const counted = rows.map(({ month, count }) => ({ month, count: Number(count) }));
  return counted.filter(({ count }) => count > 0).reverse();
}

/** A month's articles, the newest first; null where there is none. */
export async function listMonthArticles(
  locale: Locale,
  month: string,
): Promise<ArticleLink[] | null> {
  const rows = await db().article.findMany({
    where: within(locale, month),
    select: { slug: true, title: true, publishedAt: true },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
  });
  return rows.length > 0 ? typesetArticles(rows, locale) : null;
}

function within(locale: Locale, month: string): Prisma.ArticleWhereInput {
  const publishedAt = { gte: startOfMonth(month), lt: endOfMonth(month) };
  return { AND: [whereVisible(locale), { publishedAt }] };
}
