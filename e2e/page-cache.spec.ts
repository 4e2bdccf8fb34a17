import { expect, test } from '@playwright/test';
import { findFreePort, runCli, type Site, startTestSite } from './site';

let site: Site;
let metrics: string;
test.beforeAll(async () => {
  const port = await findFreePort();
  metrics = `http://127.0.0.1:${port}/metrics`;
  site = await startTestSite({ METRICS_PORT: String(port) });
});
test.afterAll(() => site.stop());

async function countRenderings(): Promise<number> {
  const text = await (await fetch(metrics)).text();
  return Number(/^site_renderings_total\{cache="pages"\} (\d+)$/m.exec(text)?.[1]);
}

async function listPaths(): Promise<string[]> {
  const sitemap = await (await fetch(`${site.url}/sitemap.xml`)).text();
  const pages = [...sitemap.matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g)];
  const articles = await site.query("SELECT locale, slug FROM Article WHERE locale = 'fr'");
  return [
    ...new Set([
      ...pages.map(([, path = '']) => path || '/'),
      ...articles.map(({ slug }) => `/articles/${slug}.md`),
      ...['/feed.xml', '/en/atom.xml', '/feed.json', '/sitemap.xml', '/llms.txt', '/archives'],
      ...['/page/2', '/en/page/2', '/articles/renamed', '/old-address'],
    ]),
  ];
}

async function readAll(paths: string[]): Promise<Record<string, string>> {
  const pages: Record<string, string> = {};
  for (const path of paths) {
    const response = await fetch(site.url + path, { redirect: 'manual' });
    const location = response.headers.get('location') ?? '';
    pages[path] = `${response.status} ${location} ${await response.text()}`;
  }
  return pages;
}

const renderAllAnew = () => site.execute("UPDATE Content SET store = 'store-' || random()");

test('after a change by another program each page is like a fresh one, and most are kept', async () => {
  test.setTimeout(180_000);
  const paths = await listPaths();
  expect(paths.length).toBeGreaterThan(40);
  const some = `(SELECT id FROM Article WHERE locale = 'fr' ORDER BY publishedAt LIMIT 1 OFFSET 3)`;
  const slug = String((await site.query(`SELECT slug FROM Article WHERE id = ${some}`))[0]?.slug);
  const soon = new Date(Date.now() + 2000).toISOString().replace('Z', '+00:00');
  const changes: Record<string, () => Promise<unknown>> = {
    edit: () => site.execute(`UPDATE Article SET title = 'Edited' WHERE id = ${some}`),
    rename: () => runCli('articles', site, 'rename', slug, 'renamed'),
    withdraw: () => runCli('articles', site, 'unpublish', 'renamed'),
    schedule: async () => {
      await site.execute(`UPDATE Article SET publishedAt = ? WHERE slug = 'renamed'`, soon);
      await readAll(paths.slice(0, 5));
      await expect.poll(() => Date.now()).toBeGreaterThan(Date.parse(soon));
    },
    topic: () => site.execute(`UPDATE Topic SET name = 'Topic' WHERE id = 1`),
    author: () => site.execute(`UPDATE Author SET role = '{"fr":"Rôle"}' WHERE slug = 'jawad'`),
    menu: () => site.execute(`UPDATE Page SET title = 'Menu' WHERE locale = 'fr'`),
    setting: () =>
      site.execute(`INSERT INTO SiteSetting (key, value, changedBy) VALUES ('name', '"X"', 'y')`),
    redirect: () =>
      site.execute(`INSERT INTO Redirect ("from", "to") VALUES ('/old-address', '/archives')`),
    delete: () => runCli('articles', site, 'delete', 'renamed'),
  };
  await readAll(paths);
  const rendered: Record<string, number> = {};
  for (const [name, change] of Object.entries(changes)) {
    await change();
    const before = await countRenderings();
    const cached = await readAll(paths);
    rendered[name] = (await countRenderings()) - before;
    await renderAllAnew();
    const fresh = await readAll(paths);
    for (const path of paths) expect(cached[path], `${path} after ${name}`).toBe(fresh[path]);
  }
  expect(rendered.setting).toBeGreaterThan(paths.length / 2);
  expect(rendered.redirect).toBeLessThan(10);
});
