import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from '@libsql/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startScript } from '@/lib/testing/run-script';
import { migrate, readMigrations } from './migrations';

/** `npm run chaos` asks for 50. */
const kills = Number(process.env.MIGRATION_KILLS ?? 5);
const leads = 5000;
const names = readMigrations().map(({ name }) => name);

let folder: string;
let old: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'migrations-killed-'));
  old = join(folder, 'old.db');
  await migrate(`file:${old}`, readMigrations(names[0]));
  const client = createClient({ url: `file:${old}` });
  await client.batch([
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${leads})
     INSERT INTO "Lead" ("id", "reference", "fingerprint", "name", "email", "details", "locale", "path")
     SELECT i, 'IA-' || i, i, 'Amina', 'a@example.com', hex(randomblob(200)), 'fr', '/' FROM n`,
    `INSERT INTO "OutboxMail" ("messageId", "from", "to", "replyTo", "subject", "text", "html", "leadId")
     SELECT "id", '{}', 'jawad@example.com', '{}', '', '', '', "id" FROM "Lead"`,
  ]);
  await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
  client.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

test('an upgrade that is killed at any moment is completed by the next start', async () => {
  const { path, exit } = await startUpgrade('whole');
  const startedAt = performance.now();
  await exit;
  const durationMs = performance.now() - startedAt;
  await expectComplete(path, 0);

  for (let kill = 0; kill < kills; kill += 1) {
    const killed = await startUpgrade(`killed-${kill}`);
    const afterMs = (durationMs * (kill + Math.random())) / kills;
    await delay(afterMs);
    killed.child.kill('SIGKILL');
    await killed.exit;
    await expectComplete(killed.path).catch((cause) => {
      throw new Error(`Killed after ${afterMs} of ${durationMs} ms`, { cause });
    });
  }
}, 600_000);

async function startUpgrade(name: string) {
  const path = join(folder, `${name}.db`);
  copyFileSync(old, path);
  const child = startScript('lib/testing/migrate-database.ts', `file:${path}`);
  const exit = once(child, 'exit');
  await once(child.stdout, 'data');
  return { path, child, exit };
}

async function expectComplete(path: string, missing?: number) {
  const applied = await migrate(`file:${path}`);
  if (missing !== undefined) expect(applied).toHaveLength(missing);
  const client = createClient({ url: `file:${path}` });
  const count = async (table: string) =>
    (await client.execute(`SELECT count(*) AS count FROM "${table}"`)).rows[0]?.count;
  expect(await count('Lead')).toBe(leads);
  expect(await count('OutboxMessage')).toBe(leads);
  expect(await count('_prisma_migrations')).toBe(names.length);
  expect((await client.execute('PRAGMA foreign_key_check')).rows).toEqual([]);
  expect((await client.execute('PRAGMA quick_check')).rows).toMatchObject([{ quick_check: 'ok' }]);
  client.close();
}
