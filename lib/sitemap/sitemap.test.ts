import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { renameArticle } from '@/lib/articles/commands';
import { savePage } from '@/lib/pages/commands';
import { db } from '@/lib/store/db';
import { copyArticle, publish, withOwnVersion } from '@/lib/testing/articles';
import { pageInput } from '@/lib/testing/pages';
import { withEmptyStore } from '@/lib/testing/store';
import { createRobotsTxtResponse } from './robots-txt';
import { createSitemapPartResponse, createSitemapResponse } from './sitemap';

withEmptyStore();
withOwnVersion();

const site = 'http://localhost:3000';
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  isArray: (name) => ['url', 'sitemap', 'xhtml:link'].includes(name),
});

type Link = { rel: string; hreflang: string; href: string };
type Url = {
  loc: string;
  lastmod?: string;
  'xhtml:link'?: Link[];
  'image:image'?: { 'image:loc': string };
};
type Sitemap = { urlset?: { url?: Url[] }; sitemapindex?: { sitemap: Url[] } };

async function parse(response: Response): Promise<Sitemap> {
  const xml = await response.text();
  expect(XMLValidator.validate(xml)).toBe(true);
  return parser.parse(xml);
}

async function readUrls() {
  const { urlset } = await parse(await createSitemapResponse());
  return new Map((urlset?.url ?? []).map((url) => [url.loc.replace(site, ''), url]));
}

const day = (date: string) => new Date(`2026-${date}T08:00:00Z`);

test('lists every page of both languages, but no drafts, scheduled articles or redirects', async () => {
  await publish({ slug: 'mistral', topics: ['Maroc'] });
  await publish({ slug: 'bet', locale: 'en' });
  await publish({ slug: 'draft', publishedAt: null, topics: ['Nowhere'] });
  await publish({ slug: 'soon', publishedAt: new Date(Date.now() + 60_000) });
  await publish({ slug: 'former' });
  await renameArticle('fr', 'former', 'present');
  await savePage({ ...pageInput, slug: 'a-propos' });
  await savePage({ ...pageInput, slug: 'draft-page', draft: true });
  expect([...(await readUrls()).keys()].sort()).toEqual([
    '/',
    '/a-propos',
    '/accessibilite',
    '/accessibilite/rgaa',
    '/archives',
    '/articles/mistral',
    '/articles/present',
    '/auteur/jawad',
    '/confidentialite',
    '/contact',
    '/en',
    '/en/accessibility',
    '/en/accessibility/rgaa',
    '/en/archive',
    '/en/articles/bet',
    '/en/author/jawad',
    '/en/contact',
    '/en/feeds',
    '/en/legal',
    '/en/privacy',
    '/en/topics',
    '/flux',
    '/mentions-legales',
    '/sujets',
    '/sujets/maroc',
  ]);
});

test('lastmod of an article is its last change, of a list the last change of its articles; static pages have none', async () => {
  await publish({ slug: 'a', publishedAt: day('01-01'), updatedAt: day('03-01'), topics: ['Un'] });
  await publish({
    slug: 'b',
    publishedAt: day('02-01'),
    updatedAt: day('01-01'),
    topics: ['Deux'],
  });
  await publish({ slug: 'c', publishedAt: day('01-15'), locale: 'en' });
  const urls = await readUrls();
  const changes = Object.fromEntries([...urls].map(([path, { lastmod }]) => [path, lastmod]));
  expect(changes).toMatchObject({
    '/articles/a': '2026-03-01T08:00:00Z',
    '/articles/b': '2026-02-01T08:00:00Z',
    '/en/articles/c': '2026-01-15T08:00:00Z',
    '/': '2026-03-01T08:00:00Z',
    '/en': '2026-01-15T08:00:00Z',
    '/archives': '2026-03-01T08:00:00Z',
    '/sujets': '2026-03-01T08:00:00Z',
    '/sujets/un': '2026-03-01T08:00:00Z',
    '/sujets/deux': '2026-02-01T08:00:00Z',
    '/auteur/jawad': '2026-03-01T08:00:00Z',
    '/en/author/jawad': '2026-01-15T08:00:00Z',
  });
  for (const path of ['/contact', '/en/legal', '/accessibilite']) {
    expect(changes[path]).toBeUndefined();
  }
});

test('translations link to each other and to themselves, with French as x-default', async () => {
  await publish({ slug: 'mistral' });
  await publish({ slug: 'mistral-asml', locale: 'en', translationKey: 'mistral' });
  await publish({ slug: 'alone' });
  await savePage({ ...pageInput, slug: 'a-propos' });
  await savePage({ ...pageInput, locale: 'en', slug: 'about', translationOf: 'a-propos' });
  const urls = await readUrls();
  expect(urls.get('/articles/mistral')?.['xhtml:link']).toEqual([
    { rel: 'alternate', hreflang: 'fr', href: `${site}/articles/mistral` },
    { rel: 'alternate', hreflang: 'x-default', href: `${site}/articles/mistral` },
    { rel: 'alternate', hreflang: 'en', href: `${site}/en/articles/mistral-asml` },
  ]);
  expect(urls.get('/articles/alone')?.['xhtml:link']).toBeUndefined();
  expect(urls.get('/en/about')?.['xhtml:link']?.map(({ href }) => href)).toEqual([
    `${site}/a-propos`,
    `${site}/a-propos`,
    `${site}/en/about`,
  ]);
  expect(urls.get('/en/contact')?.['xhtml:link']).toHaveLength(3);
  for (const { loc, 'xhtml:link': links = [] } of urls.values()) {
    if (links.length > 0) expect(links.map(({ href }) => href)).toContain(loc);
    for (const { href } of links) {
      expect(urls.get(href.replace(site, ''))?.['xhtml:link']).toEqual(links);
    }
  }
});

test('an article has the absolute URL of its cover', async () => {
  await publish({ slug: 'a' });
  expect((await readUrls()).get('/articles/a')?.['image:image']).toEqual({
    'image:loc': `${site}/media/0123456789abcdef-1600.webp`,
  });
});

test('an unsplit sitemap has no parts', async () => {
  expect((await createSitemapPartResponse('1.xml')).status).toBe(404);
});

test('a sitemap of more than 50,000 URLs is an index of parts that contain them all', {
  timeout: 60_000,
}, async () => {
  const id = await publish({ slug: 'a', topics: ['Maroc'] });
  await db().topic.deleteMany();
  // The lists, the static pages and the author are nineteen URLs, the article is the twentieth.
  await copyArticle(id, 50_001 - 20);
  const { sitemapindex, urlset } = await parse(await createSitemapResponse());
  expect(urlset).toBeUndefined();
  expect(sitemapindex?.sitemap).toEqual([
    { loc: `${site}/sitemaps/1.xml`, lastmod: '2026-01-01T08:00:00Z' },
    { loc: `${site}/sitemaps/2.xml`, lastmod: expect.stringMatching(/^20\d\d-/) },
  ]);
  const texts = await Promise.all(
    ['1.xml', '2.xml'].map(async (name) => (await createSitemapPartResponse(name)).text()),
  );
  const addresses = texts.map((text) =>
    [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => address),
  );
  expect(addresses.map((list) => list.length)).toEqual([50_000, 1]);
  expect(new Set(addresses.flat()).size).toBe(50_001);
  for (const text of texts) expect(Buffer.byteLength(text)).toBeLessThan(50 * 1024 * 1024);
  for (const name of ['3.xml', '0.xml', '01.xml', '1', '1.xml.xml', 'a.xml', '-1.xml']) {
    expect((await createSitemapPartResponse(name)).status).toBe(404);
  }
});

test('robots.txt names the sitemaps and excludes search results', async () => {
  const response = await createRobotsTxtResponse();
  expect(response.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
  expect(await response.text()).toBe(
    [
      'User-agent: *',
      'Disallow: /recherche?',
      'Disallow: /en/search?',
      'Allow: /',
      '',
      `Sitemap: ${site}/sitemap.xml`,
      `Sitemap: ${site}/news-sitemap.xml`,
      '',
    ].join('\n'),
  );
});

test('leaves out an article that first appeared elsewhere, but not its topic and author', async () => {
  const canonicalUrl = 'https://example.org/mistral';
  await publish({ slug: 'mistral', topics: ['Maroc'], canonicalUrl, translationKey: 'key' });
  await publish({ slug: 'bet', locale: 'en', translationKey: 'key' });
  const urls = await readUrls();
  expect(urls.has('/articles/mistral')).toBe(false);
  expect(urls.has('/sujets/maroc')).toBe(true);
  expect(urls.has('/auteur/jawad')).toBe(true);
  expect(urls.get('/en/articles/bet')).not.toHaveProperty('xhtml:link');
});
