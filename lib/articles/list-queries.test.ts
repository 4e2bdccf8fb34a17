import { afterEach, expect, test, vi } from 'vitest';
import { copyArticle, hoursAgo, publish } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { getArticlePage } from './list-queries';

withEmptyStore();
afterEach(() => vi.useRealTimers());

const daysAgo = (days: number) => hoursAgo(24 * days);
const listPage = async (page = 1, filter = {}) =>
  (await getArticlePage('fr', page, filter))?.articles.map(({ slug }) => slug);

test('has one empty page without articles', async () => {
  expect(await getArticlePage('fr', 1)).toEqual({ articles: [], page: 1, pages: 1 });
  expect(await getArticlePage('fr', 2)).toBeNull();
});

test('an article is summed up by its dek, or else by its first words', async () => {
  await publish({ slug: 'with', dek: 'Un chapeau !', publishedAt: daysAgo(1) });
  await publish({
    slug: 'without',
    dek: '',
    body: '## Titre\n\nLe début.',
    publishedAt: daysAgo(2),
  });
  const articles = (await getArticlePage('fr', 1))?.articles;
  expect(articles?.map(({ summary }) => summary)).toEqual(['Un chapeau\u202f!', 'Le début.']);
});

test('begins with the newest young featured article, all others by date', async () => {
  await publish({ slug: 'old', publishedAt: daysAgo(30) });
  await publish({ slug: 'last-year', publishedAt: daysAgo(300), featured: true });
  await publish({ slug: 'new', publishedAt: daysAgo(1), topics: ['Maroc'] });
  await publish({ slug: 'young', publishedAt: daysAgo(12), featured: true });
  await publish({ slug: 'younger', publishedAt: daysAgo(3), featured: true, topics: ['Maroc'] });
  await publish({ slug: 'scheduled', publishedAt: daysAgo(-1), featured: true });
  await publish({ slug: 'draft', publishedAt: null, featured: true });
  await publish({ slug: 'english', locale: 'en', publishedAt: daysAgo(2), featured: true });
  expect(await listPage()).toEqual(['younger', 'new', 'young', 'old', 'last-year']);
  expect(await listPage(1, { topic: 'maroc' })).toEqual(['new', 'younger']);
  expect(await listPage(1, { author: 'jawad' })).toEqual([
    'new',
    'younger',
    'young',
    'old',
    'last-year',
  ]);
});

test('begins with the newest article once the featured one is 14 days old', async () => {
  const featuredAt = new Date('2030-01-01T09:00:00Z');
  await publish({ slug: 'featured', publishedAt: featuredAt, featured: true });
  await publish({ slug: 'new', publishedAt: new Date('2030-01-10T09:00:00Z') });
  const ceasesAt = new Date('2030-01-15T09:00:00Z').getTime();
  vi.useFakeTimers({ toFake: ['Date'], now: ceasesAt - 1 });
  expect(await listPage()).toEqual(['featured', 'new']);
  vi.setSystemTime(ceasesAt);
  expect(await listPage()).toEqual(['new', 'featured']);
});

test('has 13 articles on page 1, then 12, none twice and none missing', async () => {
  await publish({ slug: 'newest', publishedAt: hoursAgo(1), topics: ['Maroc'] });
  await copyArticle(await publish({ slug: 'a', publishedAt: hoursAgo(2), topics: ['Maroc'] }), 11);
  // 20 hours ago: on page 2 but for its mark
  await publish({ slug: 'featured', publishedAt: hoursAgo(20), featured: true });
  await copyArticle(await publish({ slug: 'b', publishedAt: hoursAgo(30) }), 13);
  const byDate = [
    'newest',
    'a',
    ...Array.from({ length: 11 }, (_, index) => `a-${index + 1}`),
    'b',
    ...Array.from({ length: 13 }, (_, index) => `b-${index + 1}`),
  ];
  const pages = await Promise.all([1, 2, 3].map((page) => getArticlePage('fr', page)));
  expect(pages.map((page) => page?.pages)).toEqual([3, 3, 3]);
  expect(pages.map((page) => page?.articles.length)).toEqual([13, 12, 3]);
  const slugs = pages.flatMap((page) => page?.articles.map(({ slug }) => slug));
  expect(slugs).toEqual(['featured', ...byDate]);
  expect(await getArticlePage('fr', 4)).toBeNull();
  expect(await listPage(1, { topic: 'maroc' })).toEqual(byDate.slice(0, 13));
  expect(await getArticlePage('fr', 2, { topic: 'maroc' })).toBeNull();
});

test.each([
  [13, 1],
  [14, 2],
  [25, 2],
  [26, 3],
])('%i articles fill %i pages', async (articles, pages) => {
  await copyArticle(await publish({ slug: 'a' }), articles - 1);
  expect(await getArticlePage('fr', pages)).toMatchObject({ pages });
  expect(await getArticlePage('fr', pages + 1)).toBeNull();
});

test('filters by author', async () => {
  await publish({ slug: 'a', publishedAt: hoursAgo(2) });
  await publish({ slug: 'b', publishedAt: hoursAgo(1) });
  await publish({ slug: 'c', author: 'amina' });
  expect(await listPage(1, { author: 'jawad' })).toEqual(['b', 'a']);
});

test('tells how long each article takes to read', async () => {
  await publish({ slug: 'long', body: 'mot '.repeat(650) });
  expect((await getArticlePage('fr', 1))?.articles[0]).toMatchObject({ minutesToRead: 3 });
});
