import 'server-only';
import { pathTo, type Route } from '@/lib/i18n/routes';
import { buildPing } from '@/lib/outbox/commands';
import { maxUrlsPerSubmission } from '@/lib/outbox/indexnow';
import type { PingChannel } from '@/lib/outbox/message';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { isUniqueViolation } from '@/lib/store/prisma-errors';
import {
  type ChangedArticle,
  hasUndoable,
  listTopicsOf,
  listUnannounced,
  type RemovedArticle,
} from './queries';

export function listEnabledChannels(): PingChannel[] {
  const { WEBSUB_HUB, INDEXNOW_ENDPOINT } = env();
  return [
    ...(WEBSUB_HUB ? ['websub' as const] : []),
    ...(INDEXNOW_ENDPOINT ? ['indexnow' as const] : []),
  ];
}

/**
 * Queues pings for unannounced changes. Returns their number; null if it must look again, because another process was
 * announcing at the same time, or the studio can still undo a publication.
 */
export async function announceChanges({
  channels = listEnabledChannels(),
  list = listUnannounced,
} = {}): Promise<number | null> {
  let count = 0;
  for (const channel of channels) {
    const announced = await announceTo(channel, list);
    if (announced === null) return null;
    count += announced;
  }
  return channels.length > 0 && (await hasUndoable(new Date())) ? null : count;
}

async function announceTo(
  channel: PingChannel,
  list: typeof listUnannounced,
): Promise<number | null> {
  // Read before the changes, so that processes that may see the same changes use the same keys.
  const { _max } = await db().outboxMessage.aggregate({ where: { channel }, _max: { id: true } });
  const first = !(await db().announcement.findFirst({ where: { channel } }));
  const { changed, removed } = await list(channel, new Date());
  if (changed.length + removed.length === 0) return 0;
  const announced = first ? changed.filter(({ isNew }) => isNew) : changed;
  const calls = channel === 'websub' ? await listFeeds(announced) : listPages(announced, removed);
  const data = calls.map((paths, index) =>
    buildPing(channel, paths, `after-${_max.id ?? 0}-${index}`),
  );
  try {
    await db().$transaction([
      dropWaiting(channel, data),
      db().outboxMessage.createMany({ data }),
      recordAnnounced(channel, changed),
      recordRemoved(channel, removed),
    ]);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return null;
  }
  return data.length;
}

const feeds: Route[] = ['rss', 'atom', 'jsonFeed'];
const topicFeeds: Route[] = ['topicRss', 'topicAtom', 'topicJsonFeed'];

/** One call per feed, because not every WebSub hub takes several. */
async function listFeeds(articles: ChangedArticle[]): Promise<string[][]> {
  const locales = [...new Set(articles.map(({ locale }) => locale))];
  const topics = await listTopicsOf(articles.map(({ id }) => id));
  return [
    ...locales.flatMap((locale) => feeds.map((feed) => [pathTo(locale, feed)])),
    ...topics.flatMap(({ locale, slug }) =>
      topicFeeds.map((feed) => [pathTo(locale, feed, { topic: slug })]),
    ),
  ];
}

function listPages(changed: ChangedArticle[], removed: RemovedArticle[]): string[][] {
  const renamed = changed.flatMap(({ locale, announcedSlug }) =>
    announcedSlug ? [{ locale, slug: announcedSlug }] : [],
  );
  const indexed = changed.filter(({ isElsewhere }) => !isElsewhere);
  const all = [...indexed, ...renamed, ...removed].map(({ locale, slug }) =>
    pathTo(locale, 'article', { slug }),
  );
  const paths = [...new Set(all)];
  const parts = Math.ceil(paths.length / maxUrlsPerSubmission);
  return Array.from({ length: parts }, (_, part) =>
    paths.slice(part * maxUrlsPerSubmission, (part + 1) * maxUrlsPerSubmission),
  );
}

function dropWaiting(channel: PingChannel, calls: { payload: string }[]) {
  const payloads = JSON.stringify(calls.map(({ payload }) => payload));
  return db().$executeRaw`
    DELETE FROM "OutboxMessage" WHERE "channel" = ${channel} AND "sentAt" IS NULL AND "failedAt" IS NULL
      AND "leasedUntil" IS NULL AND "payload" IN (SELECT value FROM json_each(${payloads}))`;
}

function recordAnnounced(channel: PingChannel, articles: ChangedArticle[]) {
  return db().$executeRaw`
    INSERT INTO "Announcement" ("channel", "articleId", "locale", "slug", "changedAt")
    SELECT ${channel}, value ->> 'id', value ->> 'locale', value ->> 'slug', value ->> 'changedAt'
    FROM json_each(${JSON.stringify(articles)}) WHERE true
    ON CONFLICT DO UPDATE SET "slug" = excluded."slug", "changedAt" = excluded."changedAt"`;
}

/** Keeps the row, because a channel without rows counts as new. */
function recordRemoved(channel: PingChannel, articles: RemovedArticle[]) {
  const ids = JSON.stringify(articles.map(({ id }) => id));
  return db().$executeRaw`
    UPDATE "Announcement" SET "slug" = '' WHERE "channel" = ${channel}
      AND "articleId" IN (SELECT value FROM json_each(${ids}))`;
}
