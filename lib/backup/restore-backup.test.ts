import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { erasePersonalData } from '@/lib/leads/erasure';
import { withObjectStorage } from '@/lib/object-storage/s3-testing';
import { withStoreAt } from '@/lib/settings/env';
import { closeStore } from '@/lib/store/db';
import { readMigrations } from '@/lib/store/migrations';
import { assertDatabaseNotLost } from '@/lib/store/store-files';
import { makeFolder } from '@/lib/testing/folder';
import { startScript } from '@/lib/testing/run-script';
import { makeDataDir, type TestDataDir } from './backup-testing';
import { createBackup } from './create-backup';
import { isDataDirFree } from './data-dir-lock';
import { restoreBackup, restoreBeforeMigration } from './restore-backup';

const names = readMigrations().map(({ name }) => name);

withObjectStorage();
afterEach(() => vi.unstubAllEnvs());

/** A site, and a backup of it. */
let site: TestDataDir;
let archive: string;
beforeEach(async () => {
  site = makeDataDir({
    'media/0123.webp': Buffer.from([0, 1, 2, 255]),
    'mail/one.eml': 'To: a@example.com',
    'secrets/webhook-key': 'of the site',
  });
  await site.createDatabase();
  await site.addLead('amina@example.org');
  archive = await backUp();
});

async function backUp(): Promise<string> {
  const target = join(makeFolder(), 'backup.tar.gz');
  await site.use(() => createBackup(target));
  return target;
}

const restore = (into: TestDataDir, replace = false, file = archive) =>
  into.use(() => restoreBackup(file, replace));
const modeOf = (path: string) => statSync(path).mode & 0o777;

describe('into an empty place', () => {
  test('ends sessions and links, which may have been ended or used since, and keeps passkeys', async () => {
    await site.query(`INSERT INTO "Account" ("id", "email", "role", "locale", "passwordHash")
      VALUES (1, 'jawad@example.org', 'owner', 'fr', '')`);
    await site.query(`INSERT INTO "Session" ("tokenHash", "accountId", "device", "expiresAt")
      VALUES ('one', 1, '', '2100-01-01')`);
    await site.query(`INSERT INTO "OneTimeToken" ("tokenHash", "purpose", "subject", "expiresAt")
      VALUES ('two', 'reset', '1', '2100-01-01')`);
    await site.query(`INSERT INTO "Passkey" ("id", "accountId", "publicKey", "counter", "transports", "name")
      VALUES ('three', 1, x'00', 0, '[]', '')`);
    const empty = makeDataDir();
    await restore(empty, false, await backUp());
    expect(await empty.query('SELECT "email" FROM "Account"')).toHaveLength(1);
    expect(await empty.query('SELECT "id" FROM "Passkey"')).toHaveLength(1);
    expect(await empty.query('SELECT * FROM "Session"')).toEqual([]);
    expect(await empty.query('SELECT * FROM "OneTimeToken"')).toEqual([]);
  });

  test('brings everything back from an S3-compatible store, and leaves no copy in the temporary folder', async () => {
    const [empty, other, temporary] = [makeDataDir(), makeDataDir(), makeFolder()];
    vi.stubEnv('TMPDIR', temporary);
    const { file } = await site.use(() => createBackup('s3://site/daily/'));
    expect(file).toMatch(/^s3:\/\/site\/daily\/backup-20[\dT-]+\.tar\.gz$/);
    await restore(empty, false, file);
    await expect(restore(other, false, `${file}.gone`)).rejects.toThrow('404 (NoSuchKey)');
    expect(await empty.listEmails()).toEqual(['amina@example.org']);
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('brings everything back, readable by its owner alone', async () => {
    const empty = makeDataDir();
    expect(await restore(empty)).toMatchObject({ held: 0, erased: 0, replaced: [] });
    expect(await empty.listEmails()).toEqual(['amina@example.org']);
    expect(readFileSync(join(empty.dir, 'media/0123.webp'))).toEqual(Buffer.from([0, 1, 2, 255]));
    expect(readFileSync(join(empty.dir, 'secrets/webhook-key'), 'utf8')).toBe('of the site');
    expect(readdirSync(empty.dir).filter((name) => name.startsWith('rest'))).toEqual([]);
    for (const folder of ['', 'media', 'mail', 'secrets', 'erasures']) {
      expect([folder, modeOf(join(empty.dir, folder))]).toEqual([folder, 0o700]);
    }
    for (const file of ['blog.db', 'media/0123.webp', 'secrets/webhook-key']) {
      expect([file, modeOf(join(empty.dir, file))]).toEqual([file, 0o600]);
    }
  });

  test('which may have the secrets that a build has made; they are kept aside', async () => {
    const built = makeDataDir({ 'secrets/webhook-key': 'of the build' });
    const { replaced } = await restore(built);
    expect(readFileSync(join(built.dir, 'secrets/webhook-key'), 'utf8')).toBe('of the site');
    expect(replaced).toEqual([expect.stringContaining(join(built.dir, 'replaced-20'))]);
    expect(readFileSync(join(replaced[0] ?? '', 'secrets/webhook-key'), 'utf8')).toBe(
      'of the build',
    );
  });

  test('removes the write-ahead log of another database', async () => {
    const empty = makeDataDir();
    copyFileSync(site.path, `${empty.path}-wal`);
    writeFileSync(`${empty.path}-shm`, 'left over');
    const { replaced } = await restore(empty);
    expect(readdirSync(replaced[0] ?? '').sort()).toEqual(['blog.db-shm', 'blog.db-wal']);
    expect(await empty.listEmails()).toEqual(['amina@example.org']);
    expect(await empty.query('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  });

  test('also if the database is elsewhere', async () => {
    const DATA_DIR = makeDataDir().dir;
    const elsewhere = makeDataDir();
    const store = { DATA_DIR, DATABASE_URL: `file:${elsewhere.path}` };
    await withStoreAt(store, () => restoreBackup(archive, false));
    expect(await elsewhere.listEmails()).toEqual(['amina@example.org']);
    const { replaced } = await withStoreAt(store, () => restoreBackup(archive, true));
    expect(replaced.map((folder) => join(folder, '..'))).toEqual([DATA_DIR, elsewhere.dir]);
    expect(readdirSync(replaced[1] ?? '')).toContain('blog.db');
    expect(readdirSync(replaced[0] ?? '')).toContain('media');
  });
});

describe('where there is a site', () => {
  test('refuses without --replace, and with it keeps the former store aside', async () => {
    await site.addLead('karim@example.net');
    await expect(restore(site)).rejects.toThrow(/has the data of a site\. Use --replace/);
    const { replaced } = await restore(site, true);
    expect(await site.listEmails()).toEqual(['amina@example.org']);
    const former = createClient({ url: `file:${replaced[0]}/blog.db` });
    expect((await former.execute('SELECT email FROM Lead')).rows).toHaveLength(2);
    former.close();
    expect(readFileSync(join(replaced[0] ?? '', 'mail/one.eml'), 'utf8')).toBe('To: a@example.com');
  });

  test.each([
    ['media', 'media/0123.webp'],
    ['the mark of a first start', 'created'],
  ])('also if only %s is left of it', async (_, name) => {
    const rest = makeDataDir({ [name]: 'x' });
    await expect(restore(rest)).rejects.toThrow('--replace');
  });

  test('refuses while a program uses the folder, and no longer after kill -9', async () => {
    const program = await site.use(async () => startScript('lib/testing/hold-data-dir.ts'));
    await once(program.stdout, 'data');
    await expect(restore(site, true)).rejects.toThrow(/^A program uses .*: stop the site/);
    expect(await site.use(isDataDirFree)).toBe(false);
    program.kill('SIGKILL');
    await once(program, 'exit');
    expect(await site.use(isDataDirFree)).toBe(true);
    expect(await restore(site, true)).toMatchObject({ held: 0 });
  });
});

describe('the restored store', () => {
  test('is brought up to date if an older version wrote it', async () => {
    const old = makeDataDir();
    await old.createDatabase(names[2]);
    const file = join(makeFolder(), 'old.tar.gz');
    await old.use(() => createBackup(file));
    const empty = makeDataDir();
    await restore(empty, false, file);
    const applied = await empty.query('SELECT migration_name FROM _prisma_migrations');
    expect(applied).toHaveLength(names.length);
    expect(readdirSync(empty.dir)).not.toContain('before-migration.db');
  });

  test('is not that of a newer version, which changes nothing', async () => {
    await site.query(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
      VALUES ('x', 'x', '20990101000000_later', 0)`);
    const newer = await backUp();
    await site.query(`DELETE FROM _prisma_migrations WHERE id = 'x'`);
    await site.addLead('karim@example.net');
    await expect(restore(site, true, newer)).rejects.toThrow(
      /newer than this code.*20990101000000_later/,
    );
    expect(await site.listEmails()).toEqual(['amina@example.org', 'karim@example.net']);
    expect(readdirSync(site.dir).filter((name) => name.startsWith('re'))).toEqual([]);
  });

  test('holds the messages that may have left since', async () => {
    await site.query(`INSERT INTO "OutboxMessage" ("messageId", "channel", "purpose", "payload")
      VALUES ('<1>', 'email', 'lead', '{}')`);
    const { held } = await restore(site, true, await backUp());
    expect(held).toBe(1);
    expect(await site.query('SELECT "heldAt" IS NOT NULL AS held FROM "OutboxMessage"')).toEqual([
      { held: 1 },
    ]);
  });

  test.each([
    ['whole', () => {}],
    ['damaged', () => writeFileSync(site.path, 'no database')],
  ])('has nobody who was erased since, though the former database is %s', async (_, change) => {
    await site.addLead('karim@example.net');
    await site.addLead('amina@société.fr');
    await site.addLead('Amina@example.org', '2199-01-01T00:00:00.000+00:00');
    const file = await backUp();
    await site.use(async () => {
      await closeStore();
      await erasePersonalData('AMINA@example.org');
      await erasePersonalData('amina@xn--socit-esab.fr');
      await closeStore();
    });
    change();
    const { erased } = await restore(site, true, file);
    expect(erased).toBe(2);
    expect(await site.listEmails()).toEqual(['karim@example.net', 'Amina@example.org']);
    // The notes outlast the restore.
    expect(await restore(site, true, file)).toMatchObject({ erased: 2 });
  });

  test('needs the kind of database that the backup was made of', async () => {
    const server = { DATA_DIR: makeDataDir().dir, DATABASE_URL: 'http://localhost:1' };
    await expect(withStoreAt(server, () => restoreBackup(archive, false))).rejects.toThrow(
      /DATABASE_URL names a server/,
    );
    const file = join(makeFolder(), 'server.tar.gz');
    await withStoreAt({ ...server, DATA_DIR: site.dir }, () => createBackup(file));
    await expect(restore(makeDataDir(), false, file)).rejects.toThrow(/has no database/);
    expect(await withStoreAt(server, () => restoreBackup(file, false))).toMatchObject({ held: 0 });
    expect(existsSync(join(server.DATA_DIR, 'media/0123.webp'))).toBe(true);
  });
});

describe('restore --before-migration', () => {
  test('puts the copy back and keeps the migrated database aside', async () => {
    const old = makeDataDir({ 'secrets/webhook-key': 'stays' });
    await old.createDatabase(names[2]);
    await old.createDatabase();
    await old.addLead('late@example.org');
    const { replaced } = await old.use(restoreBeforeMigration);
    const applied = await old.query('SELECT migration_name FROM _prisma_migrations');
    expect(applied).toHaveLength(3);
    expect(await old.listEmails()).toEqual([]);
    expect(readFileSync(join(old.dir, 'secrets/webhook-key'), 'utf8')).toBe('stays');
    expect(readdirSync(replaced[0] ?? '').sort()).toEqual(
      expect.arrayContaining(['before-migration.db', 'blog.db']),
    );
  });

  test('says if there is none', async () => {
    await expect(site.use(restoreBeforeMigration)).rejects.toThrow(/^There is no copy/);
  });
});

test('a site whose database is lost is told of restore --replace', async () => {
  mkdirSync(join(site.dir, 'media'), { recursive: true });
  writeFileSync(site.path, '');
  await expect(site.use(async () => assertDatabaseNotLost())).rejects.toThrow(
    /is empty, but .*--replace/,
  );
});
