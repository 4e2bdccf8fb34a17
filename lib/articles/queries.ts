import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { listImageIds } from '@/lib/markdown/pictures';
import { db } from '@/lib/store/db';
import { isVisible, whereVisible } from '@/lib/store/visibility';
import { typeset } from '@/lib/typography/typeset';
import type { Prisma } from '@/prisma/client/client';
import type { Article, ArticleLink, TopicCount, TopicLink } from './article';
import { whereKept } from './bin';
import { isDrawnCover } from './drawn-cover';
import { typesetArticles } from './typeset-articles';

export const cardFields = {
  id: true,
  slug: true,
  title: true,
  featured: true,
  publishedAt: true,
  updatedAt: true,
  coverAlt: true,
  cover: { select: { id: true, width: true, height: true, drawnFrom: true } },
  author: { select: { name: true, slug: true } },
  topics: { select: { slug: true, name: true }, orderBy: { name: 'asc' } },
} satisfies Prisma.ArticleSelect;

export function sortByIds<Row extends { id: number }>(rows: Row[], ids: number[]): Row[] {
  return rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

export async function getArticle(locale: Locale, slug: string): Promise<Article | null> {
  const row = await findArticle({ ...whereVisible(locale), slug });
  return row && completeArticle(row, locale);
}

/** As it will look once it is published: a draft has the date of today. */
export async function getUnpublishedArticle(
  locale: Locale,
  id: number,
): Promise<{ article: Article; publishedAt: Date | null } | null> {
  const row = await findArticle({ locale, id, ...whereKept });
  const dated = row && { ...row, publishedAt: row.publishedAt ?? new Date() };
  const article = dated && (await completeArticle(dated, locale));
  return article && { article, publishedAt: row.publishedAt };
}

const articleFields = {
  ...cardFields,
  dek: true,
  body: true,
  coverCredit: true,
  searchTitle: true,
  searchDescription: true,
  canonicalUrl: true,
  translationKey: true,
} satisfies Prisma.ArticleSelect;
type ArticleRow = Prisma.ArticleGetPayload<{ select: typeof articleFields }>;

function findArticle(where: Prisma.ArticleWhereInput): Promise<ArticleRow | null> {
  return db().article.findFirst({ where, select: articleFields });
}

async function completeArticle(row: ArticleRow, locale: Locale): Promise<Article | null> {
  const [texts, images] = await Promise.all([
    db().article.findMany({
      where: { translationKey: row.translationKey },
      select: {
        locale: true,
        slug: true,
        publishedAt: true,
        canonicalUrl: true,
        formerSlugs: { select: { slug: true } },
      },
    }),
    db().image.findMany({
      where: { id: { in: listImageIds(row.body) } },
      select: { id: true, width: true, height: true },
    }),
  ]);
  const translations = texts
    .filter((text) => text.locale !== locale && isVisible(text.publishedAt))
    .map(({ locale, slug, canonicalUrl }) => ({ locale, slug, canonicalUrl }));
  const isCoverDrawn = isDrawnCover(row.cover, texts);
  return typesetArticles([{ ...row, isCoverDrawn, translations, images }], locale)[0] ?? null;
}

export async function getCurrentSlug(locale: Locale, formerSlug: string): Promise<string | null> {
  const former = await db().formerSlug.findFirst({
    where: { locale, slug: formerSlug, article: whereVisible(locale) },
    select: { article: { select: { slug: true } } },
  });
  return former?.article.slug ?? null;
}

/** Topics with a visible article, those with the most articles first. */
export async function listTopics(locale: Locale): Promise<TopicCount[]> {
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
    .map(({ slug, name, _count }) => ({
      slug,
      name: typeset(name, locale),
      articles: _count.articles,
    }));
}

export async function getTopic(locale: Locale, slug: string): Promise<TopicLink | null> {
  const topic = await db().topic.findFirst({
    where: { locale, slug, articles: { some: whereVisible(locale) } },
    select: { slug: true, name: true },
  });
  return topic && { slug, name: typeset(topic.name, locale) };
}

/** The neighbours by date; null where a neighbour is among the articles that the page shows elsewhere. */
export async function getAdjacentArticles(
  locale: Locale,
  { id, publishedAt }: { id: number; publishedAt: Date },
  shownElsewhere: readonly { slug: string }[] = [],
): Promise<{ previous: ArticleLink | null; next: ArticleLink | null }> {
  const select = { slug: true, title: true, publishedAt: true };
  const find = (operator: 'lt' | 'gt', order: 'desc' | 'asc') =>
    db().article.findFirst({
      where: {
        AND: [whereVisible(locale)],
        OR: [{ publishedAt: { [operator]: publishedAt } }, { publishedAt, id: { [operator]: id } }],
      },
      orderBy: [{ publishedAt: order }, { id: order }],
      select,
    });
  const [previous, next] = await Promise.all([find('lt', 'desc'), find('gt', 'asc')]);
  const toLink = (row: typeof previous) => {
    if (!row || shownElsewhere.some(({ slug }) => slug === row.slug)) return null;
    return typesetArticles([row], locale)[0] ?? null;
  };
  return { previous: toLink(previous), next: toLink(next) };
}
