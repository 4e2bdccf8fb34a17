import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { waitForLeadMail } from './inbox';
import { buildLab, labBuild } from './lab-build';
import { fillLeadForm, submitButton, uniqueEmail } from './lead-form';
import { startTestSite } from './site';

test('a form opened before a redeploy can be sent after it, with other secrets, with and without JavaScript', async ({
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
    visits.push({ page, email, details, javaScriptEnabled });
  }

  await site.stop();
  await buildLab();
  const readActions = (build: string) =>
    Object.keys(
      JSON.parse(readFileSync(join(build, 'server/server-reference-manifest.json'), 'utf8')).node,
    );
  expect(readActions(labBuild)).not.toEqual(expect.arrayContaining(readActions('.next')));
  await site.start({ NEXT_DIST_DIR: labBuild });

  for (const { page, email, details, javaScriptEnabled } of visits) {
    if (!javaScriptEnabled) {
      await page.getByLabel('Adresse e-mail').fill('patience@');
      await submitButton(page).click();
      await expect(page.getByRole('alert')).toBeVisible();
      await expect(page.getByLabel('Détails du projet')).toHaveValue(details);
    }
    await page.getByLabel('Adresse e-mail').fill(email);
    await submitButton(page).click();
    await expect(page).toHaveURL(/merci\?ref=IA-/);
    const mail = await waitForLeadMail(email, join(site.dataDir, 'mail'));
    expect(mail.text).toContain(details);
    await page.context().close();
  }
  await site.stop();
});
