import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createClient } from '@libsql/client';
import { expect, test } from 'vitest';
import { makeDataDir } from '@/lib/backup/backup-testing';
import { withStoreAt } from '@/lib/settings/env';
import { closeStore, openStore } from './db';
import {
  assertDatabaseNotLost,
  assertLogBelongs,
  describeDamage,
  markStoreCreated,
} from './store-files';

const check = (site: ReturnType<typeof makeDataDir>) =>
  site.use(async () => assertDatabaseNotLost());

test('a new folder, also with the secrets of a build, gets a database', async () => {
  await check(makeDataDir());
  await check(makeDataDir({ 'secrets/server-actions-key': 'key', 'blog.db': '' }));
});

test('a database that is there is not lost', async () => {
  const site = makeDataDir({ 'media/a.webp': 'a', created: '' });
  await site.createDatabase();
  await check(site);
});

test.each([
  ['media', 'media/a.webp'],
  ['the mark of an earlier start', 'created'],
])(
  'where %s shows that a site has run, a missing or empty one stops the start',
  async (_, name) => {
    const way = /but .* has the data of a site .*npm run restore -- <file> --replace.*DATA_DIR/;
    const site = makeDataDir({ [name]: 'x' });
    await expect(check(site)).rejects.toThrow(/^The database .*blog\.db is missing/);
    await expect(check(site)).rejects.toThrow(way);
    writeFileSync(site.path, '');
    await expect(check(site)).rejects.toThrow(/^The database .*blog\.db is empty/);
  },
);

test('a start leaves its mark, and a database on a server needs none', async () => {
  const site = makeDataDir();
  const server = { DATA_DIR: site.dir, DATABASE_URL: 'http://localhost:1' };
  await withStoreAt(server, async () => markStoreCreated());
  await check(site);
  await site.use(async () => markStoreCreated());
  await expect(check(site)).rejects.toThrow('is missing');
  await withStoreAt(server, async () => assertDatabaseNotLost());
});

test('a database that was copied over a write-ahead log is named with that log', async () => {
  const [site, other] = [makeDataDir(), makeDataDir()];
  for (const { createDatabase } of [site, other]) await createDatabase();
  await other.query(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
    INSERT INTO "Author" ("slug", "name") SELECT 'author-' || i, hex(randomblob(300)) FROM n`);
  await other.query('PRAGMA wal_checkpoint(TRUNCATE)');
  const writer = createClient({ url: `file:${site.path}` });
  await writer.execute(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
    INSERT INTO "DailyTask" SELECT 'task ' || i, hex(randomblob(50)) FROM n`);
  const mixed = makeDataDir({
    'blog.db': readFileSync(other.path),
    'blog.db-wal': readFileSync(`${site.path}-wal`),
  });
  writer.close();
  expect(statSync(`${mixed.path}-wal`).size).toBeGreaterThan(0);

  const checkLog = () =>
    mixed.use(async () => assertLogBelongs().catch((error) => describeDamage(error)));
  const message = await checkLog();
  expect(message).toMatch(
    /blog\.db is damaged\. If it was copied there, .*blog\.db-wal may be left over.*restore a backup/,
  );
  for (const suffix of ['-wal', '-shm']) rmSync(mixed.path + suffix, { force: true });
  writeFileSync(mixed.path, 'no database at all'.repeat(100));
  expect(await checkLog()).toBeUndefined();
  const open = () => openStore().catch((error) => describeDamage(error));
  const damaged = await mixed.use(open);
  await closeStore();
  expect(damaged).toMatch(/blog\.db is damaged: restore a backup/);
  expect(describeDamage(new Error('anything else'))).toBeNull();
});
