import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withStoreAt } from '@/lib/settings/env';
import { makeFolder } from '@/lib/testing/folder';
import { hasLibSqlServer, type LibSqlServer, startLibSqlServer } from '@/lib/testing/libsql-server';
import { readContentVersion } from './content-version';
import { closeStore, db, openStore } from './db';
import { migrate, readMigrations } from './migrations';

let server: LibSqlServer;
/** Each with the modules' state of a new process, as far as it concerns the store */
async function onServer(work: () => Promise<void>): Promise<void> {
  await withStoreAt({ DATA_DIR: makeFolder(), DATABASE_URL: server.url }, async () => {
    await closeStore();
    try {
      await migrate(server.url);
      await openStore();
      await work();
    } finally {
      server.resume();
      await closeStore();
    }
  });
}

const topic = (slug: string) => ({ slug, locale: 'fr', name: slug });

describe.runIf(hasLibSqlServer)('on a libSQL server', () => {
  beforeEach(async () => {
    server = await startLibSqlServer();
    await server.setDurable();
  });
  afterEach(() => server.stop());

  test('several processes that start at once on an empty server migrate it once', async () => {
    const applied = await Promise.all(Array.from({ length: 4 }, () => migrate(server.url)));
    expect(applied.map(({ length }) => length).sort((a, b) => b - a)).toEqual([
      readMigrations().length,
      0,
      0,
      0,
    ]);
  });

  test('a server whose commits do not wait for the disk is refused, with what mends it', async () => {
    const relaxed = await startLibSqlServer();
    try {
      await withStoreAt({ DATA_DIR: makeFolder(), DATABASE_URL: relaxed.url }, async () => {
        await closeStore();
        await migrate(relaxed.url);
        await expect(openStore()).rejects.toThrow(
          /synchronous = 1 .*POST \/v1\/namespaces\/default\/config .*"durability_mode":"strong"/,
        );
        await closeStore();
      });
    } finally {
      await relaxed.stop();
    }
  });

  test('a transaction holds up no reader, and another writer waits for its end', () =>
    onServer(async () => {
      const order: string[] = [];
      let other: Promise<unknown> | undefined;
      await db().$transaction(async (transaction) => {
        await transaction.topic.create({ data: topic('first') });
        expect(await db().topic.count()).toBe(0);
        other = db()
          .topic.create({ data: topic('second') })
          .then(() => order.push('second'));
        expect(await db().topic.count()).toBe(0);
        order.push('first');
      });
      await other;
      expect(order).toEqual(['first', 'second']);
      expect(await db().topic.count()).toBe(2);
    }));

  test('transactions that read and then write exclude each other', () =>
    onServer(async () => {
      await db().rateLimit.create({ data: { key: 'a', points: 0 } });
      const add = () =>
        db().$transaction(
          async (transaction) => {
            const { points } = await transaction.rateLimit.findUniqueOrThrow({
              where: { key: 'a' },
            });
            await transaction.rateLimit.update({
              where: { key: 'a' },
              data: { points: points + 1 },
            });
          },
          { maxWait: 10_000, timeout: 10_000 },
        );
      await Promise.all(Array.from({ length: 8 }, add));
      expect(await db().rateLimit.findFirst()).toMatchObject({ points: 8 });
    }));

  test('a transaction that fails at its first statement leaves nothing and ends', () =>
    onServer(async () => {
      await db().topic.create({ data: topic('taken') });
      const [create, another] = [
        db().topic.create({ data: topic('taken') }),
        db().topic.create({ data: topic('free') }),
      ];
      await expect(db().$transaction([create, another])).rejects.toMatchObject({ code: 'P2002' });
      expect(await db().topic.findMany({ select: { slug: true } })).toEqual([{ slug: 'taken' }]);
      await db().topic.create({ data: topic('free') });
    }));

  test('a taken key and a missing row are told from other errors, as in a file', () =>
    onServer(async () => {
      await db().topic.create({ data: topic('taken') });
      await expect(db().topic.create({ data: topic('taken') })).rejects.toMatchObject({
        code: 'P2002',
      });
      const inTransaction = db().$transaction(async (transaction) => {
        await transaction.topic.count();
        await transaction.topic.create({ data: topic('taken') });
      });
      await expect(inTransaction).rejects.toMatchObject({ code: 'P2002' });
      const note = { leadId: 1, kind: 'note', text: '', actor: 'command-line' };
      await expect(db().leadEvent.create({ data: note })).rejects.toMatchObject({ code: 'P2003' });
    }));

  test('of a server that hangs, statements fail within five seconds, and readers have the last version at once', () =>
    onServer(async () => {
      const version = await readContentVersion();
      server.pause();
      const startedAt = performance.now();
      await expect(db().topic.count()).rejects.toThrow();
      expect(performance.now() - startedAt).toBeLessThan(5000);
      const againAt = performance.now();
      await expect(db().topic.count()).rejects.toThrow('does not answer');
      expect(performance.now() - againAt).toBeLessThan(500);
      const askedAt = performance.now();
      expect(await readContentVersion()).toBe(version);
      expect(await readContentVersion()).toBe(version);
      expect(performance.now() - askedAt).toBeLessThan(1500);
      server.resume();
      await expect.poll(() => db().topic.count(), { timeout: 2000 }).toBe(0);
    }));

  test('a change by another process shows within half a second', () =>
    onServer(async () => {
      const version = await readContentVersion();
      await db()
        .$executeRaw`INSERT INTO "Topic" ("slug", "locale", "name") VALUES ('a', 'fr', 'A')`;
      await expect.poll(readContentVersion, { timeout: 1000, interval: 50 }).not.toBe(version);
    }));
});
