import 'server-only';
import { isLocale, type Locale } from '@/lib/i18n/locales';
import type { PingChannel } from '@/lib/outbox/message';
import { db } from '@/lib/store/db';
import { visibleSql } from '@/lib/store/visibility';

const newForMs = 48 * 3600 * 1000;

type Row = { id: number; locale: Locale; slug: string };

export type ChangedArticle = Row & {
  changedAt: string;
  /** Empty if the article was announced as removed */
  announcedSlug: string | null;
  isNew: boolean;
};

export type RemovedArticle = Row;

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

function inKnownLocales<R extends Row>(rows: R[]): R[] {
  return rows
    .filter(({ locale }) => isLocale(locale))
    .map((row) => ({ ...row, id: Number(row.id) }));
}

export async function listTopicsOf(ids: number[]): Promise<{ locale: Locale; slug: string }[]> {
  return db().$queryRaw`
    SELECT "locale", "slug" FROM "Topic" WHERE "id" IN (
      SELECT "B" FROM "_ArticleToTopic" WHERE "A" IN (SELECT value FROM json_each(${JSON.stringify(ids)})))
    ORDER BY "locale", "slug"`;
}
