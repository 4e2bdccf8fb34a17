import { beforeEach, describe, expect, test } from 'vitest';
import { publishArticle } from '@/lib/articles/commands';
import { claimMessage, recordOutcome } from '@/lib/outbox/commands';
import type { PingChannel } from '@/lib/outbox/message';
import { deleteEndedMessages } from '@/lib/outbox/retention';
import { db } from '@/lib/store/db';
import { announceChanges } from './commands';
import { listUnannounced } from './queries';
import {
  announce,
  feeds,
  hoursLater,
  listNew,
  nothing,
  save,
  start,
  switchChannelsOn,
  withAnnouncements,
} from './testing';

const channels: PingChannel[] = ['websub', 'indexnow'];

withAnnouncements();

describe('two processes', () => {
  beforeEach(switchChannelsOn);
  const count = (channel: PingChannel) => db().outboxMessage.count({ where: { channel } });

  test('announce a change once when they check at once', async () => {
    await save('nouveau');
    await Promise.all(Array.from({ length: 6 }, () => announceChanges({ channels })));
    expect(await count('websub')).toBe(3);
    expect(await count('indexnow')).toBe(1);
  });

  test('announce the rest at the next check if one of them saw more', async () => {
    const indexnow: PingChannel[] = ['indexnow'];
    await save('premier');
    const list: typeof listUnannounced = async (...args) => {
      await save('second');
      const seen = await listUnannounced(...args);
      await publishArticle('fr', 'second', null);
      // The other process checked before the second article and writes first.
      expect(await announceChanges({ channels: indexnow })).toBe(1);
      await publishArticle('fr', 'second', start);
      return seen;
    };
    expect(await announceChanges({ channels: indexnow, list })).toBeNull();
    expect(await announceChanges({ channels: indexnow })).toBe(1);
    expect(await listNew('indexnow')).toEqual([['/articles/premier'], ['/articles/second']]);
  });
});

test('announces a change again if it could not be queued', async () => {
  await switchChannelsOn();
  await save('nouveau');
  await db().$executeRaw`CREATE TRIGGER "full" BEFORE INSERT ON "Announcement"
    BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`;
  await expect(announceChanges({ channels })).rejects.toThrow();
  expect(await db().outboxMessage.count()).toBe(0);
  await db().$executeRaw`DROP TRIGGER "full"`;
  expect(await announce()).toEqual({ websub: feeds, indexnow: [['/articles/nouveau']] });
});

test('a new ping to the hub replaces waiting ones, but not one that is being sent', async () => {
  await switchChannelsOn();
  await save('a');
  await announce(['websub']);
  const onItsWay = await claimMessage();
  const failed = await claimMessage();
  await recordOutcome(failed?.id ?? 0, { nextAttemptAt: hoursLater(24), lastError: 'HTTP 503' });
  await save('b');
  await announce(['websub']);
  const messages = await db().outboxMessage.findMany({ orderBy: { id: 'asc' } });
  expect(messages.map(({ payload }) => payload)).toEqual(
    ['/feed.xml', ...feeds].map((path) => JSON.stringify({ paths: [path] })),
  );
  expect(messages[0]?.id).toBe(onItsWay?.id);
  expect(messages.slice(1)).toMatchObject(feeds.map(() => ({ attempts: 0, nextAttemptAt: start })));
});

test('deletes messages a month after they were sent or failed', async () => {
  await switchChannelsOn();
  await save('a');
  await announce();
  const messages = await db().outboxMessage.findMany();
  expect(messages).toHaveLength(4);
  const [sent, failed, fresh] = messages.map(({ id }) => id);
  await recordOutcome(sent ?? 0, { sentAt: hoursLater(-30 * 24) });
  await recordOutcome(failed ?? 0, { failedAt: hoursLater(-30 * 24) });
  await recordOutcome(fresh ?? 0, { sentAt: hoursLater(-30 * 24 + 1) });
  await deleteEndedMessages(hoursLater(-30 * 24));
  const left = await db().outboxMessage.findMany({ select: { id: true } });
  expect(left.map(({ id }) => id)).toEqual(messages.slice(2).map(({ id }) => id));
  // The announced articles are still recorded.
  expect(await announce()).toEqual(nothing);
});
