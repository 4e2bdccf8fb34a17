import { readFileSync } from 'node:fs';
import { type BrowserContext, type CDPSession, expect, type Page, test } from '@playwright/test';
import { collectComplaints } from './complaints';
import { getSharedSite } from './shared-site';
import type { Site } from './site';
import { makeOwner, openBrowser } from './studio-owner';

// One site and one browser; each test has an article of its own.
test.describe.configure({ mode: 'serial' });

let site: Site;
let context: BrowserContext;
test.beforeAll(async ({ browser }) => {
  site = await getSharedSite();
  const page = await openBrowser(browser);
  context = page.context();
  await makeOwner(page, site);
  await page.close();
});
test.afterAll(() => context?.close());

const everyElement = readFileSync('lib/markdown/fixtures/every-element.md', 'utf8').replace(
  /^---\n[\s\S]*?\n---\n+/,
  '',
);

/** Opens the editor on a published article with that text. */
async function open(slug: string, body: string): Promise<Page> {
  await site.execute(
    `INSERT INTO Article (locale, slug, translationKey, title, dek, body, coverAlt, publishedAt, updatedAt, authorId, coverId)
     SELECT locale, ?, ?, 'Article', dek, ?, coverAlt, publishedAt, updatedAt, authorId, coverId FROM Article LIMIT 1`,
    slug,
    slug,
    body,
  );
  return show(await context.newPage(), slug);
}

async function show(page: Page, slug: string): Promise<Page> {
  const [article] = await site.query(`SELECT id FROM Article WHERE slug = '${slug}'`);
  await page.goto(`${site.url}/studio/articles/of/${article?.id}`);
  await expect(page.getByRole('toolbar', { name: 'Mise en forme' })).toBeVisible();
  return page;
}

const text = (page: Page) => page.getByRole('textbox', { name: 'Texte', exact: true });

/** What was saved by itself */
async function expectBody(slug: string, body: string): Promise<void> {
  const read = async () => {
    const [row] = await site.query(
      `SELECT content FROM Draft WHERE json_extract(content, '$.slug') = '${slug}'`,
    );
    return row && JSON.parse(String(row.content)).body;
  };
  await expect.poll(read, { timeout: 10_000 }).toBe(body);
}

test('marks are hidden where the cursor is not, and every element looks like what it is', async () => {
  const page = await open('elements', everyElement);
  const complaints = collectComplaints(page);
  // Only what is visible is in the page.
  await page.setViewportSize({ width: 1280, height: 3000 });
  const line = (words: string) => page.locator('.cm-line', { hasText: words });
  await expect(line('chaque élément').locator('.md-strong')).toHaveText('chaque élément');
  await expect(line('Partir des questions')).toHaveText('Partir des questions, pas du modèle');
  await line('Partir des questions').click();
  await expect(line('Partir des questions')).toHaveText('## Partir des questions, pas du modèle');
  await line('Au début').click();
  await expect(line('Salma Idrissi')).toHaveClass(/md-quote-source/);
  await expect(page.locator('[lang=ar]')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('cell', { name: '61 %' })).toBeVisible();
  await text(page).press('ControlOrMeta+End');
  await expect(line('Loi relative')).toHaveClass(/md-note-line/);
  await expect(page.getByText('Voir sur Vimeo')).toBeVisible();
  await expect(page.locator('.md-gallery figure')).toHaveCount(2);
  await expect(page.locator('.md-tag-summary')).toHaveText(
    'Comment les questions ont été choisies',
  );
  await expect(page.getByRole('checkbox', { name: /traduire/ })).not.toBeChecked();
  expect(complaints).toEqual([]);
  await page.close();
});

test('formatted text is pasted as Markdown in one step, and as it is with Shift', async () => {
  const page = await open('paste', 'Avant. Après.');
  await text(page).click();
  await page.keyboard.press('Home');
  for (let index = 0; index < 7; index += 1) await page.keyboard.press('ArrowRight');
  const html =
    '<h2>Titre</h2><p>Un <b>mot</b>.</p><ul><li>un</li></ul><p><img src="file:///a.png" alt="Quai"></p>';
  await paste(page, { 'text/html': html, 'text/plain': 'Titre' });
  const pasted =
    'Avant. \n\n## Titre\n\nUn **mot**.\n\n- un\n\nImage à déposer ici : Quai\n\nAprès.';
  await expectBody('paste', pasted);
  await page.keyboard.press('ControlOrMeta+z');
  await expectBody('paste', 'Avant. Après.');
  await paste(page, { 'text/plain': 'un\r\n<b>deux</b>' });
  await expectBody('paste', 'Avant. un\n<b>deux</b>Après.');
  await page.close();
});

function paste(page: Page, contents: Record<string, string>): Promise<void> {
  return page.evaluate((entries) => {
    const clipboardData = new DataTransfer();
    for (const [type, value] of entries) clipboardData.setData(type, value);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, Object.entries(contents));
}

test('French is typed as the keyboard has it: dead keys, quotes, nothing closed by itself', async () => {
  const page = await open('french', '');
  await text(page).click();
  const session = await context.newCDPSession(page);
  await page.keyboard.type('For');
  await compose(session, '^', 'ê');
  await page.keyboard.type('t, « l’île », "a" (b [c `d `` *e');
  await compose(session, '¨', 'ï');
  await expectBody('french', 'Forêt, « l’île », "a" (b [c `d `` *eï');
  await expect(text(page)).toHaveAttribute('lang', 'fr');
  await expect(text(page)).toHaveAttribute('spellcheck', 'true');
  await page.close();
});

/** As a dead key does */
async function compose(session: CDPSession, ...steps: string[]): Promise<void> {
  for (const step of steps) {
    const end = step.length;
    await session.send('Input.imeSetComposition', {
      text: step,
      selectionStart: end,
      selectionEnd: end,
    });
  }
  await session.send('Input.insertText', { text: steps.at(-1) ?? '' });
}
