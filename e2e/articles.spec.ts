import { expect, type Locator, test } from '@playwright/test';
import { readerModulePath } from '@/components/reader/generated';
import { getSharedSite } from './shared-site';

const titles = [
  /^Mistral AI, fleuron de la France/,
  /^Le «\sChatGPT Pulse\s» d’OpenAI/,
  /^La plateforme d’emplois d’OpenAI/,
  /^Microsoft apporte Claude d’Anthropic à Copilot/,
];
const mistral = '/articles/mistral-ai-ia-souveraine-asml';

test('the list shows the newest articles first, each with its label, author, date, topic and cover', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page).toHaveTitle('Jawad — IA & entreprise');
  await expect(page.getByRole('link', { name: 'Flux RSS' })).toHaveAttribute('href', '/flux');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Actualités');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(titles);
  const cards = page.getByRole('article');
  await expect(cards).toHaveCount(4);
  await expect(cards.first()).toContainText('À la une');
  await expect(cards.first()).toContainText('Jawad');
  await expect(cards.first().locator('time')).toHaveText('28 septembre 2025');
  await expect(cards.nth(3).locator('time')).toHaveText('24 septembre 2025');
  await cards.nth(2).getByRole('link', { name: 'Emploi', exact: true }).click();
  await expect(page).toHaveURL('/sujets/emploi');
});

for (const [device, width, height, firstTitle, firstLine] of [
  ['a phone', 390, 844, 490, 800],
  ['a laptop', 1440, 900, 310, 1000],
] as const) {
  test(`the first title and an article’s first line stand high on ${device}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const topOf = async (locator: Locator) => (await locator.boundingBox())?.y ?? Infinity;
    await page.goto('/');
    expect(await topOf(page.getByRole('heading', { level: 2 }).first())).toBeLessThan(firstTitle);
    await page.goto(mistral);
    expect(await topOf(page.locator('.prose p').first())).toBeLessThan(firstLine);
  });
}

test('at 320 px the header is one row; its menu has every link', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/contact');
  const header = page.getByRole('banner');
  expect((await header.boundingBox())?.height).toBeLessThan(60);
  await expect(header.getByRole('link', { name: 'Recherche' })).toBeVisible();
  await expect(header.getByRole('link', { name: 'Contact' })).toBeHidden();
  await header.getByText('Menu').click();
  const menu = header.getByRole('navigation', { name: 'Navigation principale' });
  await expect(menu.getByRole('link', { name: 'Contact' })).toHaveAttribute('aria-current', 'page');
  for (const name of ['Actualités', 'English']) {
    await expect(menu.getByRole('link', { name })).toBeInViewport();
  }
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overflow()).toBe(0);
  await menu.getByRole('link', { name: 'Actualités' }).click();
  await expect(page).toHaveURL('/');
  expect(await overflow()).toBe(0);
});

test('a title that is one long word overflows no page', async ({ page }) => {
  const site = await getSharedSite();
  const word = 'Elektrizitätswerk'.repeat(12).slice(0, 200);
  // So many that a neighbor by date is not among the related articles.
  await site.execute(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 14)
     INSERT INTO Article (locale, slug, translationKey, title, dek, body, coverAlt, publishedAt, updatedAt, authorId, coverId)
     SELECT locale, 'copie-' || i, 'copie-' || i, title, ?, body, coverAlt, publishedAt + (i - 7) * 100000000, updatedAt, authorId, coverId
     FROM n, Article WHERE slug = 'mistral-ai-ia-souveraine-asml'`,
    word,
  );
  await site.execute("UPDATE Article SET title = ? WHERE locale = 'fr'", word);
  for (const width of [320, 768, 1024]) {
    await page.setViewportSize({ width, height: 640 });
    for (const path of [
      '/',
      mistral,
      '/articles/copie-7',
      '/sujets/emploi',
      '/archives/2025-09',
      '/recherche?q=Mistral',
    ]) {
      await page.goto(site.url + path);
      await expect(page.getByText(word).first()).toBeVisible();
      const adjacent = await page.locator('.adjacent a').count();
      expect(adjacent > 0, path).toBe(path.endsWith('copie-7'));
      const overflow = () =>
        page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(await overflow(), `${path} at ${width} px`).toBe(0);
    }
  }
});

test('an article without a dek begins once; lists and search engines show its first words', async ({
  page,
}) => {
  const site = await getSharedSite();
  await site.execute(
    `UPDATE Article SET dek = '', body = '## Titre' || char(10, 10) || 'Le *début* !'
     WHERE slug = 'mistral-ai-ia-souveraine-asml'`,
  );
  const opening = 'Le début\u202f!';
  for (const path of ['/', '/sujets/souverainete', '/auteur/jawad']) {
    await page.goto(site.url + path);
    await expect(page.locator('.card .dek', { hasText: opening }), path).toHaveCount(1);
  }
  await page.goto(site.url + mistral);
  await expect(page.locator('.article .dek')).toHaveCount(0);
  await expect(page.getByText(opening)).toHaveCount(1);
  for (const name of ['name="description"', 'property="og:description"']) {
    await expect(page.locator(`meta[${name}]`)).toHaveAttribute('content', opening);
  }
  for (const path of ['/feed.xml', '/feed.json', '/llms.txt']) {
    expect(await (await fetch(site.url + path)).text(), path).toContain(opening);
  }
});

test('a reader goes from the list through an article to a related one', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: titles[0] }).click();
  await expect(page).toHaveURL(mistral);
  await expect(page).toHaveTitle(/^Mistral AI, fleuron de la France.* — Jawad$/);
  const article = page.getByRole('article').first();
  await expect(article).toContainText('28 septembre 2025');
  await expect(article).toContainText('3 min de lecture');
  await expect(article.getByRole('heading', { level: 2 }).first()).toBeVisible();

  const related = page.getByRole('region', { name: 'Articles liés' });
  await expect(related.getByRole('heading', { level: 3 })).toHaveCount(3);
  await expect(related.getByRole('link', { name: titles[0] })).toHaveCount(0);
  await related.getByRole('link', { name: titles[3] }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(titles[3] ?? '');
});

test('a drawn cover loads eagerly, as a small drawing, with its size and alternative text', async ({
  page,
}) => {
  await page.goto(mistral);
  const cover = page.getByRole('img', { name: /zellige/i });
  await expect(cover).toHaveAttribute('loading', 'eager');
  await expect(cover).toHaveAttribute('width', '1600');
  await expect(cover).toHaveAttribute('height', '900');
  const shown = () =>
    cover.evaluate((image: HTMLImageElement) => [image.complete, image.currentSrc]);
  await expect.poll(shown).toEqual([true, expect.stringMatching(/\/media\/[0-9a-f]{16}\.svg$/)]);
  const [, address] = await shown();
  const answer = await page.request.get(String(address));
  expect(answer.headers()).toMatchObject({
    'content-type': 'image/svg+xml',
    'content-encoding': 'br',
    'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    'cache-control': 'public, max-age=31536000, immutable',
  });
  expect(Number(answer.headers()['content-length'])).toBeLessThan(1500);
});

test('a drawn cover has pixels for those who ask for them', async ({ request }) => {
  const graph = /"image":\[([^\]]+)\]/.exec(await (await request.get(mistral)).text())?.[1] ?? '';
  const feed = await (await request.get('/feed.xml')).text();
  const sitemap = await (await request.get('/sitemap.xml')).text();
  const pictures = [graph, feed, sitemap].map(
    (text) => text.match(/[^"<>\s]+\/media\/[\w.-]+/g) ?? [],
  );
  expect(pictures.map((found) => found.length > 0)).toEqual([true, true, true]);
  for (const [address = ''] of pictures) {
    const type = address.endsWith('.jpg') ? 'image/jpeg' : 'image/webp';
    // Until it is encoded the answer is 503.
    await expect
      .poll(async () => (await request.get(address)).headers()['content-type'])
      .toBe(type);
  }
});

test('the topics lead to a page of all, with their numbers of articles, and to a page of each', async ({
  page,
}) => {
  await page.goto('/');
  const topics = page.getByRole('navigation', { name: 'Sujets' });
  await topics.getByRole('link', { name: 'Tous les sujets' }).click();
  await expect(page).toHaveURL('/sujets');
  await expect(page).toHaveTitle('Sujets — Jawad');
  const listed = page.getByRole('main').getByRole('listitem');
  await expect(listed.filter({ hasText: 'Maroc' })).toHaveText('Maroc 2 articles');
  await listed.getByRole('link', { name: 'Emploi' }).click();
  await expect(page).toHaveURL('/sujets/emploi');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Emploi');
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([titles[2] ?? '']);
});

test('the language link leads to the translation, or else to the English list', async ({
  page,
}) => {
  await page.goto(mistral);
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL('/en/articles/mistral-ai-sovereign-ai-asml');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('article').first()).toContainText('Sep 28, 2025');
  await expect(page.getByRole('article').first()).toContainText('3 min read');
  await expect(page.getByRole('heading', { name: 'Related Articles' })).toBeVisible();
  await page.getByRole('link', { name: 'Français' }).click();
  await expect(page).toHaveURL(mistral);

  await page.goto('/articles/chatgpt-pulse-briefing-personnalise');
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL('/en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('News');
  await expect(page.getByRole('article')).toHaveCount(2);
});

test('the raw HTML contains the metadata and the text', async ({ request }) => {
  const html = await (await request.get(mistral)).text();
  const head = html.slice(0, html.indexOf('</head>'));
  expect(head.match(/<title>/g)).toHaveLength(1);
  expect(head).toContain('<meta name="description"');
  expect(head).toMatch(
    /<link rel="canonical" href="http:[^"]*\/articles\/mistral-ai-ia-souveraine-asml"/,
  );
  expect(head).toMatch(/hrefLang="en" href="[^"]*\/en\/articles\/mistral-ai-sovereign-ai-asml"/i);
});

test('a page loads only the site’s own module, makes no third-party request and sets no cookie', async ({
  page,
  baseURL,
}) => {
  const loaded: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => loaded.push(`${request.resourceType()} ${request.url()}`));
  page.on('console', (message) => complaints.push(message.text()));
  for (const path of ['/', '/sujets/maroc', '/confidentialite', '/nulle-part', mistral]) {
    await page.goto(path, { waitUntil: 'networkidle' });
    // The one that takes the reader's colours stands inline.
    await expect(page.locator('script:not([type])')).toHaveCount(1);
  }
  const scripts = loaded.filter((entry) => entry.startsWith('script'));
  expect(new Set(scripts)).toEqual(new Set([`script ${baseURL}${readerModulePath}`]));
  expect(loaded.filter((entry) => !entry.includes(` ${baseURL}/`))).toEqual([]);
  // Chromium itself notes the status of the page that is not found.
  expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
});

test('crawlers get the same pages and statuses as readers', async ({ request }) => {
  const get = (path: string, agent: string) =>
    request.get(path, { headers: { 'User-Agent': agent } });
  const reader = await (await get(mistral, 'Mozilla/5.0 Firefox/140.0')).text();
  for (const agent of ['Googlebot/2.1', 'bingbot/2.0', 'LinkedInBot/1.0', 'Chrome-Lighthouse']) {
    expect(await (await get(mistral, agent)).text()).toBe(reader);
    expect((await get('/articles/nulle-part', agent)).status()).toBe(404);
  }
});

test('every response has the security headers', async ({ request }) => {
  const html = await (await request.get(mistral)).text();
  const asset = /\/_next\/static\/chunks\/[^"]+\.css/.exec(html)?.[0] ?? '';
  for (const path of [mistral, '/contact', '/nulle-part', asset]) {
    const headers = (await request.get(path)).headers();
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['set-cookie']).toBeUndefined();
  }
});

for (const [path, heading, way] of [
  ['/articles/nulle-part', 'Page introuvable', 'Voir toutes les actualités'],
  ['/nulle-part', 'Page introuvable', 'Voir toutes les actualités'],
  ['/nulle/part/ailleurs', 'Page introuvable', 'Voir toutes les actualités'],
  ['/sujets/nulle-part', 'Page introuvable', 'Voir toutes les actualités'],
  ['/page/2', 'Page introuvable', 'Voir toutes les actualités'],
  ['/page/zero', 'Page introuvable', 'Voir toutes les actualités'],
  ['/en/articles/nowhere', 'Page not found', 'See all news'],
  ['/en/nowhere', 'Page not found', 'See all news'],
] as const) {
  test(`${path} answers 404 with a helpful page in raw HTML`, async ({ request }) => {
    // Twice: the first answer is rendered, a second one could come from a cache.
    for (const _ of [1, 2]) {
      const answer = await request.get(path);
      expect(answer.status()).toBe(404);
      const html = await answer.text();
      expect(html).toContain(`<h1>${heading}</h1>`);
      expect(html).toContain(`>${way}</a>`);
      expect(html).toContain('name="robots" content="noindex"');
    }
  });
}

for (const [from, to] of [
  ['/fr', '/'],
  ['/fr/contact', '/contact'],
  ['/fr/topics/maroc', '/sujets/maroc'],
  ['/fr/sujets/maroc', '/sujets/maroc'],
  ['/fr/contact/merci', '/contact/merci'],
  ['/page/1', '/'],
  ['/en/page/1', '/en'],
] as const) {
  test(`${from} redirects to ${to}`, async ({ request }) => {
    const answer = await request.get(from, { maxRedirects: 0 });
    expect(answer.status()).toBe(308);
    expect(new URL(answer.headers().location ?? '', 'http://localhost').pathname).toBe(to);
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a reader goes from the list to an article and its translation', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('link', { name: titles[0] }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(titles[0] ?? '');
    await expect(page.getByRole('region', { name: 'Articles liés' })).toBeVisible();
    await page.getByRole('link', { name: 'English' }).click();
    await expect(page).toHaveURL('/en/articles/mistral-ai-sovereign-ai-asml');
  });
});
