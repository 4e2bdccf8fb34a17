import 'server-only';
import { isLocale, type Locale } from '@/lib/i18n/locales';
import type { PingChannel } from '@/lib/outbox/message';
import { db } from '@/lib/store/db';
import { visibleSql } from '@/lib/store/visibility';
import { Prisma } from '@/prisma/client/client';

const newForMs = 48 * 3600 * 1000;

type Row = { id: number; locale: Locale; slug: string };

export type ChangedArticle = Row & {
  changedAt: string;
  /** Empty if the article was announced as removed */
  announcedSlug: string | null;
  isNew: boolean;
  /** Search engines shall show the original on another site. */
  isElsewhere: boolean;
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
      article."publishedAt" >= ${newFrom} AS "isNew",
      article."canonicalUrl" IS NOT NULL AS "isElsewhere"
    FROM "Article" AS article LEFT JOIN "Announcement" AS told
      ON told."channel" = ${channel} AND told."articleId" = article."id"
    WHERE ${visibleSql(now)} AND ${isSettledSql('article', 'id', now)} AND (told."slug" IS NOT article."slug"
      OR told."changedAt" IS NOT max(article."updatedAt", article."publishedAt"))
    ORDER BY article."publishedAt" DESC`;
  const removed = await db().$queryRaw<RemovedArticle[]>`
    SELECT "articleId" AS "id", "locale", "slug" FROM "Announcement"
    WHERE "channel" = ${channel} AND "slug" <> ''
      AND "articleId" NOT IN (SELECT "id" FROM "Article" WHERE ${visibleSql(now)})
      AND ${isSettledSql('Announcement', 'articleId', now)}`;
  return {
    changed: inKnownLocales(changed).map((row) => ({
      ...row,
      isNew: Boolean(Number(row.isNew)),
      isElsewhere: Boolean(Number(row.isElsewhere)),
    })),
    removed: inKnownLocales(removed),
  };
}

/** Whether an article's last publication in the studio can no longer be undone: see lib/drafts/publishing/undo.ts */
const isSettledSql = (table: string, id: string, now: Date) =>
  Prisma.sql`NOT EXISTS (
    SELECT 1 FROM "Draft" WHERE "articleId" = ${Prisma.raw(`"${table}"."${id}"`)} AND ${undoableSql(now)})`;

const undoableSql = (now: Date) => {
  const since = new Date(now.getTime() - undoMarginMs).toISOString();
  return Prisma.sql`"undo" IS NOT NULL AND "undo" ->> 'until' > ${since}`;
};

/** An undo may be under way when its time ends. */
const undoMarginMs = 5000;

export async function hasUndoable(now: Date): Promise<boolean> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT 1 FROM "Draft" WHERE ${undoableSql(now)} LIMIT 1`;
  return rows.length > 0;
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
