import { type APIRequestContext, expect, test } from '@playwright/test';
import type { Element } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import rehypeParse from 'rehype-parse';
import sharp from 'sharp';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

const article = '/articles/mistral-ai-ia-souveraine-asml';
const translation = '/en/articles/mistral-ai-sovereign-ai-asml';
const agents = {
  Chrome:
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  Googlebot: 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
  Facebook: 'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  LinkedIn: 'LinkedInBot/1.0 (compatible; Mozilla/5.0; +http://www.linkedin.com)',
  curl: 'curl/8.14.1',
};

type Head = {
  title: string[];
  /** By name or property, in order */
  meta: Record<string, string[]>;
  links: { rel: string; href: string; hrefLang?: string; type?: string }[];
  /** JSON-LD, from the whole page */
  nodes: Record<string, unknown>[];
};

/** What stands in <head> of the page as it is sent, read by a parser of HTML. */
async function readHead(request: APIRequestContext, path: string, agent = agents.curl) {
  const answer = await request.get(path, { headers: { 'User-Agent': agent } });
  const tree = unified()
    .use(rehypeParse)
    .parse(await answer.text());
  const head: Head = { title: [], meta: {}, links: [], nodes: [] };
  visit(tree, 'element', (element: Element, _, parent) => {
    const inHead = parent?.type === 'element' && parent.tagName === 'head';
    const { properties, tagName } = element;
    if (properties.type === 'application/ld+json') {
      head.nodes.push(...JSON.parse(textOf(element))['@graph']);
    } else if (inHead && tagName === 'title') head.title.push(textOf(element));
    else if (inHead && tagName === 'meta') {
      const name = String(properties.property ?? properties.name);
      head.meta[name] = [...(head.meta[name] ?? []), String(properties.content)];
    } else if (inHead && tagName === 'link') {
      const { href, hrefLang, type } = properties as Record<string, string | undefined>;
      head.links.push({ rel: [properties.rel].flat().join(' '), href: href ?? '', hrefLang, type });
    }
  });
  return head;
}

const pathOf = (href: string) => new URL(href, 'http://localhost').pathname;
const hrefsOf = ({ links }: Head, rel: string) =>
  links.filter((link) => link.rel === rel).map(({ href }) => pathOf(href));
const languagesOf = ({ links }: Head) =>
  Object.fromEntries(
    links.flatMap(({ hrefLang, href }) => (hrefLang ? [[hrefLang, pathOf(href)]] : [])),
  );
const nodeOf = ({ nodes }: Head, type: string) => nodes.find((node) => node['@type'] === type);

const titles: Record<string, string> = {
  '/': 'Jawad — IA & entreprise',
  '/en': 'Jawad — AI & business',
};

for (const [name, agent] of Object.entries(agents)) {
  for (const [path, types] of [
    ['/', ['WebSite', 'Blog']],
    ['/en', ['WebSite', 'Blog']],
    [article, ['BlogPosting', 'BreadcrumbList']],
    [translation, ['BlogPosting', 'BreadcrumbList']],
    ['/sujets/emploi', ['CollectionPage', 'BreadcrumbList']],
    ['/auteur/jawad', ['ProfilePage', 'BreadcrumbList']],
    ['/archives/2025-09', ['CollectionPage', 'BreadcrumbList']],
  ] as const) {
    test(`${name} finds complete metadata in the head of ${path}`, async ({ request, baseURL }) => {
      // Twice: the first answer is rendered, a second one comes from the cache.
      for (const _ of [1, 2]) {
        const head = await readHead(request, path, agent);
        expect(head.title).toEqual([titles[path] ?? expect.stringMatching(/. — Jawad$/)]);
        expect(head.meta.description).toEqual([expect.stringMatching(/.{10}/)]);
        expect(head.meta.robots).toEqual(['max-image-preview:large']);
        expect(hrefsOf(head, 'canonical')).toEqual([path]);
        expect(languagesOf(head)['x-default']).toBeTruthy();
        expect(head.meta['og:url']).toEqual([`${baseURL}${path === '/' ? '' : path}`]);
        for (const property of ['og:title', 'og:description', 'og:locale', 'og:image:alt']) {
          expect(head.meta[property], property).toEqual([expect.stringMatching(/./)]);
        }
        expect(head.meta['og:site_name']).toEqual(['Jawad']);
        expect(head.meta['twitter:card']).toEqual(['summary_large_image']);
        expect(head.meta['twitter:title']).toEqual(head.meta['og:title']);
        expect(head.meta['twitter:image']).toEqual(head.meta['og:image']);
        expect(head.nodes.map((node) => node['@type'])).toEqual(types);
      }
    });
  }
}

test('an article’s metadata and structured data agree', async ({ request, baseURL }) => {
  const head = await readHead(request, article);
  const posting = nodeOf(head, 'BlogPosting');
  expect(head.meta['og:type']).toEqual(['article']);
  expect(head.meta['og:locale']).toEqual(['fr_FR']);
  expect(head.meta['og:locale:alternate']).toEqual(['en_US']);
  expect(head.meta['article:published_time']).toEqual([posting?.datePublished]);
  expect(head.meta['article:modified_time']).toEqual([posting?.dateModified]);
  expect(posting?.datePublished).toMatch(/^2025-09-28T\d\d:\d\d:\d\d\+01:00$/);
  expect(head.meta['article:author']).toEqual([`${baseURL}/auteur/jawad`]);
  expect(head.meta['article:section']).toEqual([posting?.articleSection]);
  expect(head.meta['article:tag']).toEqual(posting?.keywords);
  expect(head.meta['og:title']).toEqual([posting?.headline]);
  expect(languagesOf(head)).toEqual({ fr: article, en: translation, 'x-default': article });
});

test('an article without a translation has no alternate language', async ({ request }) => {
  const path = '/articles/chatgpt-pulse-briefing-personnalise';
  const head = await readHead(request, path);
  expect(languagesOf(head)).toEqual({ fr: path, 'x-default': path });
  expect(head.meta['og:locale:alternate']).toBeUndefined();
});

test('the head links to the feeds, a topic’s before the site’s', async ({ request }) => {
  const feedsOf = (head: Head) =>
    head.links.filter(({ type }) => type).map(({ href }) => pathOf(href));
  const all = ['/feed.xml', '/atom.xml', '/feed.json'];
  expect(feedsOf(await readHead(request, '/'))).toEqual(expect.arrayContaining(all));
  const topic = feedsOf(await readHead(request, '/sujets/emploi'));
  expect(topic).toEqual(expect.arrayContaining([...all, '/sujets/emploi/feed.xml']));
  expect(topic.indexOf('/sujets/emploi/feed.xml')).toBeLessThan(topic.indexOf('/feed.xml'));
});

test('every picture in the metadata exists in the stated size', async ({ request }) => {
  const list = await readHead(request, '/');
  const head = await readHead(request, article);
  const images = nodeOf(head, 'BlogPosting')?.image as string[];
  const sizes = [
    [list.meta['og:image']?.[0], 1200, 630],
    [head.meta['og:image']?.[0], 1200, 630],
    [images[0], 1600, 900],
    [images[1], 1600, 1200],
    [images[2], 1200, 1200],
  ] as const;
  expect(head.meta['og:image:width']).toEqual(['1200']);
  expect(head.meta['og:image:height']).toEqual(['630']);
  for (const [address, width, height] of sizes) {
    const answer = await request.get(address ?? '');
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toBe('image/jpeg');
    expect(answer.headers()['cache-control']).toContain('s-maxage');
    const metadata = await sharp(await answer.body()).metadata();
    expect(metadata).toMatchObject({ format: 'jpeg', width, height });
  }
});

test('an outdated share image redirects to the current one', async ({ request }) => {
  const { meta } = await readHead(request, article);
  const present = meta['og:image']?.[0] ?? '';
  const former = present.replace(/[0-9a-f]{16}\.jpg$/, '0123456789abcdef.jpg');
  const answer = await request.get(former, { maxRedirects: 0 });
  expect(answer.status()).toBe(308);
  expect(answer.headers().location).toBe(new URL(present).pathname);
});

for (const path of [
  '/share/fr/nulle-part-0123456789abcdef.jpg',
  '/share/xx/0123456789abcdef.jpg',
  '/share/fr/mistral-ai-ia-souveraine-asml.png',
  '/media/0123456789abcdef-4x3.jpg',
  '/media/0123456789abcdef-2x1.jpg',
]) {
  test(`${path} answers 404`, async ({ request }) => {
    expect((await request.get(path)).status()).toBe(404);
  });
}

test('a missing page has no metadata', async ({ request }) => {
  const head = await readHead(request, '/articles/nulle-part');
  expect(head.meta.robots).toEqual(['noindex']);
  expect(head.meta['og:title']).toBeUndefined();
  expect(head.nodes).toEqual([]);
});
