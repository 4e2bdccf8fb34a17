import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { receiveMailFrom } from './inbox';
import { fillLeadForm, newAddress, submit } from './lead-form';
import { startOwnSite } from './site';

const nextBuild = '.next-redeploy';

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a form opened before a redeploy goes through after it', async ({ page }) => {
      test.setTimeout(150_000);
      const site = await startOwnSite();
      const email = newAddress();
      await page.goto(`${site.url}/articles/mistral-ai-ia-souveraine-asml`);
      await fillLeadForm(page, {
        name: 'Patient',
        email,
        details: 'Page ouverte avant le déploiement.',
      });
      await site.stop();

      const distDir = `${nextBuild}-${javaScriptEnabled ? 'js' : 'plain'}`;
      await rebuild(distDir, site.dataDir);
      const id = (folder: string) => readFileSync(join(folder, 'BUILD_ID'), 'utf8');
      expect(id(distDir)).not.toBe(id('.next'));
      await site.start({ NEXT_DIST_DIR: distDir });

      await submit(page).click();
      await expect(page).toHaveURL(/merci\?ref=IA-/);
      const mail = await receiveMailFrom(email, join(site.dataDir, 'mail'));
      expect(mail.text).toContain('Page ouverte avant le déploiement.');
      await site.stop();
    });
  });
}

async function rebuild(distDir: string, dataDir: string) {
  const build = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=react-server', 'scripts/build.ts'],
    { env: { ...process.env, NEXT_DIST_DIR: distDir, DATA_DIR: dataDir }, stdio: 'ignore' },
  );
  const [code] = await once(build, 'exit');
  expect(code).toBe(0);
}
