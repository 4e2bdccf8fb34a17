import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { makeFolder } from '@/lib/testing/folder';
import { makeDataDir, type TestDataDir } from './backup-testing';
import { createBackup } from './create-backup';
import { readArchive } from './read-archive';
import { restoreBackup } from './restore-backup';
import { holdDataDir } from './swap-store';

const killing = vi.hoisted(() => ({ afterRenames: Number.POSITIVE_INFINITY }));
vi.mock('node:fs', async (load) => {
  const fs = await load<typeof import('node:fs')>();
  const renameSync: typeof fs.renameSync = (...paths) => {
    if (killing.afterRenames <= 0) throw new Error('killed');
    killing.afterRenames -= 1;
    fs.renameSync(...paths);
  };
  return { ...fs, renameSync };
});

/** `npm run chaos` asks for 50. */
const kills = Number(process.env.RESTORE_KILLS ?? 1);
const leads = 1000;

const parts = ['media', 'mail', 'previews', 'secrets'];

/** All parts of a store tell which of the two it is. */
async function makeStore(name: string): Promise<TestDataDir> {
  const site = makeDataDir(Object.fromEntries(parts.map((part) => [`${part}/part`, name])));
  await site.createDatabase();
  await site.query(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${leads})
    INSERT INTO "Lead" ("reference", "fingerprint", "name", "email", "details", "locale", "path")
    SELECT i, i, '${name}', 'a@example.com', hex(randomblob(200)), 'fr', '/' FROM n`);
  return site;
}

async function readParts(site: TestDataDir): Promise<string[]> {
  const files = parts.map((part) => readFileSync(join(site.dir, part, 'part'), 'utf8'));
  const rows = await site.query('SELECT name, count(*) AS count FROM "Lead" GROUP BY name');
  expect(rows).toMatchObject([{ count: leads }]);
  expect(await site.query('PRAGMA quick_check')).toEqual([{ quick_check: 'ok' }]);
  return [...new Set([...files, String(rows[0]?.name)])];
}

async function setOld(site: TestDataDir): Promise<void> {
  for (const part of parts) writeFileSync(join(site.dir, part, 'part'), 'old');
  await site.query(`UPDATE "Lead" SET name = 'old'`);
}

/** After what the next start does first, all parts are of one store, and nothing is left over. */
async function expectWhole(site: TestDataDir, found: string[]): Promise<void> {
  await (await site.use(holdDataDir))();
  const stores = await readParts(site);
  expect([['old'], ['new']]).toContainEqual(stores);
  found.push(...stores);
  expect(readdirSync(site.dir).filter((name) => /rest/.test(name))).toEqual([]);
  for (const name of readdirSync(site.dir)) {
    if (name.startsWith('replaced-')) rmSync(join(site.dir, name), { recursive: true });
  }
}

function start(program: string, site: TestDataDir, ...argv: string[]): ChildProcess {
  return spawn(process.execPath, ['scripts/author-program.mjs', program, ...argv], {
    env: { ...process.env, DATA_DIR: site.dir, DATABASE_URL: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Waits until the program has begun to write; then milliseconds, or until it ends. */
async function killLater(child: ChildProcess, folder: string, prefix: string, ms: number) {
  const ended = once(child, 'exit');
  const begun = new Promise<void>((resolve) => {
    const watcher = watch(folder, () => {
      if (!readdirSync(folder).some((name) => name.startsWith(prefix))) return;
      watcher.close();
      resolve();
    });
  });
  await begun;
  const startedAt = performance.now();
  await Promise.race([ended, delay(ms)]);
  child.kill('SIGKILL');
  await ended;
  return performance.now() - startedAt;
}

test('a restore that is killed at any moment leaves the former store or the new one', async () => {
  const archive = join(makeFolder(), 'backup.tar.gz');
  const backedUp = await makeStore('new');
  await backedUp.use(() => createBackup(archive));
  const site = await makeStore('old');
  const restore = (ms: number) =>
    killLater(start('restore', site, archive, '--replace'), site.dir, 'restoring-', ms);

  const durationMs = await restore(60_000);
  expect(await readParts(site)).toEqual(['new']);
  for (let kill = 0; kill < kills; kill += 1) {
    await setOld(site);
    const afterMs = (durationMs * (kill + Math.random())) / kills;
    await restore(afterMs);
    await expectWhole(site, []).catch((cause) => {
      throw new Error(`Killed after ${afterMs} of ${durationMs} ms`, { cause });
    });
  }
}, 600_000);

test('a restore that is killed between any two of its renames does, too', async () => {
  const archive = join(makeFolder(), 'backup.tar.gz');
  const backedUp = await makeStore('new');
  await backedUp.use(() => createBackup(archive));
  const site = await makeStore('old');
  const found: string[] = [];
  for (let count = 0; found.at(-1) !== 'whole'; count += 1) {
    await setOld(site);
    killing.afterRenames = count;
    const restoring = site.use(() => restoreBackup(archive, true));
    const isKilled = await restoring.then(
      () => false,
      (error) => error.message === 'killed',
    );
    killing.afterRenames = Number.POSITIVE_INFINITY;
    await expectWhole(site, found);
    if (!isKilled) found.push('whole');
  }
  expect(found[0]).toBe('old');
  expect(found.filter((store) => store === 'new').length).toBeGreaterThan(10);
  expect(found.lastIndexOf('old')).toBeLessThan(found.indexOf('new'));
}, 120_000);

test('a backup that is killed leaves a whole file of its name or none', async () => {
  const site = await makeStore('site');
  const archive = join(makeFolder(), 'backup.tar.gz');
  const folder = dirname(archive);
  const backUp = (ms: number) =>
    killLater(start('backup', site, archive), folder, 'backup.tar', ms);
  const durationMs = await backUp(60_000);
  expect(readdirSync(folder)).toEqual(['backup.tar.gz']);
  for (let kill = 0; kill < kills; kill += 1) {
    rmSync(archive, { force: true });
    await backUp((durationMs * (kill + Math.random())) / kills);
    if (existsSync(archive)) await readArchive(archive);
    else await site.use(() => createBackup(archive));
  }
}, 600_000);
