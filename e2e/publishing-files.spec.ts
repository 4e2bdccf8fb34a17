import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { testDir } from './environment';
import { getSharedSite } from './shared-site';
import { runCli, type Site } from './site';

// What the command line publishes while the site runs shows at the next request, everywhere.

const slug = 'essai-de-publication';
const title = 'Essai de publication';
// In no other text, so that only this article answers to it
const word = 'chalumeautique';

let site: Site;
let content: string;
test.describe.configure({ timeout: 120_000 });
test.beforeEach(async () => {
  site = await getSharedSite();
  mkdirSync(testDir, { recursive: true });
  content = mkdtempSync(join(testDir, 'content-'));
  mkdirSync(join(content, 'fr'));
});

const articles = (...argv: string[]) => runCli('articles', site, ...argv);

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"><rect width="640" height="360" fill="#2443c4"/></svg>';

/** The article's file, and a picture beside it. */
function write(changes: { title?: string; publishedAt?: string } = {}): string {
  const front = [
    `title: "${changes.title ?? title}"`,
    'dek: "Un chapeau pour essayer."',
    'author: jawad',
    ...(changes.publishedAt ? [`publishedAt: ${changes.publishedAt}`] : []),
    'topics: [Publication]',
    'coverAlt: "Zellige."',
  ].join('\n');
  const file = join(content, 'fr', `${slug}.md`);
  writeFileSync(join(content, 'fr', 'courbe.svg'), drawing);
  writeFileSync(
    file,
    `---\n${front}\n---\n\nUn mot : ${word}.\n\n![Une courbe](courbe.svg "Légende")\n`,
  );
  return file;
}

/** Where an article of the site is to be seen. */
const places = ['/', '/sujets/publication', '/feed.xml', '/sitemap.xml', `/recherche?q=${word}`];

async function whereSeen(request: APIRequestContext, path: string): Promise<string[]> {
  const seen = [];
  for (const place of places) {
    const response = await request.get(site.url + place);
    if ((await response.text()).includes(`${path}"`)) seen.push(place);
    else if ((await response.text()).includes(`${path}<`)) seen.push(place);
  }
  return seen;
}

const statusOf = async (request: APIRequestContext, path: string) =>
  (await request.get(site.url + path, { maxRedirects: 0 })).status();

test('importing, publishing, changing, renaming and unpublishing show at the next request', async ({
  request,
}) => {
  const path = `/articles/${slug}`;
  const read = async (address: string) => (await request.get(site.url + address)).text();
  const file = write();
  // From the cache by then, as for any reader
  for (const place of [...places, path]) await request.get(site.url + place);

  expect(await articles('import', file)).toContain(`fr/${slug} (draft)`);
  expect(await statusOf(request, path)).toBe(404);
  expect(await whereSeen(request, path)).toEqual([]);

  expect(await articles('publish', slug)).toContain(`Published: ${site.url}${path}`);
  expect(await statusOf(request, path)).toBe(200);
  expect(await whereSeen(request, path)).toEqual(places);

  write({ title: 'Un autre titre' });
  expect(await articles('import', file)).toContain('changed');
  for (const address of [path, '/', '/sujets/publication', '/feed.xml', `/recherche?q=${word}`]) {
    expect(await read(address)).toContain('Un autre titre');
  }

  await articles('rename', slug, 'nouvelle-adresse');
  const moved = await request.get(site.url + path, { maxRedirects: 0 });
  expect([moved.status(), moved.headers().location]).toEqual([308, '/articles/nouvelle-adresse']);
  expect(await whereSeen(request, '/articles/nouvelle-adresse')).toEqual(places);
  expect(await whereSeen(request, path)).toEqual([]);

  await articles('unpublish', 'nouvelle-adresse');
  expect(await statusOf(request, '/articles/nouvelle-adresse')).toBe(404);
  expect(await whereSeen(request, '/articles/nouvelle-adresse')).toEqual([]);
});

test('a picture beside the Markdown file is served at a stable address in several widths', async ({
  page,
}) => {
  const file = write({ publishedAt: '2026-01-01T08:00:00+01:00' });
  await articles('import', file);
  await page.goto(`${site.url}/articles/${slug}`);
  const picture = page.getByRole('img', { name: 'Une courbe' });
  await picture.scrollIntoViewIfNeeded();
  await expect(picture).toHaveAttribute('src', /^\/media\/[0-9a-f]{16}-\d+\.webp$/);
  await expect
    .poll(() => picture.evaluate((node: HTMLImageElement) => node.naturalWidth))
    .toBeGreaterThan(0);
  await expect(page.getByText('Légende')).toBeVisible();
});

test('a scheduled article appears on time, even if the site was off at that time', async ({
  request,
}) => {
  const path = `/articles/${slug}`;
  await articles('import', write());
  const soon = new Date(Date.now() + 10_000);
  await articles('schedule', slug, soon.toISOString().replace(/\.\d+/, ''));
  expect(await statusOf(request, path)).toBe(404);
  expect(await whereSeen(request, path)).toEqual([]);
  await expect.poll(() => statusOf(request, path), { timeout: 30_000 }).toBe(200);
  expect(await whereSeen(request, path)).toEqual(places);

  const later = new Date(Date.now() + 3_000);
  const stored = later.toISOString().replace('Z', '+00:00');
  await site.execute('UPDATE Article SET publishedAt = ? WHERE slug = ?', stored, slug);
  expect(await statusOf(request, path)).toBe(404);
  await site.stop();
  await expect.poll(() => Date.now(), { timeout: 30_000 }).toBeGreaterThan(later.getTime());
  await site.start();
  expect(await statusOf(request, path)).toBe(200);
  expect(await whereSeen(request, path)).toEqual(places);
});
