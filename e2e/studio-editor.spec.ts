import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type CDPSession,
  expect,
  type Page,
  test,
} from '@playwright/test';
import { checkAccessibility } from './check-accessibility';
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

/** In another browser, as the same account */
async function openAgain(
  browser: Browser,
  slug: string,
  options: BrowserContextOptions,
): Promise<Page> {
  const storageState = await context.storageState();
  const other = await browser.newContext({ locale: 'fr-FR', storageState, ...options });
  return show(await other.newPage(), slug);
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

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

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

test('axe finds nothing in the text, its menu and a form', async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await openAgain(browser, 'elements', { bypassCSP: true });
  await page.locator('.cm-line', { hasText: 'Le principe est connu' }).click();
  await button(page, 'Ajouter un élément').click();
  await expect(page.getByRole('option', { name: 'Tableau' })).toBeVisible();
  await checkAccessibility(page);
  // The check ends on a narrow screen, where the settings cover the text.
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('option', { name: 'Tableau' }).click();
  await expect(page.getByRole('dialog', { name: 'Tableau' })).toBeVisible();
  await checkAccessibility(page);
  await page.context().close();
});

test('the menu and the forms write every element, and one history takes all back', async () => {
  const page = await open('menu', '');
  const form = page.getByRole('dialog');
  await text(page).click();
  await choose(page, 'titre de section');
  await page.keyboard.type('Chapitre');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Un mot');
  await page.keyboard.press('ControlOrMeta+Shift+ArrowLeft');
  await page.keyboard.press('ControlOrMeta+b');
  await page.keyboard.press('End');
  await page.keyboard.type(' et un ');
  await page.keyboard.press('ControlOrMeta+k');
  await form.getByLabel('Adresse', { exact: true }).fill('example.com/page');
  await form.getByLabel('Texte du lien').fill('lien');
  await page.keyboard.press('Enter');
  await button(page, 'Note de bas de page').click();
  await form.getByLabel('Texte de la note').fill('Une note.');
  await form.getByRole('button', { name: 'Insérer' }).click();
  await page.keyboard.press('Enter');
  await choose(page, 'liste à');
  await page.keyboard.type('un');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('deux');
  for (let index = 0; index < 3; index += 1) await page.keyboard.press('Enter');
  await choose(page, 'tableau');
  await form.getByLabel('Titre de la colonne 1').fill('Mois');
  await form.getByLabel('Ligne 1, colonne 2').fill('a|b');
  await form.getByRole('button', { name: 'Retirer la dernière colonne' }).click();
  await form.getByRole('button', { name: 'Insérer' }).click();
  await choose(page, 'citation');
  await form.getByLabel('Texte cité').fill('Bien dit.');
  await form.getByLabel('Auteur').fill('Salma');
  await form.getByRole('button', { name: 'Insérer' }).click();
  await choose(page, 'vidéo');
  await form.getByLabel('Adresse de la vidéo').fill('https://example.com');
  await form.getByRole('button', { name: 'Insérer' }).click();
  await expect(page.getByText('Saisissez l’adresse d’une vidéo')).toBeVisible();
  await form.getByLabel('Adresse de la vidéo').fill('https://youtu.be/abc');
  await form.getByLabel('Titre de la vidéo').fill('Le film');
  await form.getByRole('button', { name: 'Insérer' }).click();
  await choose(page, 'autre langue');
  await form.getByLabel('Mots dans cette langue').fill('كلمة');
  await form.getByLabel('Langue', { exact: true }).selectOption('Arabe');
  await form.getByRole('button', { name: 'Insérer' }).click();
  await expectBody(
    'menu',
    `## Chapitre

Un **mot** et un [lien](https://example.com/page)[^1]

- un
  - deux

| Mois |  |
| --- | --- |
|  | a\\|b |
|  |  |

> Bien dit.
>
> — Salma

[Le film](https://youtu.be/abc)

<span lang="ar" dir="rtl">كلمة</span>

[^1]: Une note.`,
  );
  await expect(page.getByText('Voir sur YouTube')).toBeVisible();
  while (await button(page, 'Annuler').isEnabled()) await button(page, 'Annuler').click();
  await expectBody('menu', '');
  await page.close();
});

/** Types `/` and a part of an element's name on a blank line. */
async function choose(page: Page, query: string): Promise<void> {
  await page.keyboard.type(`/${query.split(' ')[0]}`);
  await expect(page.getByRole('option').first()).toBeVisible();
  const option = page.getByRole('option', { name: new RegExp(query, 'i') });
  while ((await option.getAttribute('aria-selected')) !== 'true') {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

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

test('on a phone the tools stand below the text, large enough for a finger', async ({
  browser,
}) => {
  const page = await openAgain(browser, 'elements', {
    viewport: { width: 390, height: 780 },
    hasTouch: true,
    isMobile: true,
  });
  const toolbar = page.getByRole('toolbar', { name: 'Mise en forme' });
  await expect(toolbar).toBeInViewport();
  const boxes = await toolbar.getByRole('button').evaluateAll((buttons) =>
    buttons.map((element) => {
      const { width, height } = element.getBoundingClientRect();
      return Math.min(width, height);
    }),
  );
  expect(Math.min(...boxes)).toBeGreaterThanOrEqual(44);
  await page.locator('.cm-line', { hasText: 'Le principe est connu' }).tap();
  await button(page, 'Ajouter un élément').tap();
  await page.getByRole('option', { name: 'Citation' }).tap();
  await expect(page.getByRole('dialog', { name: 'Citation' })).toBeVisible();
  expect(
    await page
      .getByLabel('Texte cité')
      .evaluate((field) => Number.parseFloat(getComputedStyle(field).fontSize)),
  ).toBeGreaterThanOrEqual(16);
  await page.context().close();
});

test('the write screen loads at most 300 kB of scripts, of which 170 are the site’s own', async () => {
  const { rootMainFiles } = JSON.parse(readFileSync('.next/build-manifest.json', 'utf8'));
  const page = await context.newPage();
  const loaded: Promise<{ path: string; bytes: number }>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    const path = new URL(response.url()).pathname.replace('/_next/', '');
    loaded.push(response.body().then((body) => ({ path, bytes: gzipSync(body).length })));
  });
  await show(page, 'elements');
  const scripts = await Promise.all(loaded);
  const sum = (some: typeof scripts) => some.reduce((bytes, one) => bytes + one.bytes, 0);
  const own = scripts.filter(({ path }) => !rootMainFiles.includes(path));
  console.log(
    `Scripts of the write screen: ${sum(scripts)} bytes gzipped, ${sum(own)} of them the site’s own`,
  );
  expect(sum(scripts)).toBeLessThan(300_000);
  expect(sum(own)).toBeLessThan(170_000);
  expect(own.length).toBeLessThan(scripts.length);
  await page.close();
});
