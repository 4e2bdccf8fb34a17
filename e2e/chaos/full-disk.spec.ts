import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { testDir } from '../environment';
import { type Site, startTestSite } from '../site';
import { createProspects, getHealth, sendInBrowserlessForm } from './prospect';

/** Puts the site's data on a disk of its own, which needs root. */
async function moveToSmallDisk(site: Site): Promise<void> {
  await site.stop();
  const copy = mkdtempSync(join(testDir, 'copy-'));
  cpSync(site.dataDir, copy, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', site.dataDir]);
  cpSync(copy, site.dataDir, { recursive: true });
  rmSync(copy, { recursive: true });
  await site.start();
}

function fill(site: Site): () => void {
  const path = join(site.dataDir, 'filler');
  expect(() => writeFileSync(path, Buffer.alloc(64 * 1024 * 1024))).toThrow(/ENOSPC/);
  return () => rmSync(path);
}

test('on a full disk leads are refused and /health says so, until there is space again', async () => {
  test.setTimeout(240_000);
  const site = await startTestSite({ OUTBOX_WAITS: '0,1', LEADS_PER_ADDRESS: '100000' });
  await moveToSmallDisk(site);
  try {
    const prospects = await createProspects(site);
    expect(await prospects.send()).toBe(true);
    expect((await getHealth(site)).status).toBe(200);

    const loggedBefore = site.output().length;
    const free = fill(site);
    // The write-ahead log may have space for some more.
    await expect.poll(() => prospects.send(), { timeout: 60_000 }).toBe(false);
    const { status, health } = await getHealth(site);
    expect(status).toBe(503);
    expect(health).toMatchObject({ store: 'unwritable', storeFault: { code: 'SQLITE_FULL' } });
    expect(health.warnings).toContain('disk-space-low');
    expect(site.output()).toMatch(/^\{.*"event":"lead".*"driverCode":"SQLITE_FULL".*\}$/m);

    const page = await sendInBrowserlessForm(site, 'Nos 4 000 factures par mois.');
    expect(page).toContain('n’a pas pu être enregistré');
    expect(page).toContain('Nos 4 000 factures par mois.');
    expect(page).toContain('jawad@example.com');
    for (const path of ['/', '/contact', '/recherche?q=ia'])
      expect((await fetch(site.url + path)).status).toBe(200);

    free();
    const freedAt = Date.now();
    const isWell = async () => (await getHealth(site)).health.ok;
    // Three checks, one each 10 seconds
    await expect.poll(isWell, { timeout: 60_000, intervals: [1000] }).toBe(true);
    const linesLogged = site.output().slice(loggedBefore).split('\n').length;
    console.log({ wellAfterSeconds: (Date.now() - freedAt) / 1000, linesLogged });
    expect(await prospects.send()).toBe(true);
    await prospects.expectAllStored();
    await prospects.expectAllDelivered();
  } finally {
    await site.stop();
    // Lazily: the driver keeps files open until garbage collection.
    execFileSync('umount', ['--lazy', site.dataDir]);
  }
});
