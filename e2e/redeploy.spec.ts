import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { waitForLeadMail } from './inbox';
import { buildLab, labBuild } from './lab-build';
import { fillLeadForm, submitButton, uniqueEmail } from './lead-form';
import { startTestSite } from './site';
import { makeOwner, openBrowser } from './studio-owner';

test('what was opened before a redeploy is sent and saved after it, with other secrets, with and without JavaScript', async ({
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

  const studio = await openBrowser(browser);
  await makeOwner(studio, site);
  const [article] = await site.query(`SELECT id FROM Article WHERE locale = 'fr' LIMIT 1`);
  await studio.goto(`${site.url}/studio/articles/of/${article?.id}`);
  await expect(studio.getByRole('toolbar')).toBeVisible();

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
  await studio.getByRole('textbox', { name: 'Texte', exact: true }).click();
  await studio.keyboard.type('Écrit dans un onglet ancien. ');
  await expect(studio.getByText(/^Enregistré à/)).toBeVisible();
  const [draft] = await site.query('SELECT content FROM Draft');
  expect(draft?.content).toContain('Écrit dans un onglet ancien. ');
  await site.stop();
});
