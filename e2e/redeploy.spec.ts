import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { waitForLeadMail } from './inbox';
import { buildLab, labBuild } from './lab-build';
import { fillLeadForm, submitButton, uniqueEmail } from './lead-form';
import { startTestSite } from './site';

test('a form opened before a redeploy can be sent after it, with and without JavaScript', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const site = await startTestSite();
  const visits = [];
  for (const javaScriptEnabled of [true, false]) {
    const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
    const email = uniqueEmail();
    const details = `Page ouverte avant le déploiement (JavaScript : ${javaScriptEnabled}).`;
    await page.goto(`${site.url}/articles/mistral-ai-ia-souveraine-asml`);
    await fillLeadForm(page, { name: 'Patience', email, details });
    visits.push({ page, email, details });
  }

  await site.stop();
  await buildLab();
  const id = (folder: string) => readFileSync(join(folder, 'BUILD_ID'), 'utf8');
  expect(id(labBuild)).not.toBe(id('.next'));
  await site.start({ NEXT_DIST_DIR: labBuild });

  for (const { page, email, details } of visits) {
    await submitButton(page).click();
    await expect(page).toHaveURL(/merci\?ref=IA-/);
    const mail = await waitForLeadMail(email, join(site.dataDir, 'mail'));
    expect(mail.text).toContain(details);
    await page.context().close();
  }
  await site.stop();
});
