import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import { visibleSql, whereVisible } from '@/lib/store/visibility';
import { Prisma } from '@/prisma/client/client';
import type { ArticleLink, Month } from './article';
import { endOfMonth, listMonthsBetween, startOfMonth, toMonth } from './months';
import { typesetArticles } from './typeset-articles';

/** Months with a visible article, in the site's time zone, the newest first. */
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
  // One index lookup per month; grouping in SQL would read every article.
  const rows = await db().$queryRaw<{ month: string; count: number | bigint }[]>`
    WITH "Month" ("month", "start", "end") AS (VALUES ${Prisma.join(spans)})
    SELECT "month", (
      SELECT count(*) FROM "Article" WHERE "locale" = ${locale}
      AND "publishedAt" >= "start" AND "publishedAt" < "end" AND ${visibleSql()}
    ) AS "count" FROM "Month"`;
  const counted = rows.map(({ month, count }) => ({ month, count: Number(count) }));
  return counted.filter(({ count }) => count > 0).reverse();
}

export async function listMonthArticles(
  locale: Locale,
  month: string,
): Promise<ArticleLink[] | null> {
  const publishedAt = { gte: startOfMonth(month), lt: endOfMonth(month) };
  const rows = await db().article.findMany({
    where: { AND: [whereVisible(locale), { publishedAt }] },
    select: { slug: true, title: true, publishedAt: true },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
  });
  return rows.length > 0 ? typesetArticles(rows, locale) : null;
}
