import { expect, type Page, test } from '@playwright/test';
import { checkAccessibility } from './check-accessibility';
import { collectComplaints } from './complaints';
import { getSharedSite } from './shared-site';
import type { Site } from './site';
import { makeOwner, openBrowser, signIn } from './studio-owner';

// One site, whose owner is made by the first test.
test.describe.configure({ mode: 'serial' });

let site: Site;
test.beforeAll(async () => {
  site = await getSharedSite();
});

const list = '/studio/articles?list=published';
const row = (page: Page, title: RegExp) => page.getByRole('listitem').filter({ hasText: title });
const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Listes d’articles' }).getByRole('link', { name });
const status = async (page: Page, path: string) =>
  (await page.request.get(site.url + path)).status();

test('by keyboard: lists, search, keys of the rows', async ({ browser }) => {
  const page = await openBrowser(browser);
  const complaints = collectComplaints(page);
  await makeOwner(page, site);
  await page.getByRole('navigation').getByRole('link', { name: 'Articles' }).click();
  await expect(page.getByText('Aucun brouillon.')).toBeVisible();
  await expect(tab(page, 'Publiés')).toHaveText('Publiés6');
  await tab(page, 'Publiés').click();
  await expect(page.getByRole('listitem')).toHaveCount(6);
  await expect(row(page, /Pulse/).getByText('EN manque')).toBeVisible();

  await page.keyboard.press('/');
  await page.keyboard.type('SOUVERAINE');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/list=published&text=SOUVERAINE/);
  await expect(page.getByRole('listitem')).toHaveCount(1);
  await page.getByRole('main').click({ position: { x: 5, y: 5 } });
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: /Mistral AI/ })).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('annuler une suppression');
  expect(complaints).toEqual([]);
});

test('without JavaScript: deletes, undoes, restores, duplicates and begins a translation', async ({
  browser,
}) => {
  const page = await openBrowser(browser, { javaScriptEnabled: false });
  await signIn(page, site, list);
  const article = '/articles/chatgpt-pulse-briefing-personnalise';
  const act = async (name: string) => {
    await row(page, /Pulse/).locator('summary').click();
    await row(page, /Pulse/).getByRole('button', { name }).click();
  };

  await act('Supprimer');
  await expect(page.getByText('Dans la corbeille pour 30 jours.')).toBeVisible();
  expect(await status(page, article)).toBe(410);
  await page.getByRole('button', { name: 'Annuler' }).click();
  await expect(row(page, /Pulse/)).toBeVisible();
  expect(await status(page, article)).toBe(200);

  await act('Supprimer');
  await tab(page, 'Corbeille').click();
  await expect(row(page, /Pulse/)).toContainText('effacé pour de bon le');
  await page.getByRole('button', { name: /^Restaurer/ }).click();
  await expect(page.getByText('La corbeille est vide.')).toBeVisible();
  expect(await status(page, article)).toBe(200);

  for (const name of ['Dupliquer', 'Traduire en anglais']) {
    await page.goto(site.url + list);
    await act(name);
    await expect(page).toHaveURL(/\/studio\/articles\/\d+$/);
  }
  await page.goto(`${site.url}/studio/articles`);
  await expect(page.getByRole('listitem')).toHaveCount(2);
  await expect(row(page, /\(copie\)/)).toContainText('Brouillon');
  await page.getByRole('button', { name: 'Écrire en anglais' }).click();
  await expect(page).toHaveURL(/\/studio\/articles\/\d+$/);
  await page.goto(`${site.url}/studio/articles?language=en`);
  await row(page, /Sans titre/)
    .locator('summary')
    .click();
  await row(page, /Sans titre/)
    .getByRole('button', { name: 'Supprimer' })
    .click();
  await expect(tab(page, 'Corbeille')).toHaveText('Corbeille1');
});

test('the lists are accessible on every screen', async ({ browser }) => {
  const page = await openBrowser(browser, { bypassCSP: true });
  await signIn(page, site, list);
  for (const path of [list, '/studio/articles?list=bin', '/studio']) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(site.url + path);
    await checkAccessibility(page);
  }
});
