import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { findFreePort, startTestSite } from '../site';
import { createProspects, getHealth } from './prospect';

const clock = fileURLToPath(new URL('./clock.mjs', import.meta.url));

test('a start with the clock four years ahead deletes no lead and holds up no mail for good', async () => {
  test.setTimeout(240_000);
  const site = await startTestSite({ OUTBOX_WAITS: '0,86400', LEADS_PER_ADDRESS: '3' });
  try {
    const today = new Date().toISOString().slice(0, 10);
    const prospects = await createProspects(site);
    expect(await prospects.send()).toBe(true);
    await prospects.expectAllDelivered();
    await site.execute('DELETE FROM PurgeDay');
    await site.execute('INSERT INTO PurgeDay VALUES (?, true)', today);

    await site.stop();
    const noon = `${new Date().getUTCFullYear() + 4}-06-15T12:00:00Z`;
    const nobody = `smtp://127.0.0.1:${await findFreePort()}`;
    const ahead = { NODE_OPTIONS: `--import ${clock}`, CLOCK: noon, SMTP_URL: nobody };
    await site.start(ahead);
    await expect.poll(() => site.output()).toContain('nothing was purged');
    expect((await getHealth(site)).health.warnings).toContain('purge-suspended');
    for (let lead = 0; lead < 3; lead += 1) expect(await prospects.send()).toBe(true);
    await expect.poll(() => site.output()).toContain('"outcome":"retry"');
    await prospects.expectAllStored();

    await site.stop();
    await site.start();
    await prospects.expectAllDelivered();
    expect((await getHealth(site)).health.warnings).toContain('future-messages');
    expect(await prospects.send()).toBe(true);
    await prospects.expectAllStored();
    await prospects.expectAllDelivered();
  } finally {
    await site.stop();
  }
});
