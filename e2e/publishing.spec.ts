import { expect, test } from '@playwright/test';
import { getSharedSite } from './shared-site';
import { runCli, type Site } from './site';

const slug = 'mistral-ai-ia-souveraine-asml';

let site: Site;
test.beforeEach(async () => {
  site = await getSharedSite();
});

test('a change by another program shows at the next request, even if the site was off', async ({
  request,
}) => {
  const article = `${site.url}/articles/${slug}`;
  const list = `${site.url}/`;
  const read = async (address: string) => (await request.get(address)).text();
  const retitle = (title: string) =>
    site.execute('UPDATE Article SET title = ? WHERE slug = ?', title, slug);

  expect(await read(article)).toContain('Mistral AI, fleuron');
  // Kept by then, here and by who asks.
  const { etag = '' } = (await request.get(article)).headers();
  const again = await request.get(article, { headers: { 'If-None-Match': etag } });
  expect(again.status()).toBe(304);
  await retitle('Titre changé');
  for (const address of [article, list]) {
    expect(await read(address)).toContain('Titre changé');
    expect(await read(address)).not.toContain('Mistral AI, fleuron');
  }

  await site.stop();
  await retitle('Changé hors ligne');
  await site.start();
  for (const address of [article, list]) expect(await read(address)).toContain('Changé hors ligne');
});

test('drafts and scheduled articles get 404, renamed ones a permanent redirect', async ({
  request,
}) => {
  const status = async (path: string) =>
    (await request.get(site.url + path, { maxRedirects: 0 })).status();
  const article = `/articles/${slug}`;
  const publishAt = (time: string) =>
    site.execute('UPDATE Article SET publishedAt = ? WHERE slug = ?', time, slug);

  expect(await status(article)).toBe(200);
  await site.execute('UPDATE Article SET publishedAt = NULL WHERE slug = ?', slug);
  expect(await status(article)).toBe(404);
  const soon = new Date(Date.now() + 4000);
  await publishAt(soon.toISOString().replace('Z', '+00:00'));
  expect(await status(article)).toBe(404);
  await expect.poll(() => status(article)).toBe(200);
  expect(Date.now()).toBeGreaterThanOrEqual(soon.getTime());

  await site.execute('UPDATE Article SET slug = ? WHERE slug = ?', 'nouveau-nom', slug);
  await site.execute(
    `INSERT INTO FormerSlug (locale, slug, articleId)
     SELECT locale, ?, id FROM Article WHERE slug = 'nouveau-nom'`,
    slug,
  );
  const moved = await request.get(site.url + article, { maxRedirects: 0 });
  expect(moved.status()).toBe(308);
  expect(moved.headers().location).toBe('/articles/nouveau-nom');
  expect(await status('/articles/nouveau-nom')).toBe(200);
});

test('lists by date behind one young featured article, thirteen on page 1, then twelve', async ({
  page,
}) => {
  await site.execute(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 25)
     INSERT INTO Article (locale, slug, translationKey, title, dek, body, coverAlt, featured,
       publishedAt, updatedAt, authorId, coverId)
     SELECT 'fr', 'numero-' || i, 'numero-' || i, 'Numéro ' || i, 'Chapeau', 'Texte', 'Zellige', 0,
       strftime('%Y-%m-%dT%H:%M:%S.000+00:00', '2026-01-01', '+' || i || ' days'),
       '2026-01-01T00:00:00.000+00:00', authorId, coverId
     FROM n, (SELECT authorId, coverId FROM Article LIMIT 1)`,
  );
  const publishAt = (slug: string, time: number) =>
    site.execute(
      'UPDATE Article SET publishedAt = ?, featured = ? WHERE slug = ?',
      new Date(time).toISOString().replace('Z', '+00:00'),
      slug === 'numero-24' ? 1 : 0,
      slug,
    );
  const dayMs = 24 * 3_600_000;
  const ceasesAt = Date.now() + 5000;
  await publishAt('numero-25', Date.now() - dayMs);
  await publishAt('numero-24', ceasesAt - 14 * dayMs);
  const readFirst = async () =>
    /Numéro\s(\d+)/.exec(await (await page.request.get(site.url)).text())?.[1];
  expect(await readFirst()).toBe('24');
  await expect.poll(readFirst).toBe('25');
  expect(Date.now()).toBeGreaterThanOrEqual(ceasesAt);

  const titles = () => page.getByRole('heading', { level: 2 });
  await page.goto(site.url);
  await expect(titles()).toHaveCount(13);
  await expect(titles().first()).toHaveText('Numéro 25');
  await expect(titles().nth(1)).toHaveText('Numéro 24');
  const largeCard = page.locator('.card-lead');
  await expect(largeCard).toHaveCount(1);
  await page.getByRole('link', { name: 'Plus anciens' }).click();
  await expect(page).toHaveURL(`${site.url}/page/2`);
  await expect(titles()).toHaveCount(12);
  await expect(largeCard).toHaveCount(0);
  await expect(titles().first()).toHaveText('Numéro 12');
  await expect(titles().last()).toHaveText('Numéro 1');
  await page.getByRole('link', { name: 'Plus anciens' }).click();
  await expect(titles()).toHaveCount(4);
  await expect(titles().first()).toHaveText(/^Mistral AI/);
  await expect(page.getByText('Page 3 sur 3')).toHaveCount(2);
  await page.getByRole('link', { name: 'Plus récents' }).click();
  await page.getByRole('link', { name: 'Plus récents' }).click();
  await expect(page).toHaveURL(`${site.url}/`);

  for (const path of ['/page/4', '/page/0', '/sujets/emploi/page/2', '/auteur/jawad/page/99']) {
    expect([path, (await page.request.get(site.url + path)).status()]).toEqual([path, 404]);
  }

  await page.goto(`${site.url}/articles/${slug}`);
  const related = page.getByRole('region', { name: 'Articles liés' });
  await expect(related.getByRole('heading', { level: 3 })).toHaveCount(4);
});

test('a deleted article answers 410 in its language, with links onward, until it is restored', async ({
  page,
  request,
}) => {
  const pair = 'microsoft-copilot-claude-anthropic';
  const paths = [`/articles/${pair}`, `/en/articles/${pair}`];
  const status = async (path: string) => (await request.get(site.url + path)).status();
  const reads = (path: string) => request.get(site.url + path).then((answer) => answer.text());
  await runCli('articles', site, 'delete', pair);
  await site.execute(
    `UPDATE Article SET deletedAt = publishedAt, deletedPublishedAt = publishedAt, publishedAt = NULL
     WHERE slug = ? AND locale = 'en'`,
    pair,
  );
  for (const path of paths) {
    expect([path, await status(path), await status(`${path}.md`)]).toEqual([path, 410, 410]);
  }
  for (const list of ['/', '/feed.xml', '/sitemap.xml', '/recherche?q=copilot']) {
    expect([list, await reads(list)]).not.toEqual([list, expect.stringContaining(`/${pair}`)]);
  }
  await page.goto(site.url + paths[0]);
  await expect(page.getByRole('heading', { name: 'Cet article a été retiré' })).toBeVisible();
  await page.goto(site.url + paths[1]);
  await page.getByRole('link', { name: 'See all news' }).click();
  await expect(page).toHaveURL(`${site.url}/en`);

  await runCli('articles', site, 'restore', pair);
  expect(await status(paths[0] ?? '')).toBe(200);
});
