import type { Metadata } from 'next';
import { expect, test } from 'vitest';
import type { Article } from '@/lib/articles/article';
import {
  articleMetadata,
  homeMetadata,
  linkMetadata,
  metadataWithoutTitle,
  pageMetadata,
} from './metadata';

const article = {
  slug: 'mistral',
  title: 'Mistral AI',
  dek: 'Chapeau',
  featured: false,
  publishedAt: new Date('2026-01-31T08:00:00Z'),
  updatedAt: new Date('2026-02-28T08:00:00Z'),
  cover: { id: '0123456789abcdef', width: 1600, height: 900 },
  author: { name: 'Jawad', slug: 'jawad' },
  topics: [
    { slug: 'souverainete', name: 'Souveraineté' },
    { slug: 'maroc', name: 'Maroc' },
  ],
  translations: [{ locale: 'en', slug: 'mistral-en', canonicalUrl: null }],
} as Article;

const languagesOf = (metadata: Metadata) => metadata.alternates?.languages;

test.each([
  [
    { fr: '/articles/a', en: '/en/articles/b' },
    { fr: '/articles/a', en: '/en/articles/b', 'x-default': '/articles/a' },
  ],
  [{ en: '/en/articles/b' }, { en: '/en/articles/b', 'x-default': '/en/articles/b' }],
  [{ fr: '/articles/a' }, { fr: '/articles/a', 'x-default': '/articles/a' }],
])('x-default of %j is the French page, or else the only one', (paths, expected) => {
  expect(languagesOf(linkMetadata('fr', paths))).toEqual(expected);
});

test('lists a topic’s feeds before those of the site, in the page’s language', () => {
  const { types } = linkMetadata('en', {}, { slug: 'morocco', name: 'Morocco' }).alternates ?? {};
  const paths = Object.entries(types ?? {}).map(([type, links]) => [
    type,
    Array.isArray(links) && links.map(({ url }) => url),
  ]);
  expect(paths).toEqual([
    ['application/rss+xml', ['/en/topics/morocco/feed.xml', '/en/feed.xml']],
    ['application/atom+xml', ['/en/topics/morocco/atom.xml', '/en/atom.xml']],
    ['application/feed+json', ['/en/topics/morocco/feed.json', '/en/feed.json']],
  ]);
});

test('describes an article without a dek with its first words, and one without any as the site', () => {
  const descriptionsOf = (body: string) => {
    const { description, openGraph } = articleMetadata('fr', { ...article, dek: '', body }, {});
    return { description, shared: openGraph?.description };
  };
  expect(descriptionsOf('Le *début*.')).toEqual({ description: 'Le début.', shared: 'Le début.' });
  expect(descriptionsOf('![A](/b)')).toEqual({
    description: undefined,
    shared: expect.stringMatching(/^L’intelligence artificielle/),
  });
});

test('describes an article for social networks', () => {
  const paths = { fr: '/articles/mistral', en: '/en/articles/mistral-en' };
  const metadata = articleMetadata('fr', article, paths);
  // The page with the lead form sets the title.
  expect(metadata.title).toBeUndefined();
  expect(metadata.openGraph).toMatchObject({
    type: 'article',
    siteName: 'Jawad',
    locale: 'fr_FR',
    alternateLocale: ['en_US'],
    title: 'Mistral AI',
    description: 'Chapeau',
    url: '/articles/mistral',
    publishedTime: '2026-01-31T09:00:00+01:00',
    modifiedTime: '2026-02-28T08:00:00+00:00',
    authors: 'http://localhost:3000/auteur/jawad',
    section: 'Souveraineté',
    tags: ['Souveraineté', 'Maroc'],
    images: {
      url: expect.stringMatching(/^\/share\/fr\/mistral-[0-9a-f]{16}\.jpg$/),
      width: 1200,
      height: 630,
      alt: 'Mistral AI',
    },
  });
});

test('uses the site’s description for a page without its own', () => {
  const page = { title: 'Actualités, page 2', alternates: { fr: '/page/2' } };
  expect(pageMetadata('fr', page)).toMatchObject({
    title: 'Actualités, page 2 — Jawad',
    robots: { 'max-image-preview': 'large' },
    openGraph: {
      title: 'Actualités, page 2',
      description: expect.stringContaining('intelligence artificielle'),
      images: { url: expect.stringMatching(/^\/share\/fr\/[0-9a-f]{16}\.jpg$/) },
    },
  });
  expect(metadataWithoutTitle('fr', page)).not.toHaveProperty('title');
});

test('the home page has the name and the tagline as its title', () => {
  const title = 'Jawad — AI & business';
  expect(homeMetadata('en', { alternates: { en: '/en' } })).toMatchObject({
    title,
    openGraph: { title, siteName: 'Jawad' },
  });
});

test('search engines get their own description, social networks that of readers', () => {
  const searched = { ...article, searchDescription: 'Pour les moteurs' };
  const metadata = articleMetadata('fr', searched, { fr: '/articles/mistral' });
  expect(metadata.description).toBe('Pour les moteurs');
  expect(metadata.openGraph).toMatchObject({ title: 'Mistral AI', description: 'Chapeau' });
});

test('an article that first appeared elsewhere names that address and no languages, and is shared as itself', () => {
  const paths = { fr: '/articles/mistral', en: '/en/articles/mistral-en' };
  const canonicalUrl = 'https://example.org/mistral';
  const metadata = articleMetadata('fr', { ...article, canonicalUrl }, paths);
  expect(metadata.alternates?.canonical).toBe(canonicalUrl);
  expect(languagesOf(metadata)).toEqual({});
  expect(metadata.openGraph).toMatchObject({ url: '/articles/mistral' });
  const translations = [{ locale: 'en', slug: 'mistral-en', canonicalUrl }];
  const translated = articleMetadata('fr', { ...article, translations }, paths);
  expect(translated.alternates?.canonical).toBe('/articles/mistral');
  expect(languagesOf(translated)).toEqual({
    fr: '/articles/mistral',
    'x-default': '/articles/mistral',
  });
});
