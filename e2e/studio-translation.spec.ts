import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { checkAccessibility } from './check-accessibility';
import { collectComplaints } from './complaints';
import { getSharedSite } from './shared-site';
import type { Site } from './site';
import { makeOwner, openBrowser, signIn } from './studio-owner';

// One pair of articles, which the owner translates.
test.describe.configure({ mode: 'serial' });

const before = 'Premier paragraphe.\n\nUne phrase **d’avant**, avec [un lien](/contact).\n';
const now = before.replace('d’avant', 'd’aujourd’hui');
const path = '/studio/articles/1002';

let site: Site;
let context: BrowserContext;
test.beforeAll(async ({ browser }) => {
  site = await getSharedSite();
  await addArticle(1001, 'fr', 'original', now);
  await addArticle(1002, 'en', 'translation', 'First paragraph.');
  await addPublished(1001, 'fr', before);
  await addPublished(1002, 'en', 'First paragraph.');
  const page = await openBrowser(browser);
  context = page.context();
  await makeOwner(page, site);
  await page.close();
});
test.afterAll(() => context?.close());

async function addArticle(id: number, locale: string, slug: string, body: string): Promise<void> {
  await site.execute(
    `INSERT INTO Article (id, locale, slug, translationKey, title, dek, body, coverAlt, publishedAt, updatedAt, authorId, coverId)
     SELECT ?, ?, ?, 'a-pair', ?, dek, ?, coverAlt, publishedAt, updatedAt, authorId, coverId
     FROM Article WHERE publishedAt IS NOT NULL LIMIT 1`,
    ...[id, locale, slug, `Article ${locale}`, body],
  );
}

/** What the studio published of it */
async function addPublished(id: number, locale: string, body: string): Promise<void> {
  const content = JSON.stringify({ title: `Article ${locale}`, body });
  await site.execute(
    `INSERT INTO Draft (id, kind, locale, articleId, content, savedBy) VALUES (?, 'article', ?, ?, ?, 'x')`,
    ...[id, locale, id, content],
  );
  await site.execute(
    `INSERT INTO Revision (draftId, reason, content, savedBy) VALUES (?, 'published', ?, 'x')`,
    ...[id, content],
  );
}

const button = (page: Page) => page.getByRole('button', { name: 'L’original a changé' });
const pane = (page: Page) => page.getByRole('region', { name: 'L’original en français' });
const original = (page: Page) =>
  pane(page).getByRole('textbox', { name: 'L’original en français' });

async function open(page: Page): Promise<void> {
  await page.goto(site.url + path);
  await expect(page.getByRole('toolbar')).toBeVisible();
}

test('the original stands beside its translation, with what has changed in it, as often as wanted', async () => {
  const page = await context.newPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  const complaints = collectComplaints(page);
  await open(page);
  await expect(pane(page)).toHaveCount(0);
  await button(page).click();
  await expect(pane(page).getByRole('heading', { name: 'Article fr' })).toBeVisible();
  await expect(original(page)).toContainText('Une phrase d’aujourd’hui, avec un lien.');
  await expect(original(page)).toHaveAttribute('aria-readonly', 'true');
  await original(page).press('End');
  await page.keyboard.type('x');
  await expect(original(page)).not.toContainText('x');
  await expect(page.getByRole('textbox', { name: 'Texte', exact: true })).toBeVisible();

  await pane(page).getByRole('button', { name: 'Voir ce qui a changé' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ce qui a changé dans l’original' });
  await expect(dialog.getByText('d’avant')).toBeVisible();
  await expect(dialog.getByText('d’aujourd’hui', { exact: false }).last()).toBeVisible();
  const [left, right] = await Promise.all(
    [dialog.getByText('(vide)').first(), dialog.getByText(/^L’assistant/)].map(async (value) =>
      Number((await value.boundingBox())?.x),
    ),
  );
  expect(left).toBeLessThan(right ?? 0);
  await dialog.getByRole('button', { name: 'Fermer' }).click();

  await page.reload();
  await expect(original(page)).toContainText('Premier paragraphe.');
  await button(page).click();
  await expect(pane(page)).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('complementary', { name: 'Réglages' })).toBeVisible();
  await expect(pane(page)).toHaveCount(0);
  expect(complaints).toEqual([]);
  await page.close();
});

test('on a phone the original takes the place of the text, and gives it back', async () => {
  const page = await context.newPage();
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  const text = page.getByRole('textbox', { name: 'Texte', exact: true });
  await expect(pane(page)).toHaveCount(0);
  await button(page).click();
  await expect(original(page)).toBeInViewport();
  const side = page.getByRole('complementary', { name: 'L’original a changé' });
  expect(await side.boundingBox()).toMatchObject({ x: 0, width: 390 });
  await button(page).click();
  await expect(text).toBeInViewport();
  await page.close();
});

test('without JavaScript a link leads to the original', async ({ browser }) => {
  const page = await openBrowser(browser, { javaScriptEnabled: false });
  await signIn(page, site, path);
  await page.getByRole('link', { name: 'L’original a changé' }).click();
  await expect(page).toHaveURL(`${site.url}/articles/original`);
  await page.context().close();
});

test('the original beside the text can be used by everybody', async ({ browser }) => {
  const page = await openBrowser(browser, { bypassCSP: true });
  await signIn(page, site, path);
  await expect(page.getByRole('toolbar')).toBeVisible();
  await button(page).click();
  await expect(original(page)).toBeVisible();
  await checkAccessibility(page);
  await page.context().close();
});
