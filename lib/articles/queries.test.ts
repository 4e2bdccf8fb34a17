import { describe, expect, test } from 'vitest';
import { db } from '@/lib/store/db';
import { copyArticle, hoursAgo, publish } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { renameArticle } from './commands';
import {
  getAdjacentArticles,
  getArticle,
  getArticlePage,
  getCurrentSlug,
  getTopic,
  listRelated,
  listTopics,
} from './queries';

withEmptyStore();

const slugsOf = (articles: { slug: string }[] | undefined) => articles?.map(({ slug }) => slug);
const listPage = async (page = 1, topic?: string) =>
  slugsOf((await getArticlePage('fr', page, { topic }))?.articles);

describe('hidden from readers', () => {
  test.each([
    ['a draft', { publishedAt: null }],
    ['a scheduled article', { publishedAt: hoursAgo(-1) }],
    ['an article in another language', { locale: 'en' }],
  ])('%s', async (_, changes) => {
    await publish({ slug: 'shown', topics: ['Maroc'] });
    const id = await publish({ slug: 'hidden', topics: ['Secret', 'Maroc'], ...changes });
    const { locale } = await db().article.findUniqueOrThrow({ where: { id } });
    await renameArticle(locale as 'fr' | 'en', 'hidden', 'renamed');

    expect(await getArticle('fr', 'renamed')).toBeNull();
    expect(await getCurrentSlug('fr', 'hidden')).toBeNull();
    expect(await getArticlePage('fr', 1)).toMatchObject({ pages: 1, articles: { length: 1 } });
    expect(await listPage(1, 'maroc')).toEqual(['shown']);
    expect(await listRelated('fr', 'shown')).toEqual([]);
    expect(await listTopics('fr')).toEqual([{ slug: 'maroc', name: 'Maroc' }]);
    expect(await getTopic('fr', 'secret')).toBeNull();
  });

  test('the translation that is a draft', async () => {
    await publish({ slug: 'original' });
    await publish({
      slug: 'draft',
      locale: 'en',
      translationKey: 'original',
      publishedAt: null,
    });
    expect((await getArticle('fr', 'original'))?.translations).toEqual([]);
  });
});

describe('getArticlePage', () => {
  test('has one empty page without articles', async () => {
    expect(await getArticlePage('fr', 1)).toEqual({ articles: [], page: 1, pages: 1 });
    expect(await getArticlePage('fr', 2)).toBeNull();
  });

  test('puts featured articles first, then the newest', async () => {
    await publish({ slug: 'old', publishedAt: hoursAgo(30) });
    await publish({ slug: 'new', publishedAt: hoursAgo(1) });
    await publish({ slug: 'old-featured', publishedAt: hoursAgo(40), featured: true });
    await publish({ slug: 'new-featured', publishedAt: hoursAgo(20), featured: true });
    expect(await listPage()).toEqual(['new-featured', 'old-featured', 'new', 'old']);
  });

  test('has 12 articles on each page but the last, and null after it', async () => {
    await copyArticle(await publish({ slug: 'a', topics: ['Maroc'] }), 12);
    await copyArticle(await publish({ slug: 'b', publishedAt: hoursAgo(1) }), 11);
    const slugs = [
      'b',
      ...Array.from({ length: 11 }, (_, index) => `b-${index + 1}`),
      'a',
      ...Array.from({ length: 12 }, (_, index) => `a-${index + 1}`),
    ];
    const pages = await Promise.all([1, 2, 3].map((page) => getArticlePage('fr', page)));
    expect(pages.map((page) => page?.pages)).toEqual([3, 3, 3]);
    expect(pages.map((page) => page?.articles.length)).toEqual([12, 12, 1]);
    expect(pages.flatMap((page) => slugsOf(page?.articles))).toEqual(slugs);
    expect(await getArticlePage('fr', 4)).toBeNull();

    expect(await listPage(2, 'maroc')).toEqual(['a-12']);
    expect(await getArticlePage('fr', 3, { topic: 'maroc' })).toBeNull();
  });

  test('has no empty page after a full one', async () => {
    await copyArticle(await publish({ slug: 'a' }), 11);
    expect(await getArticlePage('fr', 1)).toMatchObject({ pages: 1 });
    expect(await getArticlePage('fr', 2)).toBeNull();
  });

  test('filters by author', async () => {
    await publish({ slug: 'a', publishedAt: hoursAgo(2) });
    await publish({ slug: 'b', publishedAt: hoursAgo(1) });
    await publish({ slug: 'c', author: 'amina' });
    const page = await getArticlePage('fr', 1, { author: 'jawad' });
    expect(page).toMatchObject({ articles: [{ slug: 'b' }, { slug: 'a' }], pages: 1 });
  });
});

describe('listRelated', () => {
  test('lists up to four articles by common topics, then the newest', async () => {
    await publish({ slug: 'read', topics: ['Maroc', 'Emploi'], publishedAt: hoursAgo(9) });
    await publish({ slug: 'two', topics: ['Maroc', 'Emploi'], publishedAt: hoursAgo(90) });
    await publish({ slug: 'one', topics: ['Emploi'], publishedAt: hoursAgo(80) });
    await publish({ slug: 'new', publishedAt: hoursAgo(1) });
    await publish({ slug: 'newer', publishedAt: hoursAgo(0.5) });
    await publish({ slug: 'old', publishedAt: hoursAgo(70) });
    await publish({ slug: 'english', locale: 'en', topics: ['Maroc', 'Emploi'] });
    expect(slugsOf(await listRelated('fr', 'read'))).toEqual(['two', 'one', 'newer', 'new']);
  });

  test('finds an old article with a common topic among many newer ones', async () => {
    await publish({ slug: 'read', topics: ['Maroc'] });
    await publish({ slug: 'old', topics: ['Maroc'], publishedAt: new Date('2020-01-01') });
    await copyArticle(await publish({ slug: 'a' }), 70);
    expect(slugsOf(await listRelated('fr', 'read'))?.[0]).toBe('old');
  });

  test('is empty for an unknown article', async () => {
    await publish({ slug: 'a' });
    expect(await listRelated('fr', 'unknown')).toEqual([]);
  });
});

describe('getArticle', () => {
  const listTranslations = async (locale: 'fr' | 'en', slug: string) =>
    (await getArticle(locale, slug))?.translations;

  test('lists the translations, also after one was renamed', async () => {
    await publish({ slug: 'original' });
    await publish({ slug: 'translation', locale: 'en', translationKey: 'original' });
    expect(await listTranslations('fr', 'original')).toEqual([
      { locale: 'en', slug: 'translation' },
    ]);
    await renameArticle('fr', 'original', 'renamed');
    expect(await listTranslations('en', 'translation')).toEqual([
      { locale: 'fr', slug: 'renamed' },
    ]);
  });

  test('is null for an unknown slug', async () => {
    expect(await getArticle('fr', 'unknown')).toBeNull();
    expect(await getCurrentSlug('fr', 'unknown')).toBeNull();
  });
});

describe('getAdjacentArticles', () => {
  const listNeighbours = async (slug: string, ...elsewhere: string[]) => {
    const article = await db().article.findFirstOrThrow({ where: { slug } });
    const { id, publishedAt } = article;
    const { previous, next } = await getAdjacentArticles(
      'fr',
      { id, publishedAt: publishedAt as Date },
      elsewhere.map((other) => ({ slug: other })),
    );
    return [previous?.slug, next?.slug];
  };

  test('has the visible articles published just before and after in the same language', async () => {
    await publish({ slug: 'first', publishedAt: hoursAgo(4) });
    await publish({ slug: 'second', publishedAt: hoursAgo(3) });
    await publish({ slug: 'third', publishedAt: hoursAgo(2), featured: true });
    await publish({ slug: 'english', locale: 'en', publishedAt: hoursAgo(3) });
    await publish({ slug: 'draft', publishedAt: null });
    await publish({ slug: 'scheduled', publishedAt: hoursAgo(-1) });
    expect(await listNeighbours('first')).toEqual([undefined, 'second']);
    expect(await listNeighbours('second')).toEqual(['first', 'third']);
    expect(await listNeighbours('third')).toEqual(['second', undefined]);
  });

  test('leaves out a neighbour that is shown elsewhere, and takes no other in its place', async () => {
    for (const [index, slug] of ['a', 'b', 'c', 'd', 'e'].entries()) {
      await publish({ slug, publishedAt: hoursAgo(9 - index) });
    }
    expect(await listNeighbours('c', 'b')).toEqual([undefined, 'd']);
    expect(await listNeighbours('c', 'd', 'a')).toEqual(['b', undefined]);
    expect(await listNeighbours('c', 'b', 'd')).toEqual([undefined, undefined]);
    expect(await listNeighbours('c', 'a', 'e')).toEqual(['b', 'd']);
  });

  test('orders articles of the same date by their ids', async () => {
    for (const slug of ['a', 'b', 'c']) await publish({ slug });
    expect(await listNeighbours('a')).toEqual([undefined, 'b']);
    expect(await listNeighbours('b')).toEqual(['a', 'c']);
    expect(await listNeighbours('c')).toEqual(['b', undefined]);
  });
});

describe('topics', () => {
  test('are sorted by their number of articles, then by name', async () => {
    await publish({ slug: 'a', topics: ['Éducation', 'Maroc'] });
    await publish({ slug: 'b', topics: ['Zellige', 'Maroc'] });
    await publish({ slug: 'c', topics: ['Emploi', 'Maroc'] });
    const names = (await listTopics('fr')).map(({ name }) => name);
    expect(names).toEqual(['Maroc', 'Éducation', 'Emploi', 'Zellige']);
    expect(await getTopic('fr', 'education')).toEqual({ slug: 'education', name: 'Éducation' });
    expect(await getTopic('en', 'education')).toBeNull();
  });

  test('count visible articles only', async () => {
    await publish({ slug: 'a', topics: ['Maroc', 'Emploi'] });
    await publish({ slug: 'b', topics: ['Maroc'] });
    for (const slug of ['d', 'e']) await publish({ slug, topics: ['Emploi'], publishedAt: null });
    expect((await listTopics('fr')).map(({ name }) => name)).toEqual(['Maroc', 'Emploi']);
  });
});
