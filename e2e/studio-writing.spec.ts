import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { checkAccessibility } from './check-accessibility';
import { collectComplaints } from './complaints';
import { getSharedSite } from './shared-site';
import type { Site } from './site';
import { enterPassword, makeOwner, openBrowser, signIn } from './studio-owner';

// One site and one browser, in which the owner writes. Each test has an article of its own.
test.describe.configure({ mode: 'serial' });

const slug = (index: number) => `article-${index}`;

let site: Site;
let context: BrowserContext;
test.beforeAll(async ({ browser }) => {
  site = await getSharedSite();
  for (let index = 1; index <= 8; index += 1) await addArticle(index);
  const page = await openBrowser(browser);
  context = page.context();
  await makeOwner(page, site);
  await page.close();
});
test.afterAll(() => context?.close());

async function addArticle(index: number): Promise<void> {
  await site.execute(
    `INSERT INTO Article (locale, slug, translationKey, title, dek, body, coverAlt, publishedAt, updatedAt, authorId, coverId)
     SELECT locale, ?, ?, 'Article', dek, 'Premier paragraphe.', coverAlt, publishedAt, updatedAt, authorId, coverId
     FROM Article LIMIT 1`,
    slug(index),
    slug(index),
  );
}

const text = (page: Page) => page.getByRole('textbox', { name: 'Texte', exact: true });
const title = (page: Page) => page.getByRole('textbox', { name: 'Titre', exact: true });
const stateLine = (page: Page, words: RegExp | string) =>
  page.getByRole('contentinfo').getByText(words);
const isSaved = (page: Page) => expect(stateLine(page, /^Enregistré à \d\d:\d\d$/)).toBeVisible();

async function pathTo(index: number): Promise<string> {
  const [article] = await site.query(`SELECT id FROM Article WHERE slug = '${slug(index)}'`);
  return `/studio/articles/of/${article?.id}`;
}

async function open(index: number): Promise<Page> {
  const page = await context.newPage();
  await page.goto(site.url + (await pathTo(index)));
  await expect(page.getByRole('toolbar')).toBeVisible();
  return page;
}

/** At the end of the text */
async function type(page: Page, words: string): Promise<void> {
  await text(page).press('ControlOrMeta+End');
  await page.keyboard.type(words);
}

async function readDraft(index: number) {
  const [row] = await site.query(
    `SELECT content FROM Draft WHERE json_extract(content, '$.slug') = '${slug(index)}'`,
  );
  return JSON.parse(String(row?.content ?? '{}')) as { title?: string; body?: string };
}

const expectBody = (index: number, body: string) =>
  expect.poll(async () => (await readDraft(index)).body).toBe(body);

test('what is typed is saved by itself, while readers see what they saw', async () => {
  const page = await open(1);
  const complaints = collectComplaints(page);
  await expect(stateLine(page, 'Tout est enregistré.')).toBeVisible();
  await type(page, ' Écrit au studio.');
  await isSaved(page);
  await expectBody(1, 'Premier paragraphe. Écrit au studio.');
  await title(page).fill('Un titre\nde deux lignes');
  await expect.poll(async () => (await readDraft(1)).title).toBe('Un titre de deux lignes');
  await page.getByRole('link', { name: 'Publier…' }).click();
  await expect(page.getByRole('heading', { name: /^Publier «/ })).toBeVisible();
  await page.goBack();
  await expect(title(page)).toHaveValue('Un titre de deux lignes');
  await type(page, ' Suite.');
  await isSaved(page);
  await expectBody(1, 'Premier paragraphe. Écrit au studio. Suite.');
  await page.reload();
  await expect(title(page)).toHaveValue('Un titre de deux lignes');
  await expect(text(page)).toContainText('Écrit au studio.');
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`${page.url()}?field=slug#field-slug`);
  await expect(page.getByLabel('Adresse', { exact: true })).toBeFocused();
  expect(complaints).toEqual([]);
  await page.goto(`${site.url}/articles/${slug(1)}`);
  await expect(page.getByText('Premier paragraphe.', { exact: true })).toBeVisible();
  await page.close();
});

test('after kill -9 of the server nothing is lost that was saved, and the rest waits in the browser', async () => {
  const page = await open(2);
  await type(page, ' Un.');
  await isSaved(page);
  await site.stop('SIGKILL');
  await page.keyboard.type(' Deux.');
  await expect(stateLine(page, /hors ligne\. Gardé dans ce navigateur/)).toBeVisible();
  await site.start();
  await expectBody(2, 'Premier paragraphe. Un. Deux.');
  await isSaved(page);
  await page.close();
});

test('a text that was not saved when the tab ended is found again, with a comparison', async () => {
  const page = await open(3);
  await site.stop('SIGKILL');
  await type(page, ' Perdu ?');
  await expect(stateLine(page, /hors ligne/)).toBeVisible();
  await page.close();
  await site.start();
  const later = await open(3);
  await expect(text(later)).not.toContainText('Perdu ?');
  await later
    .getByText(/Ce navigateur garde un texte/)
    .getByRole('button', { name: 'Comparer' })
    .click();
  const dialog = later.getByRole('dialog', { name: 'Texte retrouvé' });
  await expect(dialog.getByText('Perdu ?')).toBeVisible();
  await dialog.getByRole('button', { name: 'Le reprendre' }).click();
  await expect(text(later)).toContainText('Perdu ?');
  await expectBody(3, 'Premier paragraphe. Perdu ?');
  await isSaved(later);
  await later.reload();
  await expect(later.getByRole('toolbar')).toBeVisible();
  await expect(later.getByText(/Ce navigateur garde un texte/)).toHaveCount(0);
  await later.close();
});

test('when the store cannot be written, the text waits in the browser and is saved by itself later', async () => {
  const page = await open(8);
  await site.execute(
    `CREATE TRIGGER full BEFORE UPDATE ON Draft BEGIN SELECT RAISE(ABORT, 'full'); END`,
  );
  await type(page, ' Disque plein.');
  await expect(stateLine(page, /le serveur n’a pas pu écrire/)).toBeVisible();
  await expect(stateLine(page, 'Gardé dans ce navigateur.')).toBeVisible();
  await site.execute('DROP TRIGGER full');
  await isSaved(page);
  await expectBody(8, 'Premier paragraphe. Disque plein.');
  await page.close();
});

test('when the session ends while writing, the text is saved after signing in over the page', async () => {
  const page = await open(4);
  const sessions = await site.query('SELECT * FROM Session');
  await site.execute('DELETE FROM Session');
  await type(page, ' Sans session.');
  const dialog = page.getByRole('dialog', { name: 'Reconnectez-vous' });
  await expect(dialog).toBeVisible();
  expect(sessions).not.toEqual([]);
  await enterPassword(dialog);
  await expectBody(4, 'Premier paragraphe. Sans session.');
  await expect(text(page)).toContainText('Sans session.');
  await page.close();
});

test('of two tabs the second is told, sees both texts, and may merge them', async () => {
  const one = await open(5);
  const two = await open(5);
  await type(one, ' De la première.');
  await isSaved(one);
  await type(two, ' De la seconde.');
  await expect(stateLine(two, /un autre texte a été enregistré/)).toBeVisible();
  await expectBody(5, 'Premier paragraphe. De la première.');
  await stateLine(two, /un autre texte/)
    .getByRole('button', { name: 'Comparer' })
    .click();
  const dialog = two.getByRole('dialog', { name: 'Deux textes' });
  await expect(dialog.getByText('De la première.')).toBeVisible();
  const mine = dialog.getByRole('textbox', { name: 'Le vôtre, ici' });
  await mine.press('ControlOrMeta+End');
  await two.keyboard.type(' Et de la première.');
  await dialog.getByRole('button', { name: 'Garder le vôtre' }).click();
  await expectBody(5, 'Premier paragraphe. De la seconde. Et de la première.');
  await expect(text(two)).toContainText('De la seconde. Et de la première.');
  await two.getByRole('link', { name: 'Versions' }).click();
  await expect(two.getByText(/Laissée pour une autre/)).toBeVisible();
  await two.getByRole('listitem').getByRole('link').first().click();
  await two.getByRole('button', { name: 'Reprendre cette version' }).click();
  await expect(text(two)).toContainText('De la première.');
  await expectBody(5, 'Premier paragraphe. De la première.');
  await one.close();
  await two.close();
});

test('without JavaScript the text is saved by a button, and comes back where it cannot be', async ({
  browser,
}) => {
  const page = await openBrowser(browser, { javaScriptEnabled: false });
  await signIn(page, site, '/studio');
  await page.goto(site.url + (await pathTo(6)));
  await text(page).fill('Autre texte.');
  await page.setViewportSize({ width: 390, height: 800 });
  await page.getByLabel('Autre sujet').fill('Lettres, Arts');
  const other = await open(6);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page).toHaveURL(/\/studio\/articles\/\d+$/);
  await expect(text(page)).toHaveValue('Autre texte.');
  await expect(page.getByLabel('Lettres')).toBeChecked();
  await expect(page.getByLabel('Arts')).toBeChecked();
  await expect(page.getByText('0 mot')).toBeHidden();
  await type(other, ' Rival.');
  await expect(stateLine(other, /un autre texte/)).toBeVisible();
  await page.goto(site.url + (await pathTo(6)));
  await site.execute(
    `UPDATE Draft SET version = version + 1 WHERE json_extract(content, '$.slug') = '${slug(6)}'`,
  );
  await text(page).fill('Ni perdu.');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(
    page.getByRole('heading', { name: 'Votre texte n’est pas enregistré' }),
  ).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Texte', exact: true })).toHaveValue('Ni perdu.');
  await expect(page.getByRole('textbox', { name: 'L’autre, enregistré' })).toHaveValue(
    'Autre texte.',
  );
  await page.getByRole('button', { name: 'Renvoyer' }).click();
  await expect(text(page)).toHaveValue('Ni perdu.');
  await page.context().close();
  await other.close();
});

test('the screen and its comparison can be used by everybody', async ({ browser }) => {
  const page = await openBrowser(browser, { bypassCSP: true });
  await signIn(page, site, '/studio');
  await page.goto(site.url + (await pathTo(7)));
  await expect(page.getByRole('toolbar')).toBeVisible();
  await checkAccessibility(page);
  await page.context().close();
});
