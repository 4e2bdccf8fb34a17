import { describe, expect, test } from 'vitest';
import { describeDrawing } from '@/lib/media/drawings';
import { db } from '@/lib/store/db';
import { copyArticle, hoursAgo, publish } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { renameArticle } from './commands';
import { getArticlePage } from './list-queries';
import { getAdjacentArticles, getArticle, getCurrentSlug, getTopic, listTopics } from './queries';
import { listRelated } from './related-queries';

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
    expect(await listTopics('fr')).toEqual([{ slug: 'maroc', name: 'Maroc', articles: 1 }]);
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
      { locale: 'en', slug: 'translation', canonicalUrl: null },
    ]);
    await renameArticle('fr', 'original', 'renamed');
    expect(await listTranslations('en', 'translation')).toEqual([
      { locale: 'fr', slug: 'renamed', canonicalUrl: null },
    ]);
  });

  test('is null for an unknown slug', async () => {
    expect(await getArticle('fr', 'unknown')).toBeNull();
    expect(await getCurrentSlug('fr', 'unknown')).toBeNull();
  });
});

test.each([
  ['its slug', 'drawn', { locale: 'fr', slug: 'drawn' }],
  ['a former slug', 'first', { locale: 'fr', slug: 'renamed' }],
  ['a translation', 'original', { locale: 'en', slug: 'english', translationKey: 'original' }],
] as const)(
  'tells that a cover of an older release was drawn from %s',
  async (_, seed, article) => {
    const { id } = describeDrawing(seed);
    await db().image.create({ data: { id, width: 1600, height: 900 } });
    await publish({ slug: 'original', coverId: id });
    const articleId = await publish({ ...article, coverId: id });
    if (seed === 'first') {
      await db().formerSlug.create({ data: { locale: 'fr', slug: seed, articleId } });
    }
    expect((await getArticle(article.locale, article.slug))?.isCoverDrawn).toBe(true);
    await publish({ slug: 'other' });
    expect((await getArticle('fr', 'other'))?.isCoverDrawn).toBe(false);
  },
);

test('knows a drawn cover by its word', async () => {
  const { id } = await db().image.create({ data: describeDrawing('another-word') });
  await publish({ slug: 'drawn', coverId: id });
  expect(await getArticle('fr', 'drawn')).toMatchObject({
    isCoverDrawn: true,
    cover: { drawnFrom: 'another-word' },
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
    const topics = await listTopics('fr');
    expect(topics.map(({ name, articles }) => [name, articles])).toEqual([
      ['Maroc', 2],
      ['Emploi', 1],
    ]);
  });
});
