import 'server-only';
import { typesetArticles } from '@/lib/articles/typeset-articles';
import { isLocale, type Locale, locales } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import { renderingTime } from '@/lib/store/page-reads';
import { visibleSql, whereVisible } from '@/lib/store/visibility';

export type ArticleEntry = {
  id: number;
  locale: Locale;
  slug: string;
  translationKey: string;
  changedAt: string;
  coverId: string;
  author: string;
  /** Search engines shall show the original on another site. */
  isElsewhere: boolean;
};
export type TopicEntry = { locale: Locale; slug: string; articles: number[] };

type ArticleRow = [number, string, string, string, string, string, string, number, 0 | 1];

const maxNews = 1000;
const newsHours = 48;
const hourMs = 3_600_000;

// One row of JSON takes a tenth of the time that ten thousand objects take.

/** Oldest first, so that the full parts of a long sitemap never change. */
export async function listArticleEntries(): Promise<ArticleEntry[]> {
  const [[row], authors] = await Promise.all([
    db().$queryRaw<{ json: string }[]>`
      SELECT json_group_array(json_array(
        id, locale, slug, translationKey, publishedAt, updatedAt, coverId, authorId,
        canonicalUrl IS NOT NULL)) AS json
      FROM Article WHERE ${visibleSql()}`,
    db().author.findMany({ select: { id: true, slug: true } }),
  ]);
  const slugs = new Map(authors.map(({ id, slug }) => [id, slug]));
  const rows: ArticleRow[] = JSON.parse(row?.json ?? '[]');
  const entries: ArticleEntry[] = [];
  for (const [
    id,
    locale,
    slug,
    translationKey,
    publishedAt,
    updatedAt,
    coverId,
    by,
    isElsewhere,
  ] of rows) {
    const author = slugs.get(by);
    if (!isLocale(locale) || author === undefined) continue;
    const updated = updatedAt > publishedAt;
    const changedAt = toSecond(updated ? updatedAt : publishedAt);
    entries.push({
      ...{ id, locale, slug, translationKey, changedAt, coverId, author },
      isElsewhere: isElsewhere === 1,
    });
  }
  return entries;
}

/** Avoids parsing ten thousand dates. */
function toSecond(moment: string): string {
  if (/T.{8}(?:\.\d+)?(?:Z|\+00:00)$/.test(moment)) return `${moment.slice(0, 19)}Z`;
  return `${new Date(moment).toISOString().slice(0, 19)}Z`;
}

export async function listTopicEntries(): Promise<TopicEntry[]> {
  const rows = await db().$queryRaw<{ locale: string; slug: string; ids: string }[]>`
    SELECT t.locale, t.slug, json_group_array(r.A) AS ids
    FROM Topic t JOIN _ArticleToTopic r ON r.B = t.id GROUP BY t.id`;
  return rows.flatMap(({ locale, slug, ids }) =>
    isLocale(locale) ? { locale, slug, articles: JSON.parse(ids) as number[] } : [],
  );
}

export async function listPageEntries() {
  const rows = await db().page.findMany({
    where: whereVisible(),
    select: { locale: true, slug: true, translationKey: true, updatedAt: true },
    orderBy: [{ order: 'asc' }, { id: 'asc' }],
  });
  return rows.flatMap(({ locale, updatedAt, ...row }) =>
    isLocale(locale) ? [{ ...row, locale, changedAt: toSecond(updatedAt.toISOString()) }] : [],
  );
}

export async function listNews() {
  const since = renderingTime(-newsHours * hourMs);
  const lists = await Promise.all(
    locales.map(async (locale) => {
      const rows = await db().article.findMany({
        where: { AND: [whereVisible(locale), { publishedAt: { gte: since }, canonicalUrl: null }] },
        select: { slug: true, title: true, publishedAt: true },
        orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
        take: maxNews,
      });
      return typesetArticles(rows, locale).map((row) => ({ ...row, locale }));
    }),
  );
  const news = lists
    .flat()
    .sort((one, other) => Number(other.publishedAt) - Number(one.publishedAt));
  return news.slice(0, maxNews);
}
