import { mkdtempSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { dayMs } from '@/lib/i18n/durations';
import { processState } from '@/lib/process-state';
import { env } from '@/lib/settings/env';
import { site } from '@/lib/settings/site';
import { createAdapter, db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { PrismaClient } from '@/prisma/client/client';
import { readContentVersion } from './content-version';
import { migrate } from './migrations';

withEmptyStore();
afterEach(async () => {
  vi.useRealTimers();
  // A check of the files counts until the next turn, also for the store of the next test.
  await nextTurn();
});

function publishAt(publishedAt: Date | null, featured = false) {
  return db().article.create({
    data: {
      locale: 'fr',
      slug: 'a',
      translationKey: 'a',
      title: 'A',
      dek: '',
      body: '',
      coverAlt: '',
      featured,
      publishedAt,
      updatedAt: new Date(),
      author: { create: { slug: 'jawad', name: 'Jawad' } },
      cover: { create: { id: '0123456789abcdef', width: 1600, height: 900 } },
    },
  });
}

test('changes with a write, and only then', async () => {
  const first = await readContentVersion();
  expect(first).not.toBe('');
  expect(await readContentVersion()).toBe(first);
  const { id } = await publishAt(new Date());
  await nextTurn();
  const second = await readContentVersion();
  expect(second).not.toBe(first);
  await db().article.update({ where: { id }, data: { title: 'B' } });
  await nextTurn();
  expect(await readContentVersion()).not.toBe(second);
});

test('changes when a scheduled article is due, although nothing is written', async () => {
  const time = new Date('2030-01-01T09:00:00Z');
  vi.useFakeTimers({ toFake: ['Date'], now: time.getTime() - 2000 });
  await publishAt(time);
  const before = await readContentVersion();
  vi.setSystemTime(time.getTime() - 1);
  expect(await readContentVersion()).toBe(before);
  vi.setSystemTime(time);
  const after = await readContentVersion();
  expect(after).not.toBe(before);
  vi.setSystemTime(time.getTime() + 86_400_000);
  expect(await readContentVersion()).toBe(after);
});

test('changes when a featured article ceases to lead, although nothing is written', async () => {
  const featuredAt = new Date('2030-01-01T09:00:00Z');
  const ceasesAt = featuredAt.getTime() + site.featuredDays * dayMs;
  vi.useFakeTimers({ toFake: ['Date'], now: featuredAt.getTime() + 2000 });
  await publishAt(featuredAt, true);
  const before = await readContentVersion();
  vi.setSystemTime(ceasesAt - 1);
  expect(await readContentVersion()).toBe(before);
  vi.setSystemTime(ceasesAt);
  const after = await readContentVersion();
  expect(after).not.toBe(before);
  vi.setSystemTime(ceasesAt + 30 * dayMs);
  expect(await readContentVersion()).toBe(after);
});

test('differs in another store with as many writes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'content-version-'));
  const url = `file:${join(folder, 'other.db')}`;
  await migrate(url);
  const client = db();
  const other = new PrismaClient({ adapter: createAdapter(url) });
  const versions = new Set<string>();
  for (const prismaClient of [client, other]) {
    processState.prismaClient = prismaClient;
    // After a write the store is asked.
    await client.dailyTask.create({ data: { name: `write ${versions.size}`, day: '' } });
    await nextTurn();
    versions.add(await readContentVersion());
  }
  processState.prismaClient = client;
  await other.$disconnect();
  expect(versions.size).toBe(2);
  rmSync(folder, { recursive: true });
});

test('changes with each of many quick writes by another program', async () => {
  const other = await createAdapter(env().DATABASE_URL).connect();
  const seen = new Set<string>();
  for (let write = 0; write < 200; write++) {
    await other.executeScript(
      `INSERT INTO "Author" (slug, name) VALUES ('author-${write}', 'Author')`,
    );
    await nextTurn();
    seen.add(await readContentVersion());
  }
  await other.dispose();
  expect(seen.size).toBe(200);
});

test('does not query the database while nobody writes', async () => {
  const version = await readContentVersion();
  const query = vi.spyOn(db(), '$queryRaw');
  expect(await readContentVersion()).toBe(version);
  expect(query).not.toHaveBeenCalled();
});

test('changes with a write that leaves the files’ sizes and times unchanged', async () => {
  const path = fileURLToPath(env().DATABASE_URL);
  const files = [path, `${path}-wal`];
  const mtime = new Date('2020-01-01T09:00:00Z');
  const write = async (title: string) => {
    // The next write overwrites the write-ahead log from its start.
    await db().$queryRaw`PRAGMA wal_checkpoint(RESTART)`;
    await db().article.updateMany({ data: { title } });
    for (const file of files) utimesSync(file, mtime, mtime);
    await nextTurn();
    return files.map((file) => statSync(file).size);
  };
  await publishAt(new Date('2019-01-01T09:00:00Z'));
  const sizes = await write('first');
  const first = await readContentVersion();
  expect(await readContentVersion()).toBe(first);
  expect(await write('other')).toEqual(sizes);
  expect(await readContentVersion()).not.toBe(first);
});
