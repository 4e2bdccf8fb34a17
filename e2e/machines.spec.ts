import { type APIRequestContext, expect, test } from '@playwright/test';
import { getSharedSite } from './shared-site';
import type { Site } from './site';

const slug = 'mistral-ai-ia-souveraine-asml';

test('each machine-readable address has its content type', async ({ request }) => {
  const types = {
    '/feed.xml': 'application/rss+xml; charset=utf-8',
    '/en/feed.xml': 'application/rss+xml; charset=utf-8',
    '/atom.xml': 'application/atom+xml; charset=utf-8',
    '/en/atom.xml': 'application/atom+xml; charset=utf-8',
    '/feed.json': 'application/feed+json; charset=utf-8',
    '/en/feed.json': 'application/feed+json; charset=utf-8',
    '/sujets/maroc/feed.xml': 'application/rss+xml; charset=utf-8',
    '/sujets/maroc/atom.xml': 'application/atom+xml; charset=utf-8',
    '/en/topics/morocco/feed.json': 'application/feed+json; charset=utf-8',
    '/sitemap.xml': 'application/xml; charset=utf-8',
    '/news-sitemap.xml': 'application/xml; charset=utf-8',
    '/robots.txt': 'text/plain; charset=utf-8',
    '/llms.txt': 'text/plain; charset=utf-8',
    [`/articles/${slug}.md`]: 'text/markdown; charset=utf-8',
    '/en/articles/mistral-ai-sovereign-ai-asml.md': 'text/markdown; charset=utf-8',
  };
  for (const [path, type] of Object.entries(types)) {
    const answer = await request.get(path);
    expect([path, answer.status(), answer.headers()['content-type']]).toEqual([path, 200, type]);
    expect(answer.headers()['cache-control']).toMatch(
      path === '/news-sitemap.xml' ? /^no-cache$/ : /^public, max-age=0, s-maxage=1,/,
    );
    expect((await answer.body()).length).toBeGreaterThan(50);
  }
});

test('missing addresses get 404, and /fr/ redirects to the address without it', async ({
  request,
}) => {
  for (const path of [
    '/sujets/nulle-part/feed.xml',
    '/en/topics/maroc/atom.xml',
    '/articles/nulle-part.md',
    '/sitemaps/1.xml',
    '/sitemaps/a.xml',
    '/de/feed.xml',
  ]) {
    const answer = await request.get(path);
    expect([path, answer.status()]).toEqual([path, 404]);
  }
  const moved = await request.get('/fr/feed.xml', { maxRedirects: 0 });
  expect([moved.status(), moved.headers().location]).toEqual([308, '/feed.xml']);
});

test('conditional requests get 304 without a body, by ETag or by date', async ({ request }) => {
  for (const path of [
    '/feed.xml',
    '/atom.xml',
    '/feed.json',
    '/sitemap.xml',
    `/articles/${slug}.md`,
  ]) {
    const { etag = '', 'last-modified': date = '' } = (await request.get(path)).headers();
    const ask = async (headers: Record<string, string>) => {
      const answer = await request.get(path, { headers });
      return [path, answer.status(), (await answer.body()).length > 0];
    };
    expect(await ask({ 'If-None-Match': etag })).toEqual([path, 304, false]);
    expect(await ask({ 'If-Modified-Since': date })).toEqual([path, 304, false]);
    expect(await ask({ 'If-None-Match': '"other"' })).toEqual([path, 200, true]);
    const head = await request.head(path);
    expect([head.status(), head.headers().etag]).toEqual([200, etag]);
  }
});

test('/health reports the store and the worker', async ({ request }) => {
  const answer = await request.get('/health');
  expect(answer.status()).toBe(200);
  expect(answer.headers()['cache-control']).toBe('no-store');
  expect(await answer.json()).toMatchObject({ ok: true, store: 'ok', worker: 'ok' });
});

test.describe('a change in the store', () => {
  // One site for both, an article for each
  test.describe.configure({ mode: 'default' });
  let site: Site;
  test.beforeAll(async () => {
    site = await getSharedSite();
  });

  const other = 'openai-plateforme-emplois-2026-linkedin';
  const everywhere = ['/feed.xml', '/atom.xml', '/feed.json', '/llms.txt', `/articles/${slug}.md`];

  test('shows at the next request, conditional ones included', async ({ request }) => {
    const before = await readValidators(request, site.url, everywhere);
    await site.execute('UPDATE Article SET title = ? WHERE slug = ?', 'Titre changé', slug);
    for (const [index, path] of everywhere.entries()) {
      const { etag = '', date = '' } = before[index] ?? {};
      const byTag = await request.get(site.url + path, { headers: { 'If-None-Match': etag } });
      expect([path, byTag.status()]).toEqual([path, 200]);
      expect(await byTag.text()).toContain('Titre changé');
      const byDate = await request.get(site.url + path, { headers: { 'If-Modified-Since': date } });
      expect([path, byDate.status()]).toEqual([path, 200]);
    }
  });

  test('shows in feeds and sitemaps: published, renamed and unpublished articles', async ({
    request,
  }) => {
    const read = async (path: string) => (await request.get(site.url + path)).text();
    const now = new Date().toISOString().replace('Z', '+00:00');
    expect(await read('/news-sitemap.xml')).not.toContain(other);
    await site.execute('UPDATE Article SET publishedAt = ? WHERE slug = ?', now, other);
    expect(await read('/news-sitemap.xml')).toContain(other);

    await site.execute('UPDATE Article SET slug = ? WHERE slug = ?', 'nouveau-nom', other);
    await site.execute(
      `INSERT INTO FormerSlug (locale, slug, articleId)
       SELECT locale, ?, id FROM Article WHERE slug = 'nouveau-nom'`,
      other,
    );
    const moved = await request.get(`${site.url}/articles/${other}.md`, { maxRedirects: 0 });
    expect([moved.status(), moved.headers().location]).toEqual([308, '/articles/nouveau-nom.md']);
    for (const path of ['/feed.xml', '/sitemap.xml', '/llms.txt', '/news-sitemap.xml']) {
      expect(await read(path)).toContain('/articles/nouveau-nom');
      expect(await read(path)).not.toContain(`/articles/${other}`);
    }

    await site.execute("UPDATE Article SET publishedAt = NULL WHERE slug = 'nouveau-nom'");
    for (const path of ['/feed.xml', '/sitemap.xml', '/llms.txt', '/news-sitemap.xml']) {
      expect(await read(path)).not.toContain('nouveau-nom');
    }
    expect((await request.get(`${site.url}/articles/nouveau-nom.md`)).status()).toBe(404);
  });
});

async function readValidators(request: APIRequestContext, site: string, paths: string[]) {
  const found: { etag?: string; date?: string }[] = [];
  for (const path of paths) {
    const headers = (await request.get(site + path)).headers();
    found.push({ etag: headers.etag, date: headers['last-modified'] });
  }
  return found;
}
