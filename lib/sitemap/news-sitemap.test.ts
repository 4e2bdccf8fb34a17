import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { publish, withOwnVersion } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { createNewsSitemapResponse } from './news-sitemap';

withEmptyStore();
withOwnVersion();

const site = 'http://localhost:3000';
const parser = new XMLParser({ isArray: (name) => name === 'url' });
const now = new Date('2026-05-10T12:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now });
});
afterEach(() => {
  vi.useRealTimers();
});

async function readUrls() {
  const xml = await (await createNewsSitemapResponse()).text();
  expect(XMLValidator.validate(xml)).toBe(true);
  return parser.parse(xml).urlset.url ?? [];
}

test('lists the articles of the last 48 hours in both languages, newest first', async () => {
  await publish({ slug: 'a', title: 'Un <pari> & « deux » ?', publishedAt: hoursAgo(47) });
  await publish({ slug: 'b', locale: 'en', publishedAt: hoursAgo(1) });
  await publish({ slug: 'old', publishedAt: hoursAgo(49), updatedAt: hoursAgo(1) });
  await publish({ slug: 'soon', publishedAt: hoursAgo(-1) });
  await publish({ slug: 'draft', publishedAt: null });
  const publication = (language: string) => ({ 'news:name': 'Jawad', 'news:language': language });
  expect(await readUrls()).toEqual([
    {
      loc: `${site}/en/articles/b`,
      'news:news': {
        'news:publication': publication('en'),
        'news:publication_date': '2026-05-10T11:00:00.000Z',
        'news:title': 'b',
      },
    },
    {
      loc: `${site}/articles/a`,
      'news:news': {
        'news:publication': publication('fr'),
        'news:publication_date': '2026-05-08T13:00:00.000Z',
        'news:title': 'Un <pari> & «\u00a0deux\u00a0»\u202f?',
      },
    },
  ]);
});

test('drops an article after 48 hours without a change in the store', async () => {
  await publish({ slug: 'a', publishedAt: hoursAgo(47) });
  expect(await readUrls()).toHaveLength(1);
  vi.setSystemTime(hoursAgo(-2));
  expect(await readUrls()).toEqual([]);
});

test('leaves out an article that first appeared elsewhere', async () => {
  const canonicalUrl = 'https://example.org/mistral';
  await publish({ slug: 'a', publishedAt: hoursAgo(1), canonicalUrl });
  expect(await readUrls()).toEqual([]);
});
