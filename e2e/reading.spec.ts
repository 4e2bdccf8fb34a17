import { expect, type Page, test } from '@playwright/test';
import { getSharedSite } from './shared-site';

const mistral = '/articles/mistral-ai-ia-souveraine-asml';

test('the byline links to the author page with biography and articles', async ({ page }) => {
  await page.goto(mistral);
  await page.getByRole('article').first().getByRole('link', { name: 'Jawad', exact: true }).click();
  await expect(page).toHaveURL('/auteur/jawad');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Jawad');
  await expect(page.getByRole('navigation', { name: 'Liens' }).getByRole('link')).not.toHaveCount(
    0,
  );
  await expect(page.getByRole('link', { name: 'Écrire à Jawad' })).toHaveAttribute(
    'href',
    '/contact',
  );
  await expect(page.getByRole('article')).toHaveCount(4);
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL('/en/author/jawad');
  await expect(page.getByRole('article')).toHaveCount(2);
});

test('the archive lists every article by month', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Archives' }).click();
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('2025');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveText(
    'septembre 2025 4 articles',
  );
  await page.getByRole('link', { name: 'septembre 2025' }).click();
  await expect(page).toHaveURL('/archives/2025-09');
  await expect(page).toHaveTitle('Archives : septembre 2025 — Jawad');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(4);
  await page.getByRole('link', { name: /^Mistral AI/ }).click();
  await expect(page).toHaveURL(mistral);
});

test('an article ends with its topics and its author, and lists no article twice', async ({
  page,
}) => {
  await page.goto(mistral);
  const article = page.getByRole('article').first();
  const topics = article.getByRole('navigation', { name: 'Sujets' }).getByRole('link');
  await expect(topics).not.toHaveCount(0);
  await expect(topics.first()).toHaveAttribute('href', /^\/sujets\//);
  // The only neighbour stands among the related articles.
  await expect(page.getByRole('navigation', { name: 'Articles voisins' })).toHaveCount(0);
  const author = article.getByRole('complementary', { name: 'À propos de Jawad' });
  await expect(author).toContainText('Consultant indépendant en intelligence artificielle');
  await expect(author).toContainText(
    /^J.*sans y perdre la main\. Ingénieur de formation,.*aujourd’hui\./,
  );
  await author.getByRole('link', { name: 'Tous les articles de Jawad' }).click();
  await expect(page).toHaveURL('/auteur/jawad');
});

test('the table of contents marks the section being read', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(mistral);
  const contents = page.getByRole('navigation', { name: 'Sommaire' });
  const headings = page.locator('.prose h2');
  const current = contents.locator('[aria-current=location]');
  await expect(contents.getByRole('link')).toHaveText(await headings.allTextContents());
  await expect(current).toHaveCount(0);
  for (const index of [0, 2, 1]) {
    await headings.nth(index).evaluate((heading) => heading.scrollIntoView());
    await expect(current).toHaveText((await headings.nth(index).textContent()) ?? '');
  }
  // Where there is no room beside the text, it is one line that opens.
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(contents.getByRole('link')).toHaveCount(0);
  await contents.locator('summary').click();
  await contents.getByRole('link').nth(3).click();
  await expect(current).toHaveText((await headings.nth(3).textContent()) ?? '');
});

test('print is black on white, with the address of the page and nothing to click', async ({
  page,
  baseURL,
}) => {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.goto(mistral);
  const colors = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { color, backgroundColor } = getComputedStyle(element);
        return [color, backgroundColor];
      });
  for (const theme of [undefined, 'dark']) {
    await page.evaluate((name) => {
      if (name) document.documentElement.dataset.theme = name;
    }, theme);
    expect(await colors('body')).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
    for (const text of ['.dek', '.byline', '.prose p', '.prose a']) {
      expect((await colors(text))[0], text).toBe('rgb(0, 0, 0)');
    }
  }
  await expect(page.getByText(baseURL + mistral, { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  for (const role of ['navigation', 'button', 'textbox', 'search'] as const) {
    await expect(page.getByRole(role)).toHaveCount(0);
  }
  for (const name of ['Partager', 'Articles liés']) {
    await expect(page.getByRole('region', { name })).toHaveCount(0);
  }
  await page.goto('/contact');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('leads@jawad.example')).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(0);
});

test('an article shows its publication date, and its update if on another day', async ({
  page,
}) => {
  const site = await getSharedSite();
  await page.goto(site.url + mistral);
  const byline = page.getByRole('article').first().locator('header');
  await expect(byline).toContainText('Publié le 28 septembre 2025');
  await expect(byline).not.toContainText('Mis à jour');
  await site.execute(
    'UPDATE Article SET updatedAt = ? WHERE slug = ?',
    '2025-10-01T08:00:00.000+00:00',
    'mistral-ai-ia-souveraine-asml',
  );
  await page.reload();
  await expect(byline).toContainText('Mis à jour le 1er octobre 2025');
});

test('an article is shared by plain links, or by the browser’s own means', async ({
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(mistral);
  const share = page.getByRole('region', { name: 'Partager' });
  const address = encodeURIComponent(baseURL + mistral);
  for (const [name, start] of [
    ['Partager par e-mail', 'mailto:?subject=Mistral%20AI'],
    ['Partager sur LinkedIn', 'https://www.linkedin.com/sharing/share-offsite/?url='],
    ['Partager sur WhatsApp', 'https://wa.me/?text=Mistral%20AI'],
    ['Partager sur X', 'https://x.com/intent/post?text=Mistral%20AI'],
  ] as const) {
    const href = await share.getByRole('link', { name }).getAttribute('href');
    expect(href?.startsWith(start)).toBe(true);
    expect(href).toContain(address);
  }
  await expect(share.getByRole('link')).toHaveText(['E-mail', 'LinkedIn', 'WhatsApp', 'X']);
  const listBoxes = () =>
    page
      .locator('.share :is(li, a, button), .author-card, .lead, .site-footer')
      .evaluateAll((all) => all.map((element) => JSON.stringify(element.getBoundingClientRect())));
  await share.getByRole('button', { name: 'Copier le lien' }).click({ trial: true });
  const before = await listBoxes();
  await share.getByRole('button', { name: 'Copier le lien' }).click();
  await expect(share.getByRole('status')).toHaveText('Lien copié');
  await expect(share.getByRole('button', { name: 'Lien copié' })).toBeVisible();
  expect(await listBoxes()).toEqual(before);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(baseURL + mistral);
});

test.describe('the color scheme', () => {
  const paper = (page: Page) =>
    page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const [light, dark] = ['rgb(251, 249, 244)', 'rgb(20, 21, 26)'];
  const toggle = (page: Page) => page.getByRole('button', { name: 'Affichage sombre' });

  test('follow the system until the reader chooses; the choice persists and applies before the first paint', async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto('/');
    expect(await paper(page)).toBe(light);
    await expect(toggle(page)).toHaveAttribute('aria-pressed', 'false');
    await toggle(page).click();
    await expect(toggle(page)).toHaveAttribute('aria-pressed', 'true');
    expect(await paper(page)).toBe(dark);

    // What is painted first, before any deferred script has run
    await page.route('**/assets/reader-*.js', (route) => route.abort());
    await page.goto(mistral);
    expect(await paper(page)).toBe(dark);
    await page.unroute('**/assets/reader-*.js');

    await page.reload();
    await toggle(page).click();
    expect(await paper(page)).toBe(light);
    // As the system has it: the choice is forgotten, and the page follows the system again.
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await paper(page)).toBe(dark);
    await expect(toggle(page)).toHaveAttribute('aria-pressed', 'true');
  });
});

test('the privacy page is linked from the form and states retention and authorities', async ({
  page,
}) => {
  await page.goto(mistral);
  await page.getByRole('link', { name: 'Vos droits' }).click();
  await expect(page).toHaveURL('/confidentialite');
  await expect(page).toHaveTitle(/^Vos données et vos droits/);
  const main = page.getByRole('main');
  for (const fact of [/3\sans après votre dernier/, /30\sjours/, /24\sheures/, /CNIL/, /CNDP/]) {
    await expect(main).toContainText(fact);
  }
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL('/en/privacy');
  await expect(page.getByRole('main')).toContainText('3 years after your last message');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('controls that need JavaScript are hidden', async ({ page }) => {
    await page.goto(mistral);
    await expect(page.getByRole('button')).toHaveCount(1);
    await expect(page.getByRole('button', { name: 'Envoyer ma demande' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Partager' }).getByRole('link')).toHaveCount(4);
  });
});

for (const [path, heading, texts] of [
  ['/mentions-legales', 'Mentions légales', ['Hébergeur', 'jawad@example.com']],
  ['/en/legal', 'Legal notice', ['Hosting']],
  ['/accessibilite', 'Accessibilité', ['Défenseur des droits', 'critères conformes']],
  ['/en/accessibility', 'Accessibility', ['criteria met']],
  ['/flux', 'Suivre le site par flux RSS', ['/feed.xml', 'Maroc : RSS, Atom, JSON Feed']],
  ['/en/feeds', 'Follow the site by RSS feed', ['/en/feed.json', 'Morocco: RSS, Atom']],
  ['/accessibilite/rgaa', 'Évaluation selon le RGAA 4.1', ['13.12']],
] as const) {
  test(`${path} contains the required information`, async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    for (const text of texts) await expect(page.getByRole('main')).toContainText(text);
  });
}
