import { dayMs } from '@/lib/i18n/durations';
import { site } from '@/lib/settings/site';
import { endReadsAt, renderingTime } from '@/lib/store/page-reads';
import { Prisma } from '@/prisma/client/client';

// Readers see an article from its publishedAt on. No other file may repeat this condition.

export const whereVisible = (locale?: string) => ({
  ...(locale !== undefined && { locale }),
  publishedAt: { lte: renderingTime() },
});
export const whereScheduled = () => ({ publishedAt: { gt: renderingTime() } });

export const visibleSql = (now = renderingTime()) => Prisma.sql`"publishedAt" <= ${now}`;
export const scheduledSql = (now = renderingTime()) => Prisma.sql`"publishedAt" > ${now}`;

export function isVisible(publishedAt: Date | null | undefined, now = renderingTime()): boolean {
  if (!publishedAt) return false;
  if (publishedAt > now) endReadsAt(publishedAt);
  return publishedAt <= now;
}

export const leadingMs = () => site.featuredDays * dayMs;
/** Featured articles young enough to come before newer ones in the list of news. */
export const leadingSql = (now?: Date) => Prisma.sql`
  "featured" = 1 AND ${visibleSql(now)}
  AND "publishedAt" > ${now ? new Date(now.getTime() - leadingMs()) : renderingTime(-leadingMs())}`;
