import { describe, expect, test } from 'vitest';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import type { ArticleInput } from './article-plan';
import { renameArticle, saveArticle } from './commands';
import {
  getAdjacentArticles,
  getArticle,
  getArticlePage,
  getAuthor,
  getCurrentSlug,
  getTopic,
  listMonthArticles,
  listMonths,
  listRelated,
  listTopics,
} from './queries';

withEmptyStore();

const hourMs = 3_600_000;
const past = (hours: number) => new Date(Date.now() - hours * hourMs);

async function publish(slug: string, changes: Partial<ArticleInput> = {}) {
  return saveArticle({
    locale: 'fr',
    slug,
    title: slug,
    dek: 'Chapeau',
    body: 'Texte.',
    author: 'jawad',
    authorName: 'Jawad',
    coverAlt: 'Zellige',
    cover: { id: '0123456789abcdef', width: 1600, height: 900 },
    featured: false,
    topics: [],
    publishedAt: past(1),
    ...changes,
  });
}

/** Many at once, `a-1` the newest: each commit on its own would take a disk's time. */
async function publishMany(count: number) {
  const { id } = await publish('a-1');
  const first = await db().article.findUniqueOrThrow({ where: { id }, omit: { id: true } });
  const others = Array.from({ length: count - 1 }, (_, index) => `a-${index + 2}`);
  await db().article.createMany({
    data: others.map((slug, index) => ({
      ...first,
      slug,
      translationKey: slug,
      publishedAt: past(index + 2),
    })),
  });
}

async function tag(slugs: string[], name: string) {
  const articles = { connect: slugs.map((slug) => ({ locale_slug: { locale: 'fr', slug } })) };
  await db().topic.create({ data: { locale: 'fr', slug: name, name, articles } });
}

async function publishDraft(slug: string, changes: Partial<ArticleInput> = {}) {
  const { id } = await publish(slug, changes);
  await db().article.update({ where: { id }, data: { publishedAt: null } });
}

const slugsOf = (articles: { slug: string }[] | undefined) => articles?.map(({ slug }) => slug);
const list = async (page = 1, topic?: string) =>
  slugsOf((await getArticlePage('fr', page, { topic }))?.articles);

describe('what readers may not see is nowhere', () => {
  test.each([
    ['a draft', () => publishDraft('hidden', { topics: ['Secret', 'Maroc'] })],
    [
      'a scheduled article',
      () => publish('hidden', { publishedAt: past(-1), topics: ['Secret', 'Maroc'] }),
    ],
    [
      'an article in another language',
      () => publish('hidden', { locale: 'en', topics: ['Secret', 'Maroc'] }),
    ],
  ])('%s', async (_, writeHidden) => {
    await publish('shown', { topics: ['Maroc'] });
    await writeHidden();
    const other = await db().article.findFirstOrThrow({ where: { slug: 'hidden' } });
    await renameArticle(other.locale as 'fr' | 'en', 'hidden', 'renamed');

    expect(await getArticle('fr', 'renamed')).toBeNull();
    expect(await getCurrentSlug('fr', 'hidden')).toBeNull();
    expect(await getArticlePage('fr', 1)).toMatchObject({ pages: 1, articles: { length: 1 } });
    expect(await list(1, 'maroc')).toEqual(['shown']);
    expect(await listRelated('fr', 'shown')).toEqual([]);
    expect(await listTopics('fr')).toEqual([{ slug: 'maroc', name: 'Maroc' }]);
    expect(await getTopic('fr', 'secret')).toBeNull();
  });

  test('an unpublished translation is not named', async () => {
    await publish('original');
    await publishDraft('draft', { locale: 'en', translationOf: 'original' });
    expect((await getArticle('fr', 'original'))?.translations).toEqual([]);
  });
});

describe('the list', () => {
  test('is empty where there is nothing', async () => {
    expect(await getArticlePage('fr', 1)).toEqual({ articles: [], page: 1, pages: 1 });
    expect(await getArticlePage('fr', 2)).toBeNull();
  });

  test('has what is featured on top, each part the newest first', async () => {
    await publish('old', { publishedAt: past(30) });
    await publish('new', { publishedAt: past(1) });
    await publish('old-featured', { publishedAt: past(40), featured: true });
    await publish('new-featured', { publishedAt: past(20), featured: true });
    expect(await list()).toEqual(['new-featured', 'old-featured', 'new', 'old']);
  });

  test('has 12 to a page, the rest on the last, and no page after it', async () => {
    await publishMany(25);
    const newestFirst = Array.from({ length: 25 }, (_, index) => `a-${index + 1}`);
    await tag(newestFirst.slice(12), 'maroc');

    const pages = await Promise.all([1, 2, 3].map((page) => getArticlePage('fr', page)));
    expect(pages.map((page) => page?.pages)).toEqual([3, 3, 3]);
    expect(pages.flatMap((page) => slugsOf(page?.articles))).toEqual(newestFirst);
    expect(pages.map((page) => page?.articles.length)).toEqual([12, 12, 1]);
    expect(await getArticlePage('fr', 4)).toBeNull();

    expect(await list(2, 'maroc')).toEqual(['a-25']);
    expect(await getArticlePage('fr', 3, { topic: 'maroc' })).toBeNull();
  });

  test('a full last page has no empty one after it', async () => {
    await publishMany(12);
    expect(await getArticlePage('fr', 1)).toMatchObject({ pages: 1 });
    expect(await getArticlePage('fr', 2)).toBeNull();
  });
});

describe('related articles', () => {
  test('are at most four, the nearest by topics first, then the newest, never the article', async () => {
    await publish('read', { topics: ['Maroc', 'Emploi'], publishedAt: past(9) });
    await publish('two', { topics: ['Maroc', 'Emploi'], publishedAt: past(90) });
    await publish('one', { topics: ['Emploi'], publishedAt: past(80) });
    await publish('new', { publishedAt: past(1) });
    await publish('newer', { publishedAt: past(0.5) });
    await publish('old', { publishedAt: past(70) });
    await publish('english', { locale: 'en', topics: ['Maroc', 'Emploi'] });
    expect(slugsOf(await listRelated('fr', 'read'))).toEqual(['two', 'one', 'newer', 'new']);
  });

  test('include kin however old, among many that are newer', async () => {
    await publish('read', { topics: ['Maroc'] });
    await publish('kin', { topics: ['Maroc'], publishedAt: past(9000) });
    await publishMany(70);
    expect(slugsOf(await listRelated('fr', 'read'))?.[0]).toBe('kin');
  });

  test('of an article that is not there are none', async () => {
    await publish('a');
    expect(await listRelated('fr', 'nothing')).toEqual([]);
  });
});

describe('topics', () => {
  test('the busiest first, then by name', async () => {
    await publish('a', { topics: ['Éducation', 'Maroc'] });
    await publish('b', { topics: ['Zellige', 'Maroc'] });
    await publish('c', { topics: ['Emploi', 'Maroc'] });
    expect((await listTopics('fr')).map(({ name }) => name)).toEqual([
      'Maroc',
      'Éducation',
      'Emploi',
      'Zellige',
    ]);
    expect(await getTopic('fr', 'education')).toEqual({ slug: 'education', name: 'Éducation' });
    expect(await getTopic('en', 'education')).toBeNull();
  });

  test('are as busy as readers can see: drafts do not count', async () => {
    await publish('a', { topics: ['Maroc', 'Emploi'] });
    await publish('b', { topics: ['Maroc'] });
    for (const slug of ['d', 'e']) await publishDraft(slug, { topics: ['Emploi'] });
    expect((await listTopics('fr')).map(({ name }) => name)).toEqual(['Maroc', 'Emploi']);
  });
});

describe('an article', () => {
  test('names its translations, each way', async () => {
    await publish('original');
    await publish('translation', { locale: 'en', translationOf: 'original' });
    expect((await getArticle('fr', 'original'))?.translations).toEqual([
      { locale: 'en', slug: 'translation' },
    ]);
    expect((await getArticle('en', 'translation'))?.translations).toEqual([
      { locale: 'fr', slug: 'original' },
    ]);
  });

  test('keeps its translations when one of them is renamed', async () => {
    await publish('original');
    await publish('translation', { locale: 'en', translationOf: 'original' });
    await renameArticle('fr', 'original', 'renamed');
    expect((await getArticle('en', 'translation'))?.translations).toEqual([
      { locale: 'fr', slug: 'renamed' },
    ]);
  });

  test('that does not exist is null', async () => {
    expect(await getArticle('fr', 'nothing')).toBeNull();
    expect(await getCurrentSlug('fr', 'nothing')).toBeNull();
  });
});

describe('neighbours', () => {
  const neighboursOf = async (slug: string) => {
    const article = await getArticle('fr', slug);
    if (!article) throw new Error(`There is no ${slug}`);
    const { previous, next } = await getAdjacentArticles('fr', article);
    return [previous?.slug, next?.slug];
  };

  test('are the articles published just before and just after, in the same language', async () => {
    await publish('first', { publishedAt: past(4) });
    await publish('second', { publishedAt: past(3) });
    await publish('third', { publishedAt: past(2), featured: true });
    await publish('english', { locale: 'en', publishedAt: past(3) });
    await publishDraft('draft');
    await publish('scheduled', { publishedAt: past(-1) });
    expect(await neighboursOf('first')).toEqual([undefined, 'second']);
    expect(await neighboursOf('second')).toEqual(['first', 'third']);
    expect(await neighboursOf('third')).toEqual(['second', undefined]);
  });

  test('of articles of one moment are in the order of their arrival, none is passed over', async () => {
    const publishedAt = past(1);
    for (const slug of ['a', 'b', 'c']) await publish(slug, { publishedAt });
    expect(await neighboursOf('a')).toEqual([undefined, 'b']);
    expect(await neighboursOf('b')).toEqual(['a', 'c']);
    expect(await neighboursOf('c')).toEqual(['b', undefined]);
  });
});

describe('an author', () => {
  test('has a biography in each language, links, and a list of articles', async () => {
    await publish('a', { publishedAt: past(2) });
    await publish('b', { publishedAt: past(1) });
    await publish('c', { author: 'amina', authorName: 'Amina' });
    await db().author.update({
      where: { slug: 'jawad' },
      data: {
        biography: JSON.stringify({ fr: 'Il conseille.' }),
        links: JSON.stringify([{ label: 'LinkedIn', url: 'https://www.linkedin.com/in/x' }]),
      },
    });
    expect(await getAuthor('fr', 'jawad')).toEqual({
      slug: 'jawad',
      name: 'Jawad',
      biography: 'Il conseille.',
      links: [{ label: 'LinkedIn', url: 'https://www.linkedin.com/in/x' }],
    });
    const page = await getArticlePage('fr', 1, { author: 'jawad' });
    expect(slugsOf(page?.articles)).toEqual(['b', 'a']);
    expect(page?.pages).toBe(1);
  });

  test('without an article that readers may see is nobody', async () => {
    await publishDraft('a');
    expect(await getAuthor('fr', 'jawad')).toBeNull();
    await publish('b', { locale: 'en' });
    expect(await getAuthor('fr', 'jawad')).toBeNull();
    expect((await getAuthor('en', 'jawad'))?.biography).toBe('');
    expect(await getAuthor('en', 'nobody')).toBeNull();
  });
});

describe('the archive', () => {
  test('has the months that have articles, by the site’s clock, the newest first', async () => {
    // In Casablanca it is February by then.
    await publish('night', { publishedAt: new Date('2026-01-31T23:30:00Z') });
    await publish('january', { publishedAt: new Date('2026-01-31T22:30:00Z') });
    await publish('old', { publishedAt: new Date('2024-12-05T10:00:00Z') });
    await publish('english', { locale: 'en', publishedAt: new Date('2025-12-05T10:00:00Z') });
    await publishDraft('draft');
    expect(await listMonths('fr')).toEqual([
      { month: '2026-02', count: 1 },
      { month: '2026-01', count: 1 },
      { month: '2024-12', count: 1 },
    ]);
    expect(slugsOf((await listMonthArticles('fr', '2026-02')) ?? [])).toEqual(['night']);
    expect(slugsOf((await listMonthArticles('fr', '2026-01')) ?? [])).toEqual(['january']);
    expect(await listMonthArticles('fr', '2025-12')).toBeNull();
  });

  test('does not tell of what is to come', async () => {
    await publish('soon', { publishedAt: past(-1) });
    expect(await listMonths('fr')).toEqual([]);
  });
});
