import {
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withObjectStorage } from '@/lib/object-storage/s3-testing';
import { withStoreAt } from '@/lib/settings/env';
import { hoursSinceLastBackup } from '@/lib/store/last-backup';
import { makeFolder } from '@/lib/testing/folder';
import { makeDataDir, type TestDataDir } from './backup-testing';
import { createBackup } from './create-backup';
import { readArchive } from './read-archive';

withObjectStorage();
afterEach(() => vi.unstubAllEnvs());

let site: TestDataDir;
let target: string;
beforeEach(async () => {
  site = makeDataDir({
    'media/0123.webp': Buffer.from([0, 1, 2, 255]),
    'media/share/empty.png': '',
    'mail/one.eml': 'To: a@example.com',
    'mail/two.eml.part': 'half',
    [`previews/fr-${'long-'.repeat(30)}.json`]: '{}',
    'secrets/webhook-key': 'secret',
    'erasures/abc': '2026-01-01T00:00:00.000Z',
    'before-migration.db': 'a copy',
    lock: '',
  });
  await site.createDatabase();
  target = join(makeFolder(), 'backup.tar.gz');
});

test('is one file for its owner alone, with all that makes the store', async () => {
  await site.addLead('amina@example.org');
  const backup = await site.use(() => createBackup(target));
  expect(backup).toMatchObject({ file: target, files: 7, hasDatabase: true });
  expect(statSync(target).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(target, '..'))).toEqual(['backup.tar.gz']);
  const copy = makeFolder();
  const { files } = await readArchive(target, copy);
  expect(Object.keys(files).sort()).toEqual([
    'blog.db',
    'erasures/abc',
    'mail/one.eml',
    'media/0123.webp',
    'media/share/empty.png',
    `previews/fr-${'long-'.repeat(30)}.json`,
    'secrets/webhook-key',
  ]);
  expect(readFileSync(join(copy, 'media/0123.webp'))).toEqual(Buffer.from([0, 1, 2, 255]));
  expect(readFileSync(join(copy, 'blog.db')).includes('amina@example.org')).toBe(true);
});

test('gets a name with the time in a folder', async () => {
  const folder = makeFolder();
  await site.use(() => createBackup(folder));
  expect(readdirSync(folder)).toEqual([
    expect.stringMatching(/^backup-20\d\d-\d\d-\d\dT\d\d-\d\d-\d\d\.tar\.gz$/),
  ]);
});

test('its age is known', async () => {
  expect(await site.use(async () => hoursSinceLastBackup())).toBeNull();
  await site.use(() => createBackup(target));
  expect(await site.use(async () => hoursSinceLastBackup())).toBe(0);
  // A clock that was set back
  const later = new Date(Date.now() + 60_000);
  utimesSync(join(site.dir, 'last-backup'), later, later);
  expect(await site.use(async () => hoursSinceLastBackup())).toBe(0);
});

test('replaces no file, and is neither made in DATA_DIR nor in a missing folder', async () => {
  writeFileSync(target, 'precious');
  await expect(site.use(() => createBackup(target))).rejects.toThrow(`${target} exists already`);
  expect(readFileSync(target, 'utf8')).toBe('precious');
  const inside = join(site.dir, 'backup.tar.gz');
  await expect(site.use(() => createBackup(inside))).rejects.toThrow('is in DATA_DIR');
  const nowhere = join(target, '../missing/backup.tar.gz');
  await expect(site.use(() => createBackup(nowhere))).rejects.toThrow(
    /^There is no folder .*missing/,
  );
});

test('that cannot be sent fails, leaves nothing, and does not count', async () => {
  const temporary = makeFolder();
  vi.stubEnv('TMPDIR', temporary);
  await expect(site.use(() => createBackup('s3://nowhere'))).rejects.toThrow('404 (NoSuchBucket)');
  expect(readdirSync(temporary)).toEqual([]);
  expect(await site.use(async () => hoursSinceLastBackup())).toBeNull();
});

test('of a damaged database fails and leaves nothing', async () => {
  await site.query(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
    INSERT INTO "DailyTask" SELECT 'task ' || i, hex(randomblob(500)) FROM n`);
  await site.query('PRAGMA wal_checkpoint(TRUNCATE)');
  const bytes = readFileSync(site.path);
  bytes.fill(0xff, bytes.length / 2);
  writeFileSync(site.path, bytes);
  await expect(site.use(() => createBackup(target))).rejects.toThrow(/malformed|damaged/);
  expect(readdirSync(join(target, '..'))).toEqual([]);
});

test('says that a database on a libSQL server is not in it', async () => {
  const store = { DATA_DIR: site.dir, DATABASE_URL: 'http://localhost:1' };
  const backup = await withStoreAt(store, () => createBackup(target));
  expect(backup).toMatchObject({ hasDatabase: false, files: 6 });
  expect(existsSync(target)).toBe(true);
});
