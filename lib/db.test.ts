import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createClient } from '@libsql/client';
import { describe, expect, test } from 'vitest';
import { connect, db, forgetDeleted, openStore } from '@/lib/db';
import { env } from '@/lib/env';
import { withEmptyStore } from '@/lib/testing/store';
import { PrismaClient } from '@/prisma/client/client';

withEmptyStore();

async function readPragma(name: string): Promise<unknown> {
  const [row] = await db().$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`);
  return Object.values(row ?? {})[0];
}

test('opens a store whose readers wait for nobody and whose writers wait for each other', async () => {
  await db().$queryRaw`PRAGMA journal_mode = DELETE`;
  await openStore();
  expect(await readPragma('journal_mode')).toBe('wal');
  expect(Number(await readPragma('busy_timeout'))).toBe(200);
  expect(Number(await readPragma('foreign_keys'))).toBe(1);
  expect(Number(await readPragma('synchronous'))).toBe(2);
});

test('refuses to start on a store that does not keep references', async () => {
  await db().$queryRaw`PRAGMA foreign_keys = OFF`;
  await expect(openStore()).rejects.toThrow(/foreign_keys = 0 instead of 1/);
});

describe('while another program holds the write lock', () => {
  const open = () => createClient({ url: env().DATABASE_URL });
  const insert = (client: PrismaClient, name: string) =>
    client.dailyTask.create({ data: { name, day: '2026-01-01' } });

  test('a write waits for it, and the rest of the process goes on', async () => {
    const other = open();
    const lock = await other.transaction('write');
    let ticks = 0;
    const ticking = setInterval(() => {
      ticks += 1;
    }, 10);
    const written = insert(db(), 'patient');
    setTimeout(() => lock.commit(), 700);
    await written;
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(2);
    expect((await other.execute('SELECT name FROM DailyTask')).rows).toHaveLength(1);
    other.close();
  });

  // The driver leaves a statement that failed so unfinished: what its connection wrote after it was never committed.
  test.each([
    ['one write', (client: PrismaClient, name: string) => insert(client, name)],
    [
      'a transaction',
      (client: PrismaClient, name: string) => client.$transaction([insert(client, name)]),
    ],
  ])(
    '%s fails in time, and what is written once the lock is gone is on the disk',
    async (_, write) => {
      const client = new PrismaClient({ adapter: connect(env().DATABASE_URL, 300) });
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
    },
  );
});

test('what is erased is nowhere in the files', async () => {
  await openStore();
  const secret = 'zebra-quagga-okapi';
  await db().dailyTask.create({ data: { name: secret, day: '2026-01-01' } });
  const path = fileURLToPath(env().DATABASE_URL);
  const files = () => Buffer.concat([path, `${path}-wal`].map((file) => readFileSync(file)));
  expect(files().includes(secret)).toBe(true);
  await db().dailyTask.deleteMany({ where: { name: secret } });
  await forgetDeleted();
  expect(files().includes(secret)).toBe(false);
});
