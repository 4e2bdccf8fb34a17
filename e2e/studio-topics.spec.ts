import { expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { checkAccessibility } from './check-accessibility';
import { collectComplaints } from './complaints';
import { getSharedSite } from './shared-site';
import type { Site } from './site';
import { makeOwner, openBrowser, signIn } from './studio-owner';

// One site, whose owner is made first; the tests go on with the topics of those before.
test.describe.configure({ mode: 'serial' });

const topics = '/studio/topics';
const authors = '/studio/authors';
const article = '/articles/mistral-ai-ia-souveraine-asml';

let site: Site;
test.beforeAll(async ({ browser }) => {
  site = await getSharedSite();
  await makeOwner(await openBrowser(browser), site);
});

const open = (page: Page, name: string) =>
  page.getByRole('main').getByRole('link', { name, exact: true }).click();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const ask = async (path: string) => {
  const answer = await fetch(site.url + path, { redirect: 'manual' });
  return [answer.status, answer.headers.get('location')];
};
const read = async (path: string) => (await fetch(site.url + path)).text();

async function rename(page: Page, topic: string, name: string) {
  await page.goto(site.url + topics);
  await open(page, topic);
  await page.getByLabel('Nom').fill(name);
  await press(page, 'Renommer');
}

test('a renamed topic is what readers see at the next request, and its former addresses redirect', async ({
  browser,
}) => {
  const page = await openBrowser(browser);
  const complaints = collectComplaints(page);
  await signIn(page, site, topics);
  await expect(page.getByRole('listitem').filter({ hasText: 'Souveraineté' })).toContainText(
    /\d+\s*publié/,
  );
  await rename(page, 'Souveraineté', 'Indépendance numérique');
  await expect(page.getByText('Le sujet est renommé.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Indépendance numérique' })).toBeVisible();
  await expect(page.getByText('/sujets/souverainete')).toBeVisible();

  for (const end of ['', '/page/2', '/feed.xml', '/atom.xml', '/feed.json']) {
    expect(await ask(`/sujets/souverainete${end}`)).toEqual([
      308,
      `/sujets/independance-numerique${end}`,
    ]);
  }
  for (const path of ['/', '/sujets', '/sujets/independance-numerique', article, '/sitemap.xml']) {
    const text = await read(path);
    expect([path, text.includes('/sujets/independance-numerique')]).toEqual([path, true]);
    expect([path, text.includes('/sujets/souverainete"')]).toEqual([path, false]);
  }
  expect(await read('/feed.xml')).toContain('Indépendance numérique');
  expect(await read('/recherche?q=ind%C3%A9pendance')).toContain(article);
  expect(complaints).toEqual([]);
});

test('a name that another topic has is refused, and the two can be merged instead', async ({
  browser,
}) => {
  const page = await openBrowser(browser);
  await signIn(page, site, topics);
  await rename(page, 'Indépendance numérique', 'emploi ');
  const field = page.getByLabel('Nom');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('emploi ');
  await expect(field).toHaveAccessibleDescription(/Le sujet «\sEmploi\s» porte déjà ce nom/);
  await page.getByRole('link', { name: 'Fusionner avec « Emploi »…' }).click();
  await expect(
    page.getByRole('heading', { name: 'Fusionner « Indépendance numérique » avec « Emploi »' }),
  ).toBeVisible();
  await expect(page.getByText(/textes? \(.*\) passe.* à «\sEmploi\s», qui a/)).toBeVisible();
  await press(page, 'Fusionner');
  await expect(page.getByText('Les deux sujets n’en font plus qu’un.')).toBeVisible();
  for (const former of ['souverainete', 'independance-numerique']) {
    expect(await ask(`/sujets/${former}`)).toEqual([308, '/sujets/emploi']);
  }
  expect(await read('/sujets/emploi')).toContain(article);
  expect(await read('/sitemap.xml')).not.toContain('independance-numerique');
});

test('an author gets a portrait of the library, a biography and a link, which readers see', async ({
  browser,
}) => {
  const page = await openBrowser(browser);
  const complaints = collectComplaints(page);
  await signIn(page, site, authors);
  await open(page, 'Jawad');
  await expect(page.getByLabel('Fonction, en français')).toBeVisible();
  const other = await page.context().newPage();
  await other.goto(page.url());

  await page.getByLabel('Fonction, en français').fill('Conseil en IA, Casablanca');
  await page.getByLabel('Biographie, en français').fill('Il *conseille*.');
  await page.getByLabel('Nom du lien 1').fill('Annuaire');
  await page.getByLabel('Adresse du lien 1').fill('example.com');
  await press(page, 'Choisir dans les images');
  const background = '#b04';
  const buffer = await sharp({ create: { width: 200, height: 200, channels: 3, background } })
    .jpeg()
    .toBuffer();
  await page
    .getByLabel('Ajouter des images')
    .setInputFiles({ name: 'portrait.jpg', mimeType: 'image/jpeg', buffer });
  await expect(page.getByRole('dialog')).toHaveCount(0, { timeout: 30_000 });
  await press(page, 'Enregistrer');
  await expect(page.getByLabel('Adresse du lien 1')).toBeFocused();
  await expect(page.getByLabel(/^Adresse du lien/)).toHaveCount(4);
  await expect(page.getByLabel('Biographie, en français')).toHaveValue('Il *conseille*.');
  await page.getByLabel('Adresse du lien 1').fill('https://example.com/jawad');
  await press(page, 'Enregistrer');
  await expect(page.getByText('Enregistré. Les lecteurs le voient.')).toBeVisible();

  const portrait = /\/media\/([0-9a-f]{16})-portrait\.jpg/;
  const profile = await read('/auteur/jawad');
  expect(profile).toMatch(portrait);
  const [path = '', id] = portrait.exec(profile) ?? [];
  expect((await ask(path))[0]).toBe(200);
  expect(profile).toContain('Il <em>conseille</em>.');
  expect(profile).toContain('href="https://example.com/jawad"');
  expect(await read(article)).toContain('Conseil en IA, Casablanca');
  expect(profile).toContain(`/media/${id}-1x1.jpg`);

  await other.getByLabel('Fonction, en français').fill('Autre fonction');
  await press(other, 'Enregistrer');
  await expect(other.getByRole('main').getByRole('alert')).toContainText('enregistré ailleurs');
  await expect(other.getByLabel('Fonction, en français')).toHaveValue('Autre fonction');
  await expect(other.getByText('Enregistré entre-temps : Conseil en IA, Casablanca')).toBeVisible();
  expect(await read('/auteur/jawad')).not.toContain('Autre fonction');
  expect(complaints).toEqual([]);
});

test('without JavaScript: a topic is renamed and merged, an author is added with a portrait and deleted', async ({
  browser,
}) => {
  const page = await openBrowser(browser, { javaScriptEnabled: false });
  await signIn(page, site, topics);
  await rename(page, 'Emploi', ' ');
  await expect(page.getByText('Donnez un nom au sujet.')).toBeVisible();
  await rename(page, 'Emploi', 'Travail');
  await expect(page.getByText('Le sujet est renommé.')).toBeVisible();
  await page.getByLabel('Avec').selectOption({ index: 0 });
  await press(page, 'Continuer…');
  await page.getByRole('link', { name: 'Annuler' }).click();
  await press(page, 'Continuer…');
  await press(page, 'Fusionner');
  await expect(page.getByText('Les deux sujets n’en font plus qu’un.')).toBeVisible();
  expect((await ask('/sujets/emploi'))[0]).toBe(308);

  await page.goto(site.url + authors);
  await open(page, 'Nouvel auteur');
  await page.getByLabel('Nom', { exact: true }).fill('Nora Alami');
  await page.getByLabel('Adresse', { exact: true }).fill('jawad');
  await page.getByLabel('Image de la bibliothèque').selectOption({ label: 'portrait.jpg' });
  await press(page, 'Enregistrer');
  await expect(page.getByText('Un autre auteur a déjà cette adresse.')).toBeVisible();
  await expect(page.getByLabel('Nom', { exact: true })).toHaveValue('Nora Alami');
  await page.getByLabel('Adresse', { exact: true }).fill('');
  await press(page, 'Enregistrer');
  await expect(page.getByText('L’auteur est ajouté.')).toBeVisible();
  await expect(page.locator('img.portrait')).toBeVisible();
  expect(
    await site.query("SELECT photoId IS NOT NULL AS has FROM Author WHERE slug = 'nora-alami'"),
  ).toEqual([{ has: 1 }]);
  await press(page, 'Supprimer');
  await expect(page.getByText('L’auteur est supprimé.')).toBeVisible();
});

test('the screens can be used by everybody', async ({ browser }) => {
  const page = await openBrowser(browser, { bypassCSP: true });
  await signIn(page, site, topics);
  await checkAccessibility(page);
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Renommer' })).toBeVisible();
  await page.getByLabel('Nom').fill('…');
  await press(page, 'Renommer');
  await expect(page.getByLabel('Nom')).toBeFocused();
  await checkAccessibility(page);
  await page.goto(site.url + authors);
  await checkAccessibility(page);
  await open(page, 'Jawad');
  await page.getByLabel('Nom', { exact: true }).fill('');
  await press(page, 'Enregistrer');
  await expect(page.getByLabel('Nom', { exact: true })).toBeFocused();
  await checkAccessibility(page);
});
