import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { testDir } from './environment';
import { waitForLeadMail } from './inbox';
import { fillLeadForm, submitButton, uniqueDetails, uniqueEmail } from './lead-form';
import { getSharedSite } from './shared-site';
import { runCli } from './site';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the header leads to the author’s pages, and from there to their translations', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto('/');
    const header = page.getByRole('navigation', { name: 'Navigation principale' });
    await header.getByRole('link', { name: 'À propos' }).click();
    await expect(page).toHaveURL('/a-propos');
    await expect(page).toHaveTitle('À propos — Jawad');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('À propos');
    await expect(header.getByRole('link', { name: 'À propos' })).toHaveAttribute(
      'aria-current',
      'page',
    );
    await expect(page.getByRole('main')).toContainText('Cette page est un exemple');
    await expect(page.locator('link[hreflang=en]')).toHaveAttribute('href', /\/en\/about$/);
    await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', /[^n]\/a-propos$/);
    await header.getByRole('link', { name: 'English' }).click();
    await expect(page).toHaveURL('/en/about');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  });

  test('on a phone they stand in the menu', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto('/');
    await page.getByText('Menu', { exact: true }).click();
    await page.getByRole('link', { name: 'Services' }).click();
    await expect(page).toHaveURL('/services');
  });

  test('the form at the foot keeps what was typed, and its lead names the page', async ({
    page,
    baseURL,
  }) => {
    const email = uniqueEmail();
    await page.goto('/services');
    await fillLeadForm(page, { name: 'Amina', email: 'amina', details: uniqueDetails() });
    await submitButton(page).click();
    await expect(page).toHaveTitle('Erreur\u00a0: Services — Jawad');
    await expect(page).toHaveURL('/services');
    await expect(page.getByLabel('Nom complet')).toHaveValue('Amina');
    await fillLeadForm(page, { email });
    await submitButton(page).click();
    await expect(page).toHaveURL(/\/contact\/merci\?ref=IA-/);
    expect((await waitForLeadMail(email)).text).toContain(`${baseURL}/services`);
  });
});

test('a page is found by the search, and told to machines', async ({ page, request }) => {
  await page.goto('/recherche?q=diagnostic');
  await page.getByRole('main').getByRole('link', { name: 'Services' }).click();
  await expect(page).toHaveURL('/services');
  const graph = JSON.parse(
    (await page.locator('script[type="application/ld+json"]').textContent()) ?? '',
  );
  expect(graph['@graph'][0]).toMatchObject({ '@type': 'WebPage', name: 'Services' });
  for (const path of ['/sitemap.xml', '/llms.txt', '/en/services.md', '/a-propos.md']) {
    const answer = await request.get(path);
    expect([path, answer.status()]).toEqual([path, 200]);
    expect(await answer.text()).toContain('/services');
  }
});

test('what the command line does to a page shows at the next request', async ({ request }) => {
  const site = await getSharedSite();
  mkdirSync(testDir, { recursive: true });
  const content = mkdtempSync(join(testDir, 'content-'));
  const file = join(content, 'pages/fr/references.md');
  mkdirSync(join(content, 'pages/fr'), { recursive: true });
  const write = (more: string) =>
    writeFileSync(file, `---\ntitle: Références\ndek: D\nnav: footer\n${more}---\n\nTexte.\n`);
  const articles = (...argv: string[]) => runCli('articles', site, ...argv);
  const statusOf = async (path: string) =>
    (await request.get(site.url + path, { maxRedirects: 0 })).status();
  const readHome = async () => (await request.get(`${site.url}/`)).text();

  write('draft: true\n');
  expect(await statusOf('/references')).toBe(404);
  expect(await articles('import', content)).toContain('created  pages/fr/references (draft)');
  expect(await statusOf('/references')).toBe(404);
  write('');
  expect(await articles('import', content)).toContain('changed  ');
  expect(await statusOf('/references')).toBe(200);
  expect(await readHome()).toContain('href="/references"');

  await articles('rename', 'pages/references', 'clients');
  const moved = await request.get(`${site.url}/references?utm_source=x`, { maxRedirects: 0 });
  expect([moved.status(), moved.headers().location]).toEqual([308, '/clients?utm_source=x']);
  expect(await readHome()).toContain('href="/clients"');

  // As after an upgrade that adds a route
  await site.execute(`UPDATE Page SET slug = 'contact' WHERE slug = 'clients'`);
  await site.stop();
  await expect(site.start()).rejects.toThrow(
    /The site itself uses the address of the page pages\/fr\/contact\. .* rename pages\/fr\/contact <slug>/,
  );
  await articles('rename', 'pages/contact', 'clients');
  await site.start();
  expect(await statusOf('/clients')).toBe(200);
});
