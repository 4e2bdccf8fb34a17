import { readdirSync } from 'node:fs';
import { getPathMatch } from 'next/dist/shared/lib/router/utils/path-match';
import { prepareDestination } from 'next/dist/shared/lib/router/utils/prepare-destination';
import { describe, expect, test } from 'vitest';
import { locales } from './locales';
import {
  isReservedSlug,
  listRedirects,
  listReservedSlugs,
  listRewrites,
  localeOfPath,
  pathTo,
  type Route,
} from './routes';

const params = {
  slug: 'mistral-ai',
  topic: 'souverainete',
  author: 'jawad',
  month: '2025-09',
  page: 2,
};
const publicPaths: Record<Route, { fr: string; en: string; inside: string }> = {
  news: { fr: '/', en: '/en', inside: '' },
  newsPage: { fr: '/page/2', en: '/en/page/2', inside: '/page/2' },
  article: {
    fr: '/articles/mistral-ai',
    en: '/en/articles/mistral-ai',
    inside: '/articles/mistral-ai',
  },
  topics: { fr: '/sujets', en: '/en/topics', inside: '/topics' },
  topic: {
    fr: '/sujets/souverainete',
    en: '/en/topics/souverainete',
    inside: '/topics/souverainete',
  },
  topicPage: {
    fr: '/sujets/souverainete/page/2',
    en: '/en/topics/souverainete/page/2',
    inside: '/topics/souverainete/page/2',
  },
  contact: { fr: '/contact', en: '/en/contact', inside: '/contact' },
  thanks: { fr: '/contact/merci', en: '/en/contact/thanks', inside: '/contact/thanks' },
  privacy: { fr: '/confidentialite', en: '/en/privacy', inside: '/privacy' },
  articleMarkdown: {
    fr: '/articles/mistral-ai.md',
    en: '/en/articles/mistral-ai.md',
    inside: '/articles/mistral-ai/markdown',
  },
  author: { fr: '/auteur/jawad', en: '/en/author/jawad', inside: '/author/jawad' },
  authorPage: {
    fr: '/auteur/jawad/page/2',
    en: '/en/author/jawad/page/2',
    inside: '/author/jawad/page/2',
  },
  archive: { fr: '/archives', en: '/en/archive', inside: '/archive' },
  archiveMonth: { fr: '/archives/2025-09', en: '/en/archive/2025-09', inside: '/archive/2025-09' },
  search: { fr: '/recherche', en: '/en/search', inside: '/search' },
  correct: { fr: '/corriger', en: '/en/correct', inside: '/correct' },
  release: { fr: '/liberer', en: '/en/release', inside: '/release' },
  preview: { fr: '/apercu', en: '/en/preview', inside: '/preview' },
  legal: { fr: '/mentions-legales', en: '/en/legal', inside: '/legal' },
  accessibility: { fr: '/accessibilite', en: '/en/accessibility', inside: '/accessibility' },
  accessibilityAudit: {
    fr: '/accessibilite/rgaa',
    en: '/en/accessibility/rgaa',
    inside: '/accessibility/rgaa',
  },
  feeds: { fr: '/flux', en: '/en/feeds', inside: '/feeds' },
  rss: { fr: '/feed.xml', en: '/en/feed.xml', inside: '/feed.xml' },
  atom: { fr: '/atom.xml', en: '/en/atom.xml', inside: '/atom.xml' },
  jsonFeed: { fr: '/feed.json', en: '/en/feed.json', inside: '/feed.json' },
  topicRss: {
    fr: '/sujets/souverainete/feed.xml',
    en: '/en/topics/souverainete/feed.xml',
    inside: '/topics/souverainete/feed.xml',
  },
  topicAtom: {
    fr: '/sujets/souverainete/atom.xml',
    en: '/en/topics/souverainete/atom.xml',
    inside: '/topics/souverainete/atom.xml',
  },
  topicJsonFeed: {
    fr: '/sujets/souverainete/feed.json',
    en: '/en/topics/souverainete/feed.json',
    inside: '/topics/souverainete/feed.json',
  },
  page: { fr: '/mistral-ai', en: '/en/mistral-ai', inside: '/pages/mistral-ai' },
  pageMarkdown: {
    fr: '/mistral-ai.md',
    en: '/en/mistral-ai.md',
    inside: '/pages/mistral-ai/markdown',
  },
};
const routes = Object.keys(publicPaths) as Route[];

type Rule = { source: string; destination: string; has?: unknown };

/** As Next.js itself matches a rule: where the address leads, or null. */
function follow(rule: Rule, address: string): string | null {
  const { pathname } = new URL(address, 'http://localhost');
  const found = getPathMatch(rule.source, { strict: true, removeUnnamedParams: true })(pathname);
  if (!found) return null;
  const { newUrl } = prepareDestination({
    appendParamsToQuery: false,
    destination: rule.destination,
    params: found,
    query: {},
  });
  return newUrl;
}

/** All rules before the files apply, one after the other; of those after them, the first. */
function rewrite(address: string, { form = false } = {}): string {
  const { beforeFiles, afterFiles } = listRewrites();
  let path = address;
  for (const rule of beforeFiles) {
    if (form || !('has' in rule)) path = follow(rule, path) ?? path;
  }
  if (path !== address) return path;
  for (const rule of afterFiles) path = follow(rule, address) ?? path;
  return path;
}

function redirect(address: string): string {
  for (const rule of listRedirects()) {
    const to = follow(rule, address);
    if (to !== null) return redirect(to);
  }
  return address;
}

describe('public paths', () => {
  test.each(routes)('%s has its path in each language', (route) => {
    for (const locale of locales) {
      expect(pathTo(locale, route, params)).toBe(publicPaths[route][locale]);
    }
  });

  test('are each one page’s alone', () => {
    const all = locales.flatMap((locale) => routes.map((route) => pathTo(locale, route, params)));
    expect(new Set(all).size).toBe(all.length);
  });

  test('escape what they are given', () => {
    expect(pathTo('fr', 'article', { slug: 'a/b?c' })).toBe('/articles/a%2Fb%3Fc');
  });
});

describe('localeOfPath', () => {
  test.each([
    ['/en', 'en'],
    ['/en/', 'en'],
    ['/en?page=2', 'en'],
    ['/en#top', 'en'],
    ['/en/articles/a?b', 'en'],
    ['/', 'fr'],
    ['/fr/articles/a', 'fr'],
    ['/articles/en', 'fr'],
    ['/enough', 'fr'],
    ['/?/en/', 'fr'],
    ['/de', 'fr'],
    ['', 'fr'],
  ])('%j is %s', (path, locale) => {
    expect(localeOfPath(path)).toBe(locale);
  });
});

describe('rewrites', () => {
  test.each(routes)('lead the paths of %s to its folder', (route) => {
    for (const locale of locales) {
      expect(rewrite(pathTo(locale, route, params))).toBe(`/${locale}${publicPaths[route].inside}`);
    }
  });

  test('lead the forms of signed pages to their route handlers', () => {
    expect(rewrite('/corriger', { form: true })).toBe('/fr/correct/submit');
    expect(rewrite('/en/release', { form: true })).toBe('/en/release/submit');
    expect(rewrite('/contact', { form: true })).toBe('/fr/contact');
  });

  test('lead to the key for search engines, and only where it may be one', () => {
    const key = '0123456789abcdef'.repeat(2);
    expect(rewrite(`/${key}.txt`)).toBe(`/indexnow/${key}`);
    for (const odd of [`/${key}0.txt`, `/${key.slice(1)}.txt`, `/x/${key}.txt`]) {
      expect(rewrite(odd)).toBe('/fr/404');
    }
  });

  test('lead every other address to the page that says so', () => {
    for (const path of ['/sujets/a/b', '/articles/a/b', '/a_b', '/wp-login.php', '/contact.md']) {
      expect(rewrite(path)).toBe('/fr/404');
    }
    for (const path of ['/en/a_b', '/en/topics', '/media/x.avif', '/_next/static/x.js']) {
      expect(rewrite(path)).toBe(path);
    }
  });

  test('leave the pages of the app wing alone, as redirects do', () => {
    for (const path of ['/studio', '/studio/articles/7', '/studio/page/1', '/studio/contact']) {
      expect([rewrite(path), redirect(path)]).toEqual([path, path]);
    }
  });
});

describe('reserved slugs', () => {
  test('are what stands at the root: routes in each language, languages, folders', () => {
    const expected = ['articles', 'sujets', 'topics', 'contact', 'page', 'fr', 'en', 'studio'];
    expect(listReservedSlugs()).toEqual(expect.arrayContaining(expected));
    const files = [...readdirSync('app'), ...readdirSync('public')];
    const folders = files.filter((name) => /^[a-z0-9-]+$/.test(name));
    expect(folders).toContain('health');
    expect(folders.filter((name) => !isReservedSlug(name))).toEqual([]);
  });

  test('lead to no page, and others do, though they begin alike', () => {
    for (const slug of listReservedSlugs()) {
      for (const path of [`/${slug}`, `/${slug}.md`, `/en/${slug}`]) {
        expect(rewrite(path)).not.toContain('/pages/');
      }
    }
    for (const slug of ['nothing', 'contacts', 'french', 'studios', 'en-bref', 'feed-xml']) {
      expect(isReservedSlug(slug)).toBe(false);
      expect(rewrite(`/${slug}`)).toBe(`/fr/pages/${slug}`);
      expect(rewrite(`/en/${slug}`)).toBe(`/en/pages/${slug}`);
    }
  });
});

describe('redirects', () => {
  test.each(routes)('lead the inner path of %s to the public one', (route) => {
    for (const locale of locales) {
      expect(redirect(`/${locale}${publicPaths[route].inside}`)).toBe(publicPaths[route][locale]);
    }
  });

  test.each(routes)('lead the path of %s with the prefix to the one without', (route) => {
    const path = publicPaths[route].fr;
    expect(redirect(path === '/' ? '/fr' : `/fr${path}`)).toBe(path);
  });

  test('lead the first page of a list to the list', () => {
    expect(redirect('/page/1')).toBe('/');
    expect(redirect('/en/page/1')).toBe('/en');
    expect(redirect('/sujets/maroc/page/1')).toBe('/sujets/maroc');
    expect(redirect('/en/topics/morocco/page/1')).toBe('/en/topics/morocco');
    expect(redirect('/auteur/jawad/page/1')).toBe('/auteur/jawad');
    expect(redirect('/fr/page/1')).toBe('/');
  });

  test('touch no public path, and are permanent', () => {
    for (const locale of locales) {
      for (const route of routes) {
        const path = pathTo(locale, route, params);
        expect(redirect(path)).toBe(path);
      }
    }
    expect(listRedirects().every(({ permanent }) => permanent)).toBe(true);
  });
});
