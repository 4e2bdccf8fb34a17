import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { checkAccessibility } from './check-accessibility';
import { collectComplaints } from './complaints';
import { waitForMailTo } from './inbox';
import { fetchFormFields, postLead } from './post-lead';
import { getSharedSite } from './shared-site';
import type { Site } from './site';
import { makeOwner, openBrowser, signIn } from './studio-owner';

// One site, whose owner is made by the first test.
test.describe.configure({ mode: 'serial' });

let site: Site;
test.beforeAll(async () => {
  site = await getSharedSite();
});

const pathTo = (group: string) => `/studio/settings/site/${group}`;
const read = async (path: string) => (await fetch(site.url + path)).text();
const save = (page: Page) => page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
const saved = (page: Page) => expect(page.getByText('Enregistré. Les lecteurs')).toBeVisible();
const name = 'Atelier & Fils <i>';
const shows = async (path: string) => {
  const text = await read(path);
  const plain = text.replace(/&(?:amp|#x26);/g, '&').replace(/&(?:lt|#x3C);/g, '<');
  return plain.replaceAll('&gt;', '>').includes(name) && !text.includes('<i>');
};

test('a new name, tagline and accent are everywhere at the next request', async ({ browser }) => {
  const page = await openBrowser(browser);
  const complaints = collectComplaints(page);
  await makeOwner(page, site);
  const reader = await openBrowser(browser);
  const readersComplaints = collectComplaints(reader);
  await reader.goto(site.url);
  const shareImage = () => reader.locator('meta[property="og:image"]').getAttribute('content');
  const formerImage = await shareImage();

  await page.goto(`${site.url}/studio/settings`);
  await page.getByRole('link', { name: 'Régler le site' }).click();
  await page.getByLabel('Nom du site', { exact: true }).fill(name);
  await page.getByLabel('Slogan (français)', { exact: true }).fill('IA : vite');
  await page.getByLabel('Couleur d’accent, affichage clair', { exact: true }).fill('#8a1f11');
  await page.getByLabel('Nom du site', { exact: true }).press('Enter');
  await saved(page);
  await expect(page.getByLabel('Slogan (français)', { exact: true })).toHaveValue('IA : vite');
  const saveButton = page.getByRole('button', { name: 'Enregistrer', exact: true });
  await expect(saveButton).toHaveCSS('background-color', 'rgb(138, 31, 17)');

  await reader.reload();
  await expect(reader).toHaveTitle(`${name} — IA\u00a0: vite`);
  await expect(reader.getByRole('banner')).toContainText(`${name} IA\u00a0: vite`);
  const star = reader.getByRole('banner').getByRole('link', { name }).locator('svg');
  await expect(star).toHaveCSS('fill', 'rgb(138, 31, 17)');
  expect(await shareImage()).not.toBe(formerImage);
  expect((await reader.request.get((await shareImage()) ?? '')).status()).toBe(200);
  for (const path of ['/feed.xml', '/atom.xml', '/en/feed.xml', '/contact', '/en']) {
    expect([path, await shows(path)]).toEqual([path, true]);
  }
  expect(await read('/icon.svg')).toContain('fill="#8a1f11"');
  await postLead(site.url, await fetchFormFields(site.url), {
    name: 'Amina',
    email: 'amina@client.example',
    details: 'Bonjour, nous trions quatre mille factures.',
  });
  const mail = await waitForMailTo('amina@client.example', join(site.dataDir, 'mail'));
  expect(mail.from?.value[0]?.name).toBe(name);
  expect(complaints).toEqual([]);
  expect(readersComplaints).toEqual([]);
});

test('back at site.config.ts, one value at a time, also after a restart', async ({ browser }) => {
  await site.stop();
  await site.start();
  expect(site.output()).toContain(
    'Settings: the studio overrides accent.light, name, tagline.fr of site.config.ts.',
  );
  expect(await shows('/en')).toBe(true);
  const page = await openBrowser(browser);
  await signIn(page, site, pathTo('identity'));
  await expect(page.getByText('Dans site.config.ts : « Jawad ».')).toBeVisible();
  await page.getByLabel('Pied de page (français)', { exact: true }).fill('Pas encore enregistré');
  await page.getByRole('button', { name: 'Y revenir : Nom du site' }).click();
  await saved(page);
  await expect(page.getByLabel('Nom du site', { exact: true })).toHaveValue('Jawad');
  await expect(page.getByLabel('Pied de page (français)', { exact: true })).toHaveValue(
    'Pas encore enregistré',
  );
  await expect(page.getByRole('button', { name: /^Y revenir/ })).toHaveCount(2);
  const home = await read('/');
  expect(home).toContain('<title>Jawad — IA\u00a0: vite</title>');
  expect(home).not.toContain('Pas encore enregistré');
});

test('a color that cannot be read is refused at its field; every screen and state passes axe', async ({
  browser,
}) => {
  test.slow();
  const page = await openBrowser(browser, { bypassCSP: true });
  await signIn(page, site, pathTo('identity'));
  await page.getByLabel('Votre nom', { exact: true }).fill('Nora');
  const color = page.getByLabel('Couleur d’accent, affichage sombre', { exact: true });
  await color.fill('#000080');
  await save(page);
  await expect(color).toBeFocused();
  await expect(color).toHaveAccessibleDescription(/se lirait mal.*plus claire, par exemple #/);
  await expect(color).toHaveValue('#000080');
  await expect(page.getByLabel('Votre nom', { exact: true })).toHaveValue('Nora');
  await checkAccessibility(page);
  await page.goto(site.url + pathTo('retention'));
  await page.getByLabel('Demandes, en années', { exact: true }).fill('1');
  await save(page);
  await expect(page.getByRole('alert').filter({ hasText: 'plus courte' })).toBeFocused();
  await checkAccessibility(page);
  for (const group of ['answers', 'types', 'legal']) {
    await page.goto(site.url + pathTo(group));
    await checkAccessibility(page);
  }
});

test('without JavaScript, a shorter retention says what it deletes and asks', async ({
  browser,
}) => {
  for (const [reference, age] of Object.entries({ 'IA-AAAAA': 13, 'IA-BBBBB': 30 })) {
    await site.execute(
      `INSERT INTO Lead (reference, fingerprint, name, email, details, locale, path, createdAt)
       VALUES (?1, ?1, 'Karim', ?1 || '@client.example', 'Projet', 'fr', '/contact', datetime('now', ?2))`,
      reference,
      `-${age} months`,
    );
  }
  const page = await openBrowser(browser, { javaScriptEnabled: false });
  await signIn(page, site, pathTo('retention'));
  await page.getByLabel('Demandes, en années', { exact: true }).fill('1');
  await page.getByLabel('Demandes, en années', { exact: true }).press('Enter');
  await expect(page.getByRole('alert')).toContainText('2 demandes');
  await expect(page.getByLabel('Demandes, en années', { exact: true })).toHaveValue('1');
  expect(await read('/confidentialite')).toContain('3\u00a0ans après');
  await page.getByRole('button', { name: 'Confirmer et enregistrer' }).click();
  await saved(page);
  expect(await read('/confidentialite')).toContain('1\u00a0an après');
  const [row] = await site.query("SELECT value FROM SiteSetting WHERE key = 'retention.leadYears'");
  expect(row).toEqual({ value: '1' });
});

test('without JavaScript, types are moved, added and hidden; an open form still sends a hidden one', async ({
  browser,
}) => {
  const openForm = await fetchFormFields(site.url);
  const page = await openBrowser(browser, { javaScriptEnabled: false });
  await signIn(page, site, pathTo('types'));
  const row = (label: string) => page.getByRole('group', { name: label });
  await page.getByRole('button', { name: 'Ajouter un type' }).click();
  await row('nouveau type').getByLabel('Libellé (français)', { exact: true }).fill('Vision');
  await row('nouveau type').getByLabel('Libellé (anglais)', { exact: true }).fill('Vision');
  await page.getByRole('button', { name: 'Monter « Autre »' }).click();
  await row('Formation').getByLabel('Masqué dans le formulaire', { exact: true }).check();
  await save(page);
  await saved(page);

  const reader = await openBrowser(browser);
  await reader.goto(`${site.url}/contact`);
  const options = reader.getByRole('group', { name: 'Type de projet' }).getByRole('radio');
  await expect(options).toHaveCount(7);
  expect(
    await options.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value)),
  ).toEqual(['strategy', 'build', 'automation', 'other', 'audit', 'vision', '']);
  const reference = await postLead(site.url, openForm, {
    name: 'Salma',
    email: 'salma@client.example',
    projectType: 'training',
    details: 'Nous voulons former vingt personnes à Fès.',
  });
  await page.goto(`${site.url}/studio/leads/${reference}`);
  await expect(
    page.getByRole('main').getByText('Formation').filter({ visible: true }).first(),
  ).toBeVisible();
  await page.goto(site.url + pathTo('types'));
  await expect(row('Formation').getByText('1 demande')).toBeVisible();
  await expect(row('Formation').getByRole('button', { name: /Supprimer/ })).toHaveCount(0);
});
