import { expect, type Page, test } from '@playwright/test';
import { checkAccessibility } from './check-accessibility';
import { collectComplaints } from './complaints';
import { getSharedSite } from './shared-site';
import type { Site } from './site';
import { makeOwner, openBrowser, signIn } from './studio-owner';

// One site, whose owner is made first; each test has drafts of its own.
test.describe.configure({ mode: 'serial' });

let site: Site;
test.beforeAll(async ({ browser }) => {
  site = await getSharedSite();
  await makeOwner(await openBrowser(browser), site);
});

const complete = { dek: 'Un chapeau.', author: 'jawad', topics: ['Zelliges'] };

async function write(content: object): Promise<number> {
  await site.execute(
    `INSERT INTO Draft (kind, locale, content, savedBy) VALUES ('article', 'fr', ?, 'jawad@example.org')`,
    JSON.stringify({ ...complete, ...content }),
  );
  const [row] = await site.query('SELECT max(id) AS id FROM Draft');
  return Number(row?.id);
}

/** As a save does. */
const change = (id: number, key: string, value: string) =>
  site.execute(
    `UPDATE Draft SET version = version + 1, content = json_set(content, '$.${key}', ?) WHERE id = ?`,
    value,
    id,
  );

const panel = (id: number) => `/studio/articles/${id}/publish`;
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const status = (page: Page) => page.locator('.publish-panel').getByRole('status');
const read = async (path: string) => (await fetch(site.url + path, { redirect: 'manual' })).text();
const statusOf = async (path: string) =>
  (await fetch(site.url + path, { redirect: 'manual' })).status;

test('the panel shows the first words of an article without a dek, which may be published', async ({
  browser,
}) => {
  const id = await write({ title: 'Sans chapeau', dek: '', body: '## Titre\n\nLe *début* !' });
  const page = await openBrowser(browser);
  await signIn(page, site, `/studio/articles/${id}`);
  const dek = page.getByRole('textbox', { name: 'Chapeau (facultatif)' });
  await expect(dek).toHaveAttribute('placeholder', /le début du texte sert de résumé$/);
  await page.goto(site.url + panel(id));
  await expect(page.locator('.publish-card, .publish-snippet').locator('p')).toHaveText([
    'Le début\u202f!',
    'Le début\u202f!',
  ]);
  await expect(page.getByRole('button', { name: 'Publier', exact: true })).toBeEnabled();
});

test('a title that is one long word overflows no screen at 320 px', async ({ browser }) => {
  const word = 'Elektrizitätswerk'.repeat(12).slice(0, 200);
  const id = await write({ title: word, body: 'Un texte.' });
  const page = await openBrowser(browser, { viewport: { width: 320, height: 640 } });
  await signIn(page, site, '/studio/articles');
  for (const path of ['/studio', '/studio/articles', `/studio/articles/${id}`, panel(id)]) {
    await page.goto(site.url + path);
    await expect(page.getByText(word).first()).toBeVisible();
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await overflow(), path).toBe(0);
  }
});

test('what is published, updated, renamed and unpublished shows at readers’ next request', async ({
  browser,
}) => {
  const id = await write({ title: 'Étoiles à huit branches', body: 'Un texte octogonal.' });
  const page = await openBrowser(browser);
  const complaints = collectComplaints(page);
  await signIn(page, site, panel(id));
  await expect(page.getByText('heure de Casablanca')).toBeVisible();
  await press(page, 'Publier');
  await expect(status(page)).toHaveText(/^Publié le /);
  await expect(page.getByRole('button', { name: /^Annuler \(\d+\s*s\)$/ })).toBeVisible();
  const slug = 'etoiles-a-huit-branches';
  const places = ['/', '/sujets/zelliges', '/feed.xml', '/sitemap.xml', '/recherche?q=octogonal'];
  for (const place of places) expect(await read(place)).toContain(`/articles/${slug}`);
  expect(await statusOf(`/articles/${slug}`)).toBe(200);

  await page.getByRole('button', { name: /^Annuler/ }).click();
  await expect(status(page)).toHaveText(/^Annulé/);
  expect(await statusOf(`/articles/${slug}`)).toBe(404);
  await page.goto(site.url + panel(id));
  await press(page, 'Publier');
  await expect(status(page)).toHaveText(/^Publié le /);

  await change(id, 'slug', 'etoiles');
  await page.goto(site.url + panel(id));
  await page.getByLabel('Signaler la mise à jour').check();
  await press(page, 'Mettre à jour');
  await expect(status(page)).toHaveText(/^Mis à jour/);
  expect(await statusOf(`/articles/${slug}`)).toBe(308);
  expect(await statusOf('/articles/etoiles')).toBe(200);

  await page.goto(site.url + panel(id));
  await press(page, 'Dépublier');
  await expect(status(page)).toHaveText(/^Dépublié/);
  expect(await statusOf('/articles/etoiles')).toBe(404);
  expect(complaints).toEqual([]);
});

test('without JavaScript: mistakes lead to their place, a schedule is read back and undone', async ({
  browser,
}) => {
  const id = await write({ title: 'Demain', body: 'Un.\n\n![](photo.jpg)' });
  const page = await openBrowser(browser, { javaScriptEnabled: false });
  await signIn(page, site, panel(id));
  const mistake = page.getByRole('link', { name: 'Y aller' }).first();
  await expect(mistake).toHaveAttribute('href', `/studio/articles/${id}?line=3`);
  await expect(page.getByRole('button', { name: 'Publier', exact: true })).toHaveCount(0);

  await change(id, 'body', 'Un texte.');
  await page.reload();
  const schedule = async (time: string) => {
    await page.getByRole('radio', { name: 'Le', exact: true }).check();
    await page.getByLabel('À un autre moment').fill(time);
    await press(page, 'Publier');
  };
  await schedule('2099-03-01T09:05');
  await expect(status(page)).toHaveText('Paraîtra le 1er mars 2099 à 09:05.');
  expect(await statusOf('/articles/demain')).toBe(404);
  await press(page, 'Annuler');
  await expect(status(page)).toHaveText(/^Annulé/);
  await expect(page.getByText('Dépublié', { exact: true })).toBeVisible();
});

test('the preview has the readers’ style sheets, may be framed by the studio, and is for whoever is signed in', async ({
  browser,
}) => {
  const id = await write({ title: 'Cour d’une médersa', body: '## Un\n\nTexte.' });
  const preview = `/studio/preview/${id}`;
  expect(await statusOf(preview)).toBe(307);
  expect(await statusOf(`${preview}/share-image`)).toBe(404);
  const page = await openBrowser(browser);
  const complaints = collectComplaints(page);
  await signIn(page, site, preview);
  await expect(page.getByRole('heading', { name: 'Cour d’une médersa' })).toBeVisible();
  const cover = page.locator('.article-cover img');
  expect(await cover.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  const listSheets = () =>
    page
      .locator('link[rel=stylesheet]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  const answer = await page.reload();
  expect(answer?.headers()['content-security-policy']).toContain("frame-ancestors 'self'");
  const sheets = await listSheets();
  const image = await page.request.get(`${site.url}${preview}/share-image`);
  expect(image.headers()['content-type']).toBe('image/jpeg');
  await page.goto(`${site.url}/articles/mistral-ai-ia-souveraine-asml`);
  expect(sheets).toEqual(await listSheets());
  expect(complaints).toEqual([]);
});

test('the panel is accessible: ready to publish, with mistakes, published, and beside what was changed elsewhere', async ({
  browser,
}) => {
  const page = await openBrowser(browser, { bypassCSP: true });
  const id = await write({ title: 'Accessible', body: 'Texte.' });
  await signIn(page, site, panel(id));
  await checkAccessibility(page);
  await press(page, 'Publier');
  await expect(status(page)).toHaveText(/^Publié le /);
  await checkAccessibility(page);
  await site.execute("UPDATE Article SET body = 'Ailleurs.' WHERE slug = 'accessible'");
  await change(id, 'body', '![](photo.jpg)');
  await page.goto(site.url + panel(id));
  await expect(
    page.getByRole('heading', { name: 'Le texte a été modifié ailleurs' }),
  ).toBeVisible();
  await expect(page.getByText('2\u00a0points à corriger avant de publier')).toBeVisible();
  await checkAccessibility(page);
});
