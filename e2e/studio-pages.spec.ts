import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { checkAccessibility } from './check-accessibility';
import { collectComplaints } from './complaints';
import { testDir } from './environment';
import { getSharedSite } from './shared-site';
import { runCli, type Site } from './site';
import { makeOwner, openBrowser, signIn } from './studio-owner';

// One site, whose owner is made first.
test.describe.configure({ mode: 'serial' });

let site: Site;
test.beforeAll(async ({ browser }) => {
  site = await getSharedSite();
  await makeOwner(await openBrowser(browser), site);
});

const list = '/studio/pages';
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const status = (page: Page) => page.locator('.publish-panel').getByRole('status');
const read = async (path: string) => (await fetch(site.url + path)).text();
const ask = (path: string) => fetch(site.url + path, { redirect: 'manual' });

/** The author's pages in the header that readers see */
async function readMenu(): Promise<string[]> {
  const [nav = ''] =
    /<nav aria-label="Navigation principale">.*?<\/nav>/s.exec(await read('/')) ?? [];
  const paths = Array.from(nav.matchAll(/href="([^"]*)"/g), ([, path]) => path ?? '');
  return paths.filter((path) => path !== '/' && path !== '/contact' && path !== '/en');
}

test('a page is written, saved by itself, published, and stands in the menu at readers’ next request', async ({
  browser,
}) => {
  const page = await openBrowser(browser);
  const complaints = collectComplaints(page);
  await signIn(page, site, list);
  await page.getByRole('navigation').getByRole('link', { name: 'Articles' }).click();
  await page.getByRole('navigation').getByRole('link', { name: 'Pages' }).click();
  await press(page, 'Nouvelle page');
  await expect(page).toHaveURL(/\/studio\/pages\/\d+$/);
  await page.getByRole('textbox', { name: 'Titre', exact: true }).fill('Références');
  await page.getByRole('textbox', { name: 'Chapeau' }).fill('Ceux qui m’ont fait confiance.');
  await page.getByRole('textbox', { name: 'Texte', exact: true }).click();
  await page.keyboard.type('Une médersa octogonale.');
  await page.getByRole('radio', { name: 'En-tête' }).check();
  await page.getByRole('checkbox', { name: 'Formulaire de demande' }).check();
  await expect(page.getByRole('contentinfo').getByText(/^Enregistré à/)).toBeVisible();
  await page.getByRole('button', { name: 'Aperçu', exact: true }).click();
  const preview = page.frameLocator('iframe.shown');
  await expect(preview.getByRole('heading', { name: 'Références' })).toBeVisible();
  await expect(preview.getByText('Une médersa octogonale.')).toBeVisible();
  expect((await ask('/references')).status).toBe(404);

  await page.getByRole('link', { name: 'Publier…' }).click();
  await expect(page.getByText('En-tête')).toBeVisible();
  await press(page, 'Publier');
  await expect(status(page)).toHaveText(/^Publié le /);
  expect(await readMenu()).toEqual(['/a-propos', '/services', '/references']);
  for (const path of ['/sitemap.xml', '/llms.txt', '/recherche?q=octogonale']) {
    expect([path, (await read(path)).includes('/references')]).toEqual([path, true]);
  }
  expect(await read('/references')).toContain('name="projectType"');

  await page.getByRole('button', { name: /^Annuler/ }).click();
  await expect(status(page)).toHaveText(/^Annulé/);
  expect(await readMenu()).toEqual(['/a-propos', '/services']);
  await page.getByRole('link', { name: 'Retour au texte' }).click();
  await page.getByRole('link', { name: 'Publier…' }).click();
  await press(page, 'Publier');
  await expect(status(page)).toHaveText(/^Publié le /);
  expect(await readMenu()).toEqual(['/a-propos', '/services', '/references']);
  expect(complaints).toEqual([]);
});

test('by the keyboard: pages change places in the menu, and the button keeps the focus', async ({
  browser,
}) => {
  const page = await openBrowser(browser);
  await signIn(page, site, list);
  const up = page.getByRole('button', { name: 'Monter Références' });
  await up.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('L’ordre est enregistré.')).toBeVisible();
  expect(await readMenu()).toEqual(['/a-propos', '/references', '/services']);
  await expect(up).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(readMenu).toEqual(['/references', '/a-propos', '/services']);
  await expect(up).toHaveAttribute('aria-disabled', 'true');
});

test('without JavaScript: a page is moved, renamed, unpublished, and a translation begun, deleted and restored', async ({
  browser,
}) => {
  const page = await openBrowser(browser, { javaScriptEnabled: false });
  await signIn(page, site, list);
  await press(page, 'Descendre Références');
  await expect(page.getByRole('button', { name: 'Descendre Références' })).toBeFocused();
  expect(await readMenu()).toEqual(['/a-propos', '/references', '/services']);

  await page.getByRole('link', { name: 'Références', exact: true }).click();
  await page.getByRole('textbox', { name: 'Chapeau' }).fill('Un autre chapeau.');
  await press(page, 'Enregistrer');
  await expect(page).toHaveURL(/\/studio\/pages\/\d+$/);
  await site.execute(`UPDATE Draft SET version = version + 1,
    content = json_set(content, '$.slug', 'clients') WHERE kind = 'page'`);
  await page.getByRole('link', { name: 'Publier…' }).click();
  await expect(page.getByText('remplace « references »')).toBeVisible();
  await press(page, 'Mettre à jour');
  await expect(status(page)).toHaveText(/^Mis à jour/);
  const moved = await ask('/references?utm_source=x');
  expect([moved.status, moved.headers.get('location')]).toEqual([308, '/clients?utm_source=x']);
  expect(await readMenu()).toEqual(['/a-propos', '/clients', '/services']);
  expect(await read('/clients')).toContain('Un autre chapeau.');

  const act = async (language: string, name: string) => {
    await page.goto(site.url + list);
    const row = page
      .getByRole('region', { name: language })
      .getByRole('listitem')
      .filter({ hasText: 'Références' });
    await row.locator('summary').click();
    await row.getByRole('button', { name }).click();
  };
  await act('Français', 'Traduire en anglais');
  await expect(page).toHaveURL(/\/studio\/pages\/\d+$/);
  await act('English', 'Supprimer');
  await expect(page.getByText('Dans la corbeille pour 30 jours.')).toBeVisible();
  await press(page, 'Annuler');
  await expect(page.getByText('La page est à nouveau là')).toBeVisible();

  await act('Français', 'Dépublier');
  await expect(status(page)).toHaveText(/^Dépublié/);
  expect(await readMenu()).toEqual(['/a-propos', '/services']);
  expect((await ask('/clients')).status).toBe(404);
});

test('a page that the command line changed meanwhile is compared, then replaced', async ({
  browser,
}) => {
  const page = await openBrowser(browser);
  await signIn(page, site, list);
  await page.getByRole('link', { name: 'Services', exact: true }).first().click();
  await page.getByRole('textbox', { name: 'Chapeau' }).fill('Au studio.');
  await expect(page.getByRole('contentinfo').getByText(/^Enregistré à/)).toBeVisible();
  mkdirSync(testDir, { recursive: true });
  const content = mkdtempSync(join(testDir, 'content-'));
  mkdirSync(join(content, 'pages/fr'), { recursive: true });
  writeFileSync(
    join(content, 'pages/fr/services.md'),
    '---\ntitle: Services\ndek: En ligne de commande.\nnav: footer\n---\n\nTexte.\n',
  );
  await runCli('articles', site, 'import', content);
  await page.getByRole('link', { name: 'Publier…' }).click();
  const title = page.getByRole('heading', { name: 'Le texte a été modifié ailleurs' });
  await expect(title).toBeVisible();
  await expect(page.getByText('dek: En ligne de commande.')).toBeVisible();
  await press(page, 'Garder le mien et remplacer le leur');
  await press(page, 'Mettre à jour');
  await expect(status(page)).toHaveText(/^Mis à jour/);
  expect(await read('/services')).toContain('Au studio.');
});

test('the list, the write screen and the panel are accessible', async ({ browser }) => {
  const page = await openBrowser(browser, { bypassCSP: true });
  await signIn(page, site, list);
  await checkAccessibility(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(site.url + list);
  await page.getByRole('link', { name: 'À propos', exact: true }).click();
  await expect(page.getByRole('toolbar')).toBeVisible();
  await checkAccessibility(page);
  await page.setViewportSize({ width: 390, height: 800 });
  await page.reload();
  await page.getByRole('button', { name: 'Réglages' }).click();
  const fields = page.getByRole('complementary', { name: 'Réglages' });
  expect(await fields.boundingBox()).toMatchObject({ x: 0, width: 390 });
  await checkAccessibility(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('link', { name: 'Publier…' }).click();
  await expect(page.getByRole('heading', { name: 'Ce qui sera publié' })).toBeVisible();
  await checkAccessibility(page);
});
