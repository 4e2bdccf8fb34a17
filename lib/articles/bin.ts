import 'server-only';
import { dayMs } from '@/lib/i18n/durations';
import type { Locale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';

/** A deleted article keeps its row, leads, slugs and translations for so long, then it is gone. */
export const binDays = 30;

export const whereKept = { deletedAt: null };
export const whereInBin = { deletedAt: { not: null } };

/** @returns whether it was not in the bin yet */
export async function deleteArticle(id: number, now = new Date()): Promise<boolean> {
  const count = await db().$executeRaw`
    UPDATE "Article"
    SET "deletedAt" = ${now}, "deletedPublishedAt" = "publishedAt", "publishedAt" = NULL
    WHERE "id" = ${id} AND "deletedAt" IS NULL`;
  return count > 0;
}

/** Readers see it again as before. @returns whether it was in the bin */
export async function restoreArticle(id: number): Promise<boolean> {
  const count = await db().$executeRaw`
    UPDATE "Article"
    SET "publishedAt" = "deletedPublishedAt", "deletedAt" = NULL, "deletedPublishedAt" = NULL
    WHERE "id" = ${id} AND "deletedAt" IS NOT NULL`;
  return count > 0;
}

/** What the bin holds at an address, also at a former one. */
export function findInBin(locale: Locale, slug: string) {
  return db().article.findFirst({
    where: { ...whereInBin, locale, OR: [{ slug }, { formerSlugs: { some: { locale, slug } } }] },
    select: { id: true, title: true },
  });
}

type Names = { slugs: string[]; translationKey?: string };

/** The article in the bin that still has one of these slugs, or this place in a pair of translations. */
export function findReserved(locale: Locale, { slugs, translationKey }: Names) {
  const pair = translationKey === undefined ? [] : [{ translationKey }];
  return db().article.findFirst({
    where: { ...whereInBin, locale, OR: [{ slug: { in: slugs } }, ...pair] },
    select: { id: true, locale: true, slug: true, title: true },
  });
}

export function describeInBin({ locale, slug }: { locale: string; slug: string }): string {
  const name = `${locale}/${slug}`;
  return `${name} is in the bin. To take it out: npm run articles -- restore ${name}`;
}

export const emptiedAt = (deletedAt: Date) => new Date(deletedAt.getTime() + binDays * dayMs);

/** Empties the bin of what has been in it for its time: articles with their drafts, and drafts without an article. */
export async function emptyBin(now: Date): Promise<void> {
  const where = { deletedAt: { lte: new Date(now.getTime() - binDays * dayMs) } };
  await db().$transaction([
    db().article.deleteMany({ where }),
    db().draft.deleteMany({ where }),
    db().topic.deleteMany({ where: { articles: { none: {} } } }),
  ]);
}
