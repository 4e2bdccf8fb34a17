'use cache';

import { db } from '@/lib/db';
import type { Locale } from '@/lib/i18n/locales';
import type { Prisma } from '@/prisma/client/client';
import { rankRelated } from './related';

const articlesPerPage = 12;
const relatedAtMost = 4;
/** Enough to find kin, few enough to rank within a millisecond, however many articles there are. */
const relatedCandidates = 60;

const cardFields = {
  id: true,
  slug: true,
  title: true,
  dek: true,
  featured: true,
  publishedAt: true,
  coverAlt: true,
  cover: { select: { id: true, width: true, height: true } },
  author: { select: { name: true, slug: true } },
  topics: { select: { slug: true, name: true }, orderBy: { name: 'asc' } },
} satisfies Prisma.ArticleSelect;

type CardRow = Prisma.ArticleGetPayload<{ select: typeof cardFields }>;
type Published<Row> = Row & { publishedAt: Date };

/** What a card shows of a published article. */
export type ArticleCard = Published<CardRow>;
export type Article = Published<
  CardRow & { body: string; translations: { locale: string; slug: string }[] }
>;
export type TopicLink = { slug: string; name: string };
export type ArticlePage = { articles: ArticleCard[]; page: number; pages: number };

/** What readers may see, decided here and nowhere else. */
const visible = (locale: Locale) => ({ locale, publishedAt: { lte: new Date() } });

/** One page of the list, featured articles first, then newest; null past the last page. */
export async function getArticlePage(
  locale: Locale,
  page: number,
  topic?: string,
): Promise<ArticlePage | null> {
  const where = { ...visible(locale), ...(topic && { topics: { some: { slug: topic } } }) };
  const [count, rows] = await Promise.all([
    db().article.count({ where }),
    db().article.findMany({
      where,
      select: cardFields,
      orderBy: [{ featured: 'desc' }, { publishedAt: 'desc' }, { id: 'desc' }],
      take: articlesPerPage,
      skip: (page - 1) * articlesPerPage,
    }),
  ]);
  const pages = Math.max(1, Math.ceil(count / articlesPerPage));
  return page <= pages ? { articles: published(rows), page, pages } : null;
}

/** The article with its text, or null where there is none that readers may see. */
export async function getArticle(locale: Locale, slug: string): Promise<Article | null> {
  const row = await db().article.findFirst({
    where: { ...visible(locale), slug },
    select: { ...cardFields, body: true, translationKey: true },
  });
  if (!row) return null;
  const translations = await db().article.findMany({
    where: {
      translationKey: row.translationKey,
      publishedAt: { lte: new Date() },
      NOT: { id: row.id },
    },
    select: { locale: true, slug: true },
  });
  return published([{ ...row, translations }])[0] ?? null;
}

/** The present slug of an article that had this one before, or null. */
export async function getRenamedSlug(locale: Locale, formerSlug: string): Promise<string | null> {
  const former = await db().formerSlug.findFirst({
    where: { locale, slug: formerSlug, article: visible(locale) },
    select: { article: { select: { slug: true } } },
  });
  return former?.article.slug ?? null;
}

/** Up to four other articles in the same language: nearest by topics and words, then newest. */
export async function listRelated(locale: Locale, slug: string): Promise<ArticleCard[]> {
  const article = await db().article.findFirst({ where: { locale, slug }, select: cardFields });
  if (!article) return [];
  const others = { ...visible(locale), NOT: { id: article.id } };
  const topics = article.topics.map((topic) => topic.slug);
  const newest = { orderBy: { publishedAt: 'desc' }, take: relatedCandidates } as const;
  const [kin, latest] = await Promise.all([
    db().article.findMany({
      where: { ...others, topics: { some: { slug: { in: topics } } } },
      select: cardFields,
      ...newest,
    }),
    db().article.findMany({ where: others, select: cardFields, ...newest }),
  ]);
  const candidates = new Map([...kin, ...latest].map((row) => [row.id, row]));
  return rankRelated(article, published([...candidates.values()])).slice(0, relatedAtMost);
}

/** Topics that have an article readers may see, the busiest first. */
export async function listTopics(locale: Locale): Promise<TopicLink[]> {
  const topics = await db().topic.findMany({
    where: { locale, articles: { some: visible(locale) } },
    select: {
      slug: true,
      name: true,
      _count: { select: { articles: { where: visible(locale) } } },
    },
  });
  return topics
    .sort((a, b) => b._count.articles - a._count.articles || a.name.localeCompare(b.name, locale))
    .map(({ slug, name }) => ({ slug, name }));
}

export async function getTopic(locale: Locale, slug: string): Promise<TopicLink | null> {
  return db().topic.findFirst({
    where: { locale, slug, articles: { some: visible(locale) } },
    select: { slug: true, name: true },
  });
}

function published<Row extends { publishedAt: Date | null }>(rows: Row[]): Published<Row>[] {
  return rows.filter((row): row is Published<Row> => row.publishedAt !== null);
}
