import 'server-only';
import { formatTimestamp } from '@/lib/i18n/dates';
import { getNodeOffset, getUtcOffset } from '@/lib/i18n/time-zone';
import { db } from '@/lib/store/db';
import { whereScheduled } from '@/lib/store/visibility';

/** Times are those of the site's clock, e.g. `2026-12-01 08:00`. */
export type ShiftedArticle = { name: string; scheduledFor: string; appearsAt: string };

/** Scheduled articles that will appear at another hour than planned, because the time zone rules have changed since. */
export async function listShiftedArticles(): Promise<ShiftedArticle[]> {
  const scheduled = await db().article.findMany({
    where: whereScheduled(),
    orderBy: { publishedAt: 'asc' },
    select: { locale: true, slug: true, publishedAt: true, publishedOffset: true },
  });
  return scheduled.flatMap(({ locale, slug, publishedAt, publishedOffset }) => {
    if (!publishedAt) return [];
    // Articles of earlier versions of the site followed the rules of Node.js.
    const planned = publishedOffset ?? getNodeOffset(publishedAt);
    if (planned === getUtcOffset(publishedAt)) return [];
    const clock = new Date(publishedAt.getTime() + planned * 60_000).toISOString();
    return {
      name: `${locale}/${slug}`,
      scheduledFor: clock.slice(0, 16).replace('T', ' '),
      appearsAt: formatTimestamp(publishedAt),
    };
  });
}

export function describeShift({ name, scheduledFor, appearsAt }: ShiftedArticle): string {
  return `${name} appears at ${appearsAt}: it was scheduled for ${scheduledFor} under older time zone rules. To choose the time: npm run articles -- schedule ${name} "${scheduledFor}"`;
}
