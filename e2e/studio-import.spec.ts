import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { expect, type Page, test } from '@playwright/test';
import { ZipFile } from 'yazl';
import { checkAccessibility } from './check-accessibility';
import { collectComplaints } from './complaints';
import { formatRequest, sendRawRequest } from './raw-http';
import { getSharedSite } from './shared-site';
import type { Site } from './site';
import { makeOwner, openBrowser, signIn } from './studio-owner';

// One site, whose owner is made before the first test.
test.describe.configure({ mode: 'serial' });

const path = '/studio/settings/import';
const text = readFileSync('prisma/content/fr/mistral-ai-ia-souveraine-asml.md', 'utf8')
  .replace(/^(?:cover|coverCredit|formerSlugs):.*\n/gm, '')
  .replace(/^title: .*$/m, 'title: "Un article venu d’ailleurs"');

let site: Site;
test.beforeAll(async ({ browser }) => {
  site = await getSharedSite();
  await makeOwner(await openBrowser(browser), site);
});

async function makeZip(files: Record<string, string>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return buffer(zip.outputStream);
}

/** @param noise makes it two parts, because compression makes it no smaller */
async function makeArchive(text: string, noise = 0): Promise<Buffer> {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(text), 'fr/venu-d-ailleurs.md');
  if (noise > 0) zip.addBuffer(randomBytes(noise), 'fr/bruit.bin', { compress: false });
  zip.end();
  return buffer(zip.outputStream);
}

async function open(page: Page): Promise<void> {
  await signIn(page, site, path);
  await expect(page.getByRole('heading', { name: 'Importer et exporter' })).toBeVisible();
}

test('an archive whose upload broke off is resumed, reported on, imported and read', async ({
  browser,
}, testInfo) => {
  const page = await openBrowser(browser, { bypassCSP: true });
  await open(page);
  const file = testInfo.outputPath('site.zip');
  writeFileSync(file, await makeArchive(text, 9 * 1024 * 1024));
  const parts: string[] = [];
  page.on('request', (request) => {
    const part = /\/upload\/archive\?.*part=(\d+)/.exec(request.url())?.[1];
    if (part) parts.push(part);
  });
  const choose = () => page.getByLabel('Fichier à importer').setInputFiles(file);
  const address = `${site.url}/articles/venu-d-ailleurs`;

  await page.route(/part=1$/, (route) => route.abort());
  await choose();
  await expect(page.getByText(/Envoi de «\ssite\.zip\s»\s: 50\s%/)).toBeVisible();
  await page.reload();
  await page.unroute(/part=1$/);
  const complaints = collectComplaints(page);
  await expect(page.getByText(/«\ssite\.zip\s» s’est arrêté à 50\s%/)).toBeVisible();
  parts.length = 0;
  await choose();
  await expect(page.getByRole('heading', { name: 'Ce que l’import fera' })).toBeVisible();
  expect(parts).toEqual(['1']);
  await expect(page.getByText(/1\sarticle\s: 1 nouveau, 0 modifié, 0 inchangé/)).toBeVisible();
  expect((await page.request.get(address)).status()).toBe(404);
  await checkAccessibility(page);

  await page.reload();
  const confirm = page.getByRole('button', { name: 'Importer', exact: true });
  await confirm.click();
  await expect(confirm).toBeHidden();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Import terminé' })).toBeVisible({
    timeout: 30_000,
  });
  await page.getByRole('button', { name: 'Terminer' }).click();
  await expect(page.getByLabel('Fichier à importer')).toBeVisible();
  expect(complaints).toEqual([]);
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Un article venu d’ailleurs');
});

test('an article that was edited in the studio is named, and replaced only if the owner says so', async ({
  browser,
}, testInfo) => {
  const page = await openBrowser(browser, { bypassCSP: true });
  const address = `${site.url}/articles/venu-d-ailleurs`;
  await open(page);
  await site.execute("UPDATE Article SET title = 'Un titre d’ici' WHERE slug = 'venu-d-ailleurs'");
  const file = testInfo.outputPath('site.zip');
  writeFileSync(file, await makeArchive(text.replace('venu d’ailleurs', 'revenu d’ailleurs')));
  const send = async () => {
    await page.goto(site.url + path);
    await page.getByLabel('Fichier à importer').setInputFiles(file);
    await expect(page.getByRole('heading', { name: 'Ce que l’import fera' })).toBeVisible();
  };
  const box = page.getByRole('checkbox', { name: /^Remplacer aussi/ });
  const finish = async () => {
    await page.getByRole('button', { name: 'Importer', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Import terminé' })).toBeVisible();
    await page.getByRole('button', { name: 'Terminer' }).click();
  };
  const readTitle = async () => {
    await page.goto(address);
    return page.getByRole('heading', { level: 1 }).textContent();
  };

  await send();
  await expect(page.getByText('1\u00a0texte que l’import ne remplace pas')).toBeVisible();
  await expect(page.getByText(/modifié ici depuis le dernier import/)).toBeVisible();
  await expect(page.getByText('/articles/venu-d-ailleurs')).toBeVisible();
  await expect(box).not.toBeChecked();
  await checkAccessibility(page);
  await finish();
  expect(await readTitle()).toBe('Un titre d’ici');

  await send();
  await box.check();
  await finish();
  expect(await readTitle()).toBe('Un article revenu d’ailleurs');
  const [draft] = await site.query(
    "SELECT Draft.id FROM Draft JOIN Article ON Article.id = articleId WHERE slug = 'venu-d-ailleurs'",
  );
  await page.goto(`${site.url}/studio/articles/${draft?.id}/versions`);
  const kept = page.getByRole('listitem').filter({ hasText: 'Avant un import' });
  await kept.getByRole('link').click();
  await expect(page.getByText('Un titre d’ici').first()).toBeVisible();
});

test('with the address of the old site, links between its articles lead to those here', async ({
  browser,
}, testInfo) => {
  const page = await openBrowser(browser, { bypassCSP: true });
  await open(page);
  const file = testInfo.outputPath('lettre.zip');
  const posts = 'post_id,post_date,is_published,title\n1.lettre,2024-01-02T08:00:00Z,true,Lettre\n';
  const html = '<p>Voir <a href="https://lettre.example/p/lettre">la lettre</a></p>';
  writeFileSync(file, await makeZip({ 'posts.csv': posts, 'posts/1.lettre.html': html }));
  const choose = () => page.getByLabel('Fichier à importer').setInputFiles(file);
  const address = page.getByLabel('Adresse de l’ancien site');

  await address.fill('une lettre');
  await choose();
  await expect(page.getByText(/^L’adresse de l’ancien site n’en est pas une/)).toBeVisible();
  await checkAccessibility(page);
  await address.fill('lettre.example');
  await choose();
  await expect(page.getByRole('heading', { name: 'Ce que l’import fera' })).toBeVisible();
  await page.getByRole('button', { name: 'Importer', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Import terminé' })).toBeVisible();
  await page.getByRole('button', { name: 'Terminer' }).click();
  await page.goto(`${site.url}/articles/lettre`);
  await expect(page.getByRole('link', { name: 'la lettre' })).toHaveAttribute(
    'href',
    '/articles/lettre',
  );
});

test('without JavaScript everything is exported, and the import says what it needs', async ({
  browser,
}) => {
  const page = await openBrowser(browser, { javaScriptEnabled: false });
  await signIn(page, site, path);
  const need = page.locator('noscript p');
  await expect(need).toBeVisible();
  expect(await need.textContent()).toContain('L’import a besoin de JavaScript');
  await expect(page.getByLabel('Fichier à importer')).toBeHidden();
  const link = page.getByRole('link', { name: 'Tout exporter' });
  const answer = await page.request.get(`${site.url}${await link.getAttribute('href')}`);
  expect(answer.headers()['content-type']).toBe('application/zip');
  expect((await answer.body()).toString('latin1')).toContain('fr/venu-d-ailleurs.md');
});

test('whoever may not import is refused before the body is sent', async () => {
  const head = (...cookies: string[]) =>
    formatRequest(site.url, 'POST /studio/upload/archive?id=a&part=0 HTTP/1.1', [
      `Origin: ${site.url}`,
      'Content-Type: application/octet-stream',
      'Content-Length: 8388608',
      ...cookies,
    ]);
  expect((await sendRawRequest(site.url, head())).status).toBe(401);
  expect((await sendRawRequest(site.url, head('Cookie: studio=forged'))).status).toBe(401);
});
