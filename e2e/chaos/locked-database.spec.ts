import { createClient } from '@libsql/client';
import { expect, test } from '@playwright/test';
import { startTestSite } from '../site';
import { createProspects, getHealth, sendInBrowserlessForm } from './prospect';

test('while another program keeps the database locked, pages and /health answer and leads are refused', async () => {
  test.setTimeout(240_000);
  const site = await startTestSite({ OUTBOX_WAITS: '0,1', LEADS_PER_ADDRESS: '100000' });
  try {
    const prospects = await createProspects(site);
    expect(await prospects.send()).toBe(true);
    expect((await getHealth(site)).status).toBe(200);
    const other = createClient({ url: `file:${site.dataDir}/blog.db`, timeout: 5000 });
    const lock = await other.transaction('write');
    const timed = async <T>(work: () => Promise<T>) => {
      const startedAt = Date.now();
      return { result: await work(), ms: Date.now() - startedAt };
    };
    // Both while leads wait for the lock
    const refused = Promise.all([prospects.send(), prospects.send(), prospects.send()]);
    const page = await timed(() => fetch(site.url));
    const health = await timed(() => getHealth(site));
    expect(await refused).toEqual([false, false, false]);
    const later = await timed(() => getHealth(site));
    console.log({ pageMs: page.ms, healthMs: health.ms, healthAfterwardsMs: later.ms });
    expect(page.result.status).toBe(200);
    expect(page.ms).toBeLessThan(15_000);
    for (const { ms } of [health, later]) expect(ms).toBeLessThan(8000);
    expect(later.result).toMatchObject({
      status: 503,
      health: { storeFault: { code: expect.stringMatching(/SQLITE_BUSY/) } },
    });
    const form = await sendInBrowserlessForm(site, 'Nos 4 000 factures par mois.');
    expect(form).toContain('n’a pas pu être enregistré');
    expect(form).toContain('Nos 4 000 factures par mois.');

    await lock.rollback();
    other.close();
    expect(await prospects.send()).toBe(true);
    expect(await getHealth(site)).toMatchObject({ status: 200, health: { storeFault: null } });
    await prospects.expectAllStored();
    await prospects.expectAllDelivered();
  } finally {
    await site.stop();
  }
});
