import { createClient } from '@libsql/client';
import { describe, expect, test } from 'vitest';
import { env } from '@/lib/settings/env';
import { createAdapter, db, openStore } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { PrismaClient } from '@/prisma/client/client';

withEmptyStore();

async function readPragma(name: string): Promise<unknown> {
  const [row] = await db().$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`);
  return Object.values(row ?? {})[0];
}

test('opens a store in WAL mode with busy_timeout, foreign keys and full synchronous writes', async () => {
  await db().$queryRaw`PRAGMA journal_mode = DELETE`;
  await openStore();
  expect(await readPragma('journal_mode')).toBe('wal');
  expect(Number(await readPragma('busy_timeout'))).toBe(20);
  expect(Number(await readPragma('foreign_keys'))).toBe(1);
  expect(Number(await readPragma('synchronous'))).toBe(2);
});

test('refuses to start on a store that does not enforce foreign keys', async () => {
  await db().$queryRaw`PRAGMA foreign_keys = OFF`;
  await expect(openStore()).rejects.toThrow(/foreign_keys = 0 instead of 1/);
});

test('timers run between many statements', async () => {
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  });
  for (let query = 0; query < 200; query += 1) await db().dailyTask.count();
  clearInterval(timer);
  expect(turns).toBeGreaterThan(2);
});

describe('while another program holds the write lock', () => {
  const open = () => createClient({ url: env().DATABASE_URL });
  const insert = (client: PrismaClient, name: string) =>
    client.dailyTask.create({ data: { name, day: '2026-01-01' } });

  test('a write waits without blocking the event loop', async () => {
    const other = open();
    const lock = await other.transaction('write');
    const written = insert(db(), 'patient');
    // A write that blocked the event loop would never see the lock released.
    setTimeout(() => lock.commit(), 700);
    await written;
    expect((await other.execute('SELECT name FROM DailyTask')).rows).toHaveLength(1);
    other.close();
  });

  test('thirty writes wait no longer than one, and a read behind them succeeds', async () => {
    const adapter = createAdapter(env().DATABASE_URL, { lockTimeoutMs: 400 });
    const client = new PrismaClient({ adapter });
    const other = open();
    const lock = await other.transaction('write');
    const startedAt = performance.now();
    const writes = Array.from({ length: 30 }, (_, index) => insert(client, `write ${index}`));
    const [read, ...outcomes] = await Promise.allSettled([client.dailyTask.count(), ...writes]);
    // One after the other they would take twelve seconds.
    expect(performance.now() - startedAt).toBeLessThan(8000);
    expect(read).toMatchObject({ value: 0 });
    expect(outcomes.map(({ status }) => status)).toEqual(Array(30).fill('rejected'));
    await lock.rollback();
    await insert(client, 'later');
    expect(await client.dailyTask.count()).toBe(1);
    other.close();
    await client.$disconnect();
  });

  // The driver leaves such a failed statement open: what its connection wrote afterwards was never committed.
  test.each([
    ['a write', (client: PrismaClient, name: string) => insert(client, name)],
    [
      'a transaction',
      (client: PrismaClient, name: string) => client.$transaction([insert(client, name)]),
    ],
  ])('%s fails in time, and later writes are on the disk', async (_, write) => {
    const client = new PrismaClient({
      adapter: createAdapter(env().DATABASE_URL, { lockTimeoutMs: 300 }),
    });
    const other = open();
    const lock = await other.transaction('write');
    await expect(write(client, 'early')).rejects.toThrow();
    await lock.rollback();
    await write(client, 'first');
    await write(client, 'second');
    const { rows } = await other.execute('SELECT name FROM DailyTask ORDER BY name');
    expect(rows.map(({ name }) => name)).toEqual(['first', 'second']);
    await other.execute(`INSERT INTO DailyTask VALUES ('third', '2026-01-01')`);
    other.close();
    await client.$disconnect();
  });
});

describe('a transaction', () => {
  const insert = (name: string) => db().dailyTask.create({ data: { name, day: '2026-01-01' } });
  const readNames = async () => {
    const other = createClient({ url: env().DATABASE_URL });
    const { rows } = await other.execute('SELECT name FROM DailyTask ORDER BY name');
    other.close();
    return rows.map(({ name }) => name);
  };

  // Prisma's own transactions would each leave a connection behind, open until it is garbage-collected.
  test('uses the existing connection', async () => {
    await db().$executeRaw`CREATE TEMP TABLE "here" ("name" TEXT)`;
    await db().$transaction([db().$executeRaw`INSERT INTO "here" VALUES ('inside')`]);
    expect(await db().$queryRaw`SELECT "name" FROM "here"`).toEqual([{ name: 'inside' }]);
  });

  test.each([
    ['a value is refused', () => insert('taken')],
    ['a statement is invalid', () => db().$executeRaw`INSERT INTO "nowhere" VALUES (1)`],
    [
      'it cannot be committed',
      () =>
        db().$executeRawUnsafe(
          `INSERT INTO OutboxMessage (messageId, channel, purpose, payload, nextAttemptAt, createdAt, leadId)
           VALUES ('x', 'mail', 'lead', '{}', 0, 0, 999)`,
        ),
    ],
  ])('is rolled back if %s, and later writes are on the disk', async (_, fail) => {
    await insert('taken');
    const deferred = db().$executeRaw`PRAGMA defer_foreign_keys = ON`;
    await expect(db().$transaction([deferred, insert('lost'), fail()])).rejects.toThrow();
    await insert('next');
    expect(await readNames()).toEqual(['next', 'taken']);
  });

  test('excludes writes made at the same time', async () => {
    const outcomes = await Promise.allSettled([
      db().$transaction([insert('one'), insert('two'), db().$executeRaw`SELECT nonsense`]),
      insert('apart'),
      db().$transaction([insert('three'), insert('four')]),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(await readNames()).toEqual(['apart', 'four', 'three']);
  });
});

describe('after another program has vacuumed the database', () => {
  const vacuumElsewhere = async () => {
    await db().lead.count();
    const other = createClient({ url: env().DATABASE_URL });
    await other.execute('VACUUM');
    other.close();
  };

  test('the first write succeeds', async () => {
    await vacuumElsewhere();
    expect(await db().article.deleteMany()).toEqual({ count: 0 });
  });

  test('the first write in a transaction succeeds', async () => {
    await vacuumElsewhere();
    const write = () => db().article.deleteMany();
    expect(await db().$transaction([write(), write()])).toEqual([{ count: 0 }, { count: 0 }]);
  });
});
