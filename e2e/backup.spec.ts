import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { uniqueDetails, uniqueEmail } from './lead-form';
import { fetchFormFields, postLead } from './post-lead';
import { findFreePort, runCli, spawnSite, startTestSite, stopProcess, waitForOutput } from './site';

/** How many leads arrive before the backup, and how many after it; `npm run chaos` asks for more. */
const load = Number(process.env.CHAOS_LOAD ?? 10);
const patience = { timeout: 60_000 + load * 500 };

test('a restore rehearsal: what was acknowledged before a backup under load is in the restored site', async () => {
  test.setTimeout(120_000 + 2 * patience.timeout);
  const site = await startTestSite({ LEADS_PER_ADDRESS: '99999', LEADS_IN_ALL: '99999' });
  const form = await fetchFormFields(site.url);
  const acknowledged: string[] = [];
  let isLoaded = true;
  const prospects = [1, 2, 3, 4].map(async () => {
    while (isLoaded) {
      const typed = { name: 'Prospect', email: uniqueEmail(), details: uniqueDetails() };
      const reference = await postLead(site.url, form, typed);
      if (reference) acknowledged.push(reference);
    }
  });
  const waitForLeads = (count: number) =>
    expect.poll(() => acknowledged.length, patience).toBeGreaterThanOrEqual(count);
  await waitForLeads(load);
  const before = [...acknowledged];
  const folder = mkdtempSync(join(tmpdir(), 'rehearsal-'));
  const archive = join(folder, 'backup.tar.gz');
  expect(await runCli('backup', site, archive)).toContain(`Backed up to ${archive}`);
  await waitForLeads(before.length + load);
  isLoaded = false;
  await Promise.all(prospects);
  const health = await fetch(`${site.url}/health`);
  expect(await health.json()).toMatchObject({ hoursSinceLastBackup: 0, erasure: 'done' });
  await expect(runCli('restore', site, archive, '--replace')).rejects.toThrow(/A program uses/);

  const restored = {
    dataDir: join(folder, 'data'),
    url: `http://localhost:${await findFreePort()}`,
  };
  expect(await runCli('restore', restored, archive)).toMatch(/^Restored the backup of 20/);
  const PORT = new URL(restored.url).port;
  const server = spawnSite({ DATA_DIR: restored.dataDir, PORT }, '.next/standalone/server.mjs');
  await waitForOutput(server, /^Mail: /m);
  expect((await fetch(`${restored.url}/`)).status).toBe(200);
  const list = await runCli('leads', restored, 'list', '--json', '--limit', '9999', '--all');
  const found = new Set(JSON.parse(list).map(({ reference }: { reference: string }) => reference));
  expect(before.filter((reference) => !found.has(reference))).toEqual([]);
  await stopProcess(server, 'SIGTERM');

  // A lost database is not replaced by a new one without a word.
  for (const suffix of ['', '-wal', '-shm']) {
    rmSync(join(restored.dataDir, `blog.db${suffix}`), { force: true });
  }
  const refused = spawnSite({ DATA_DIR: restored.dataDir, PORT }, '.next/standalone/server.mjs');
  let printed = '';
  refused.stderr?.on('data', (chunk) => {
    printed += chunk;
  });
  expect(await once(refused, 'close')).toEqual([1, null]);
  expect(printed).toMatch(/^The database .*blog\.db is missing, but .*npm run restore/);
  expect(await runCli('restore', restored, archive, '--replace')).toContain('is in');
  await site.stop();
});
