import { dayMs } from '@/lib/i18n/durations';
import { site } from '@/lib/settings/site';
import { Prisma } from '@/prisma/client/client';

// Readers see an article from its publishedAt on. No other file may repeat this condition.

export const whereVisible = (locale?: string) => ({
  ...(locale !== undefined && { locale }),
  publishedAt: { lte: new Date() },
});
export const whereScheduled = () => ({ publishedAt: { gt: new Date() } });

export const visibleSql = (now = new Date()) => Prisma.sql`"publishedAt" <= ${now}`;
export const scheduledSql = (now = new Date()) => Prisma.sql`"publishedAt" > ${now}`;

export function isVisible(publishedAt: Date | null | undefined, now = new Date()): boolean {
  return publishedAt != null && publishedAt <= now;
}

export const leadingMs = () => site.featuredDays * dayMs;
/** Featured articles young enough to come before newer ones in the list of news. */
export const leadingSql = (now = new Date()) => Prisma.sql`
  "featured" = 1 AND ${visibleSql(now)} AND "publishedAt" > ${new Date(now.getTime() - leadingMs())}`;
