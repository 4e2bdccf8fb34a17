import { expect, type Page, test } from '@playwright/test';
import { getSharedSite } from './shared-site';
import type { Site } from './site';

const mistral = /^Mistral AI, fleuron de la France/;
const pulse = /^Le «\sChatGPT Pulse\s» d’OpenAI/;
const copilot = /^Microsoft apporte Claude d’Anthropic à Copilot/;

const address = (words: string) => `/recherche?${new URLSearchParams({ q: words })}`;
const results = (page: Page) => page.getByRole('main').getByRole('heading', { level: 2 });
const message = (page: Page) => page.getByRole('status');

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a reader gets from the list to an article by searching', async ({ page }) => {
    await page.goto('/');
    await page.getByRole('link', { name: 'Recherche' }).click();
    await expect(page).toHaveURL('/recherche');
    const field = page.getByRole('search').getByLabel('Chercher sur le site');
    await field.fill('  MISTRAL   souverainete ');
    await page.getByRole('button', { name: 'Chercher' }).click();
    await expect(page).toHaveURL(/\/recherche\?q=/);
    await expect(field).toHaveValue('MISTRAL souverainete');
    await expect(message(page)).toHaveText('Un résultat pour «\u00a0MISTRAL souverainete\u00a0».');
    await expect(results(page)).toHaveText([mistral]);
    const result = page.getByRole('main').getByRole('listitem').first();
    await expect(result.locator('mark').first()).toHaveText('Mistral');
    await expect(result.locator('mark', { hasText: 'souveraineté' }).first()).toBeVisible();
    await expect(result).toContainText('Jawad');
    await expect(result.locator('time')).toHaveText('28 septembre 2025');
    await result.getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(mistral);
  });
});

for (const [how, words, found] of [
  ['by a word of the text alone', 'lithographie', [mistral]],
  ['by the beginning of a word, without accents', 'neerlan', [mistral]],
  ['by the name of a topic', 'assistants bureautique', [copilot, pulse]],
  ['by an elided word', 'd’Anthropic', [copilot]],
  ['by words that follow each other', '« machines de lithographie »', [mistral]],
  ['by another form of a word', 'néerlandaises', [mistral]],
] as const) {
  test(`an article is found ${how}`, async ({ page }) => {
    await page.goto(address(words));
    await expect(results(page)).toHaveCount(found.length);
    for (const title of found) await expect(results(page).filter({ hasText: title })).toBeVisible();
  });
}

test('a misspelled word finds the one that was meant, and it is said', async ({ page }) => {
  await page.goto(address('lithografie'));
  await expect(message(page)).toHaveText(
    'Aucun texte ne contient «\u00a0lithografie\u00a0». Un texte contient un mot proche\u00a0:',
  );
  await expect(results(page)).toHaveText([mistral]);
  await expect(page.getByRole('main').locator('mark')).toHaveText(['lithographie']);
});

test('a match in the title ranks before a match elsewhere', async ({ page }) => {
  await page.goto(address('openai'));
  await expect(results(page)).toHaveCount(3);
  await expect(results(page).last()).toHaveText(copilot);
});

test('if no article has all words, partial matches are shown and labeled', async ({ page }) => {
  await page.goto(address('lithographie introuvable'));
  await expect(message(page)).toContainText('Aucun texte ne contient tous ces mots.');
  await expect(results(page)).toHaveText([mistral]);
});

test('a search without results offers the contact page and the topics', async ({ page }) => {
  await page.goto(address('introuvable'));
  await expect(message(page)).toHaveText('Aucun résultat pour «\u00a0introuvable\u00a0».');
  await expect(results(page)).toHaveCount(0);
  await expect(page.getByRole('navigation', { name: 'Sujets' }).getByRole('link')).not.toHaveCount(
    0,
  );
  await page.getByRole('link', { name: 'posez-moi la question' }).click();
  await expect(page).toHaveURL('/contact');
});

test('an English search finds only English articles', async ({ page }) => {
  await page.goto('/en/search?q=mistral');
  await expect(message(page)).toHaveText('One result for “mistral”.');
  await expect(results(page).getByRole('link')).toHaveAttribute(
    'href',
    '/en/articles/mistral-ai-sovereign-ai-asml',
  );
});

test('every query gets a response', async ({ request }) => {
  const odd = [
    '"',
    '"" «» “',
    'a AND OR NOT b*',
    'NEAR(a b',
    'title:secret ^a {x} : (',
    "'; DROP TABLE Article; --",
    '<script>alert(1)</script>',
    '%',
    '\\ / ../.. ?#&',
    '😀 👩‍👩‍👧',
    '\u0000\u200b\u202e',
    'المغرب',
    'é'.repeat(500),
    'mot '.repeat(500),
  ];
  expect(await (await request.get('/recherche?q=')).text()).toContain('Écrivez un ou deux mots');
  expect(await (await request.get('/recherche')).text()).not.toContain('role="status"');
  expect(await (await request.get(address('%'))).text()).toContain('ni lettre ni chiffre');
  const addresses = [...odd.map(address), '/recherche?q=%ff%E9', '/recherche?q=a&q=b&page=-1'];
  for (const path of addresses) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(200);
    const html = await answer.text();
    expect(html, path).toContain('<h1>Recherche</h1>');
    expect(html, path).not.toContain('<script>alert');
  }
});

test('result pages are complete, not cached and not indexed', async ({ request }) => {
  const empty = await (await request.get('/recherche')).text();
  expect(empty).toMatch(/<link rel="canonical" href="[^"]*\/recherche"/);
  expect(empty).not.toContain('noindex');
  for (const _ of [1, 2]) {
    const answer = await request.get(address('mistral'));
    expect(answer.headers()['x-nextjs-cache']).not.toBe('HIT');
    expect(answer.headers()['cache-control']).not.toMatch(/public|s-maxage|immutable/);
    const html = await answer.text();
    expect(html).toContain('<title>Recherche\u00a0: mistral — Jawad</title>');
    expect(html).toContain('<meta name="robots" content="noindex"');
    expect(html).not.toContain('/_next/static/chunks/main');
    // The site's own: the colours, what may be fetched ahead, the module
    expect(html.match(/<script(?! type="application)/g)).toHaveLength(3);
  }
});

test('the internal search address is not a second address', async ({ request }) => {
  for (const path of ['/fr/search', '/fr/recherche']) {
    const answer = await request.get(`${path}?q=mistral`, { maxRedirects: 0 });
    expect(answer.status()).toBe(308);
    expect(answer.headers().location).toMatch(/\/recherche\?q=mistral$/);
  }
  for (const path of ['/recherche/x', '/en/search/x', '/en/search/x/y']) {
    expect((await request.get(path)).status(), path).toBe(404);
  }
});

test.describe('a change in the store', () => {
  test.describe.configure({ mode: 'default' });

  let site: Site;
  test.beforeAll(async () => {
    site = await getSharedSite();
  });
  const slug = 'mistral-ai-ia-souveraine-asml';
  const found = async (page: Page, words: string) => {
    await page.goto(site.url + address(words));
    return results(page).count();
  };

  test('shows at the next search', async ({ page }) => {
    expect(await found(page, 'tramway')).toBe(0);
    await site.execute('UPDATE Article SET title = ? WHERE slug = ?', 'Le tramway de Rabat', slug);
    expect(await found(page, 'tramway')).toBe(1);
    expect(await found(page, 'fleuron')).toBe(0);
    await site.execute('UPDATE Topic SET name = ? WHERE name = ?', 'Casablanca', 'Maroc');
    expect(await found(page, 'tramway casa')).toBe(1);
  });

  test('that hides an article removes it from search', async ({ page }) => {
    expect(await found(page, 'lithographie')).toBe(1);
    for (const publishedAt of ['NULL', `'2999-01-01T00:00:00.000+00:00'`]) {
      await site.execute(`UPDATE Article SET publishedAt = ${publishedAt} WHERE slug = ?`, slug);
      expect(await found(page, 'lithographie')).toBe(0);
    }
    await site.execute('DELETE FROM Article WHERE slug = ?', slug);
    expect(await found(page, 'lithographie')).toBe(0);
  });

  test('with many results shows ten a page, each page with its own address', async ({ page }) => {
    await site.execute(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 25)
       INSERT INTO Article (locale, slug, translationKey, title, dek, body, coverAlt, publishedAt,
         updatedAt, authorId, coverId)
       SELECT locale, 'tuile-' || i, 'tuile-' || i, 'Tuile', dek, body, coverAlt, publishedAt,
         updatedAt, authorId, coverId
       FROM Article, n WHERE slug = 'chatgpt-pulse-briefing-personnalise'`,
    );
    expect(await found(page, 'tuile')).toBe(10);
    await expect(message(page)).toHaveText('25\u00a0résultats pour «\u00a0tuile\u00a0».');
    await page.getByRole('link', { name: 'Résultats suivants' }).click();
    await expect(page).toHaveURL(/\/recherche\?q=tuile&page=2$/);
    await page.getByRole('link', { name: 'Résultats suivants' }).click();
    await expect(results(page)).toHaveCount(5);
    await expect(page.getByRole('link', { name: 'Résultats suivants' })).toHaveCount(0);
    const addresses = await results(page)
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(new Set(addresses).size).toBe(5);
    await page.getByRole('link', { name: 'Résultats précédents' }).click();
    await expect(page).toHaveURL(/page=2$/);
  });
});
