import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import type { ArticleInput } from './article-plan';
import { publishArticle, renameArticle, saveArticle, saveAuthor } from './commands';
import { getArticle, getCurrentSlug, listTopics } from './queries';

withEmptyStore();

const input: ArticleInput = {
  locale: 'fr',
  slug: 'mistral',
  title: 'Mistral',
  dek: 'Chapeau',
  body: 'Texte.',
  author: 'jawad',
  authorName: 'Jawad',
  coverAlt: 'Zellige',
  cover: { id: '0123456789abcdef', width: 1600, height: 900 },
  featured: true,
  topics: ['Maroc', 'Souveraineté'],
  publishedAt: new Date('2025-09-28T06:30:00Z'),
};

async function countRows() {
  const [articles, authors, images, topics] = await Promise.all([
    db().article.count(),
    db().author.count(),
    db().image.count(),
    db().topic.count(),
  ]);
  return { articles, authors, images, topics };
}

describe('saveArticle', () => {
  test('stores the article with its author, cover and topics', async () => {
    await saveArticle(input);
    expect(await getArticle('fr', 'mistral')).toMatchObject({
      title: 'Mistral',
      dek: 'Chapeau',
      body: 'Texte.',
      featured: true,
      publishedAt: input.publishedAt,
      coverAlt: 'Zellige',
      cover: input.cover,
      author: { name: 'Jawad', slug: 'jawad' },
      topics: [
        { slug: 'maroc', name: 'Maroc' },
        { slug: 'souverainete', name: 'Souveraineté' },
      ],
    });
  });

  test('done twice, it is done once', async () => {
    const { id } = await saveArticle(input);
    expect(await saveArticle(input)).toEqual({ id, change: 'unchanged' });
    expect(await countRows()).toEqual({ articles: 1, authors: 1, images: 1, topics: 2 });
  });

  test('done again, it replaces the text and the topics', async () => {
    await saveArticle(input);
    await saveArticle({
      ...input,
      title: 'Autre titre',
      featured: false,
      topics: ['Emploi', 'Maroc'],
      cover: { ...input.cover, id: 'fedcba9876543210' },
    });
    const article = await getArticle('fr', 'mistral');
    expect(article).toMatchObject({ title: 'Autre titre', featured: false });
    expect(article?.cover.id).toBe('fedcba9876543210');
    expect(article?.topics.map(({ name }) => name)).toEqual(['Emploi', 'Maroc']);
    expect((await listTopics('fr')).map(({ name }) => name)).toEqual(['Emploi', 'Maroc']);
  });

  test('one slug in two languages is two articles, their topics apart', async () => {
    await saveArticle(input);
    await saveArticle({ ...input, locale: 'en', title: 'In English', topics: ['Maroc'] });
    expect(await countRows()).toMatchObject({ articles: 2, authors: 1, topics: 3 });
    expect((await getArticle('fr', 'mistral'))?.title).toBe('Mistral');
  });

  test('a text has one translation in each language', async () => {
    await saveArticle(input);
    const english = { ...input, locale: 'en' as const, translationOf: 'mistral' };
    await saveArticle({ ...english, slug: 'one' });
    await expect(saveArticle({ ...english, slug: 'two' })).rejects.toMatchObject({ code: 'P2002' });
    expect(await db().article.count()).toBe(2);
  });

  test('a renamed original keeps its translations, also when either is saved again', async () => {
    const english = { ...input, locale: 'en' as const, slug: 'english' };
    await saveArticle(input);
    await saveArticle({ ...english, translationOf: 'mistral' });
    await renameArticle('fr', 'mistral', 'nouveau');
    await saveArticle({ ...input, slug: 'nouveau' });
    await saveArticle({ ...english, translationOf: 'nouveau' });
    expect((await getArticle('fr', 'nouveau'))?.translations).toEqual([
      { locale: 'en', slug: 'english' },
    ]);
  });
});

describe('what is as it was', () => {
  const readVersion = async () => (await db().content.findFirstOrThrow()).version;

  test.each<[string, Partial<ArticleInput>]>([
    ['an article', {}],
    ['a draft', { publishedAt: undefined }],
    ['a scheduled one', { publishedAt: new Date('2100-01-01T00:00:00Z') }],
    ['one with a date of change', { updatedAt: new Date('2025-10-01T00:00:00Z') }],
    ['one with former slugs', { formerSlugs: ['old', 'older'] }],
    ['one with pictures', { pictures: [{ id: 'fedcba9876543210', width: 10, height: 10 }] }],
    ['one with a topic twice', { topics: ['Maroc', 'maroc'] }],
    ['a translation', { locale: 'en', slug: 'english', translationOf: 'mistral' }],
    ['one in English alone', { locale: 'en', slug: 'english' }],
  ])('is not written: %s', async (_, changes) => {
    await saveArticle(input);
    await saveArticle({ ...input, ...changes });
    const version = await readVersion();
    expect((await saveArticle({ ...input, ...changes })).change).toBe('unchanged');
    expect(await readVersion()).toBe(version);
  });

  test('is not written: an author', async () => {
    const profile = { name: 'Amina', biography: { fr: 'Texte' }, links: [] };
    expect(await saveAuthor('amina', profile)).toBe('created');
    const version = await readVersion();
    expect(await saveAuthor('amina', profile)).toBe('unchanged');
    expect(await readVersion()).toBe(version);
    expect(await saveAuthor('amina', { ...profile, name: 'Amina B.' })).toBe('changed');
  });

  test.each<[string, Partial<ArticleInput>]>([
    ['title', { title: 'X' }],
    ['body', { body: 'X' }],
    ['coverAlt', { coverAlt: 'X' }],
    ['coverCredit', { coverCredit: 'X' }],
    ['featured', { featured: false }],
    ['publishedAt', { publishedAt: undefined }],
    ['topics', { topics: ['Maroc'] }],
    ['a topic’s spelling', { topics: ['MAROC', 'Souveraineté'] }],
    ['formerSlugs', { formerSlugs: ['old'] }],
    ['cover', { cover: { id: 'fedcba9876543210', width: 10, height: 10 } }],
    ['author', { author: 'amina', authorName: 'Amina' }],
  ])('but each change is: %s', async (_, changes) => {
    await saveArticle(input);
    expect((await saveArticle({ ...input, ...changes })).change).toBe('changed');
    expect((await saveArticle({ ...input, ...changes })).change).toBe('unchanged');
  });
});

describe('the date of change', () => {
  const read = async () =>
    (await db().article.findFirstOrThrow({ where: { slug: 'mistral' } })).updatedAt;
  const published = new Date('2025-09-28T06:30:00Z');
  const later = new Date('2025-10-01T00:00:00Z');

  test('is that of publication, until readers see another text', async () => {
    await saveArticle(input);
    expect(await read()).toEqual(published);
    await saveArticle({ ...input, topics: ['Emploi'], featured: false });
    expect(await read()).toEqual(published);
    const before = new Date();
    await saveArticle({ ...input, body: 'Autre texte.' });
    expect((await read()).getTime()).toBeGreaterThanOrEqual(before.getTime());
  });

  test('is that of the file where it has one', async () => {
    await saveArticle({ ...input, updatedAt: later });
    await saveArticle({ ...input, updatedAt: later, body: 'Autre texte.' });
    expect(await read()).toEqual(later);
    await saveArticle({ ...input, body: 'Autre texte.' });
    expect(await read()).toEqual(later);
  });

  test('of a text that nobody has seen yet is that of its publication', async () => {
    await saveArticle({ ...input, publishedAt: undefined });
    await saveArticle({ ...input, publishedAt: undefined, body: 'Autre texte.' });
    await saveArticle({ ...input, body: 'Encore un autre.' });
    expect(await read()).toEqual(published);
  });

  test('is never before publication', async () => {
    await saveArticle({ ...input, updatedAt: new Date('2020-01-01T00:00:00Z') });
    expect(await read()).toEqual(published);
  });

  test('does not move when it is withdrawn, and is that of the new publication then', async () => {
    await saveArticle({ ...input, updatedAt: later });
    await publishArticle('fr', 'mistral', null);
    expect(await read()).toEqual(later);
    const now = new Date();
    await publishArticle('fr', 'mistral', now);
    expect(await read()).toEqual(now);
  });
});

describe('what an article refers to', () => {
  test('a topic that no article has any more is gone, one of others is not', async () => {
    await saveArticle(input);
    await saveArticle({ ...input, slug: 'other', topics: ['Maroc'] });
    await saveArticle({ ...input, topics: [] });
    expect((await db().topic.findMany()).map(({ name }) => name)).toEqual(['Maroc']);
  });

  test('an author whom nobody knows is an error', async () => {
    const { authorName, ...nameless } = input;
    await expect(saveArticle(nameless)).rejects.toThrow('There is no author "jawad".');
    expect(await db().article.count()).toBe(0);
  });

  test('a slug that was another article’s before is its own', async () => {
    await saveArticle(input);
    await renameArticle('fr', 'mistral', 'b');
    await saveArticle({ ...input, title: 'Autre' });
    expect(await getArticle('fr', 'mistral')).toMatchObject({ title: 'Autre', translations: [] });
    expect(await db().formerSlug.count()).toBe(0);
  });

  test('with its slug of before among the former ones, it is renamed', async () => {
    const { id } = await saveArticle(input);
    const renamed = await saveArticle({ ...input, slug: 'b', formerSlugs: ['mistral'] });
    expect(renamed).toEqual({ id, change: 'changed' });
    expect(await getCurrentSlug('fr', 'mistral')).toBe('b');
  });

  test('former slugs that its file does not name stay', async () => {
    await saveArticle({ ...input, formerSlugs: ['old'] });
    await saveArticle({ ...input, formerSlugs: ['older'] });
    expect(await getCurrentSlug('fr', 'old')).toBe('mistral');
    expect(await getCurrentSlug('fr', 'older')).toBe('mistral');
  });

  test('one slug in two languages makes no translation', async () => {
    await saveArticle({ ...input, locale: 'en' });
    await saveArticle(input);
    expect((await getArticle('fr', 'mistral'))?.translations).toEqual([]);
  });

  test('a translation is one no more when its file says so no more', async () => {
    await saveArticle(input);
    const english = { ...input, locale: 'en' as const, slug: 'english' };
    await saveArticle({ ...english, translationOf: 'mistral' });
    await saveArticle(english);
    expect((await getArticle('fr', 'mistral'))?.translations).toEqual([]);
  });

  test('an original is found by its former slug', async () => {
    await saveArticle(input);
    await renameArticle('fr', 'mistral', 'b');
    await saveArticle({ ...input, locale: 'en', slug: 'english', translationOf: 'mistral' });
    expect((await getArticle('fr', 'b'))?.translations).toEqual([
      { locale: 'en', slug: 'english' },
    ]);
  });
});

describe('renameArticle', () => {
  beforeEach(() => saveArticle(input));
  const rename = (from: string, to: string) => renameArticle('fr', from, to);

  test('the article answers under its new slug, the former one leads to it', async () => {
    await rename('mistral', 'mistral-ai');
    expect(await getArticle('fr', 'mistral')).toBeNull();
    expect(await getArticle('fr', 'mistral-ai')).toMatchObject({ title: 'Mistral' });
    expect(await getCurrentSlug('fr', 'mistral')).toBe('mistral-ai');
    expect(await getCurrentSlug('en', 'mistral')).toBeNull();
  });

  test('after several renames each former slug leads to the present one', async () => {
    await rename('mistral', 'b');
    await rename('b', 'c');
    await rename('c', 'd');
    for (const former of ['mistral', 'b', 'c']) {
      expect(await getCurrentSlug('fr', former)).toBe('d');
    }
  });

  test('renamed back, it is no longer its own former slug', async () => {
    await rename('mistral', 'b');
    await rename('b', 'mistral');
    expect(await getArticle('fr', 'mistral')).not.toBeNull();
    expect(await getCurrentSlug('fr', 'mistral')).toBeNull();
    expect(await getCurrentSlug('fr', 'b')).toBe('mistral');
  });

  test('a slug that another article has is refused, and nothing changes', async () => {
    await saveArticle({ ...input, slug: 'taken' });
    await expect(rename('mistral', 'taken')).rejects.toMatchObject({ code: 'P2002' });
    expect(await getArticle('fr', 'mistral')).not.toBeNull();
    expect(await db().formerSlug.count()).toBe(0);
  });

  test('an article that is not there is an error', async () => {
    await expect(rename('nothing', 'b')).rejects.toMatchObject({ code: 'P2025' });
  });

  test('a former slug may become another article’s, and leads to that one', async () => {
    await saveArticle({ ...input, slug: 'other', title: 'Autre' });
    await rename('mistral', 'b');
    await rename('other', 'mistral');
    expect(await getArticle('fr', 'mistral')).toMatchObject({ title: 'Autre' });
    await rename('mistral', 'z');
    expect(await getCurrentSlug('fr', 'mistral')).toBe('z');
  });
});
