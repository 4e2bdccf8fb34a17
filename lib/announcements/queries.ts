import 'server-only';
import { isLocale, type Locale } from '@/lib/i18n/locales';
import type { PingChannel } from '@/lib/outbox/message';
import { db } from '@/lib/store/db';
import { visibleSql } from '@/lib/store/visibility';

const newForMs = 48 * 3600 * 1000;

type Row = { id: number; locale: Locale; slug: string };

/** An article that readers see, and that a channel does not know, or not so. */
export type ChangedArticle = Row & {
  /** As the store writes it: only compared */
  changedAt: string;
  /** The slug that the channel knows it by; empty where it was told that it is removed */
  announcedSlug: string | null;
  /** Published within the last two days */
  isNew: boolean;
};

/** One that the channel knows, and readers see no more. */
export type RemovedArticle = Row;

/** What became visible, changed, was renamed or went since a channel was last told; compared by the store itself. */
export async function listUnannounced(
  channel: PingChannel,
  now: Date,
): Promise<{ changed: ChangedArticle[]; removed: RemovedArticle[] }> {
  const newFrom = new Date(now.getTime() - newForMs);
  const changed = await db().$queryRaw<ChangedArticle[]>`
    SELECT article."id", article."locale", article."slug", told."slug" AS "announcedSlug",
      max(article."updatedAt", article."publishedAt") AS "changedAt",
      article."publishedAt" >= ${newFrom} AS "isNew"
    FROM "Article" AS article LEFT JOIN "Announcement" AS told
      ON told."channel" = ${channel} AND told."articleId" = article."id"
    WHERE ${visibleSql(now)} AND (told."slug" IS NOT article."slug"
      OR told."changedAt" IS NOT max(article."updatedAt", article."publishedAt"))
    ORDER BY article."publishedAt" DESC`;
  const removed = await db().$queryRaw<RemovedArticle[]>`
    SELECT "articleId" AS "id", "locale", "slug" FROM "Announcement"
    WHERE "channel" = ${channel} AND "slug" <> ''
      AND "articleId" NOT IN (SELECT "id" FROM "Article" WHERE ${visibleSql(now)})`;
  return {
    changed: inKnownLocales(changed).map((row) => ({ ...row, isNew: Boolean(Number(row.isNew)) })),
    removed: inKnownLocales(removed),
  };
}

/** Raw queries may count in BigInt. */
function inKnownLocales<R extends Row>(rows: R[]): R[] {
  return rows
    .filter(({ locale }) => isLocale(locale))
    .map((row) => ({ ...row, id: Number(row.id) }));
}

/** The topics that at least one of the articles has. */
export async function listTopicsOf(ids: number[]): Promise<{ locale: Locale; slug: string }[]> {
  return db().$queryRaw`
    SELECT "locale", "slug" FROM "Topic" WHERE "id" IN (
      SELECT "B" FROM "_ArticleToTopic" WHERE "A" IN (SELECT value FROM json_each(${JSON.stringify(ids)})))
    ORDER BY "locale", "slug"`;
}
