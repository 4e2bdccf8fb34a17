import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { waitForLeadMail } from './inbox';
import { fillLeadForm, submitButton, uniqueEmail } from './lead-form';
import { startTestSite } from './site';

const nextBuild = '.next-redeploy';

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
  await rebuild(site.dataDir);
  const id = (folder: string) => readFileSync(join(folder, 'BUILD_ID'), 'utf8');
  expect(id(nextBuild)).not.toBe(id('.next'));
  await site.start({ NEXT_DIST_DIR: nextBuild });

  for (const { page, email, details } of visits) {
    await submitButton(page).click();
    await expect(page).toHaveURL(/merci\?ref=IA-/);
    const mail = await waitForLeadMail(email, join(site.dataDir, 'mail'));
    expect(mail.text).toContain(details);
    await page.context().close();
  }
  await site.stop();
});

async function rebuild(dataDir: string) {
  const build = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=react-server', 'scripts/build.ts'],
    { env: { ...process.env, NEXT_DIST_DIR: nextBuild, DATA_DIR: dataDir }, stdio: 'ignore' },
  );
  const [code] = await once(build, 'exit');
  expect(code).toBe(0);
}
