import { describe, expect, test } from 'vitest';
import { db } from '@/lib/store/db';
import { articleInput as input } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { type ArticleInput, planArticle } from './article-plan';
import { renameArticle, saveArticle, saveAuthor } from './commands';
import { getArticle, getCurrentSlug, listTopics } from './queries';

withEmptyStore();

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

  test('does nothing the second time', async () => {
    const { id } = await saveArticle(input);
    expect(await saveArticle(input)).toEqual({ id, change: 'unchanged' });
    expect(await countRows()).toEqual({ articles: 1, authors: 1, images: 1, topics: 2 });
  });

  test('replaces the text, the cover and the topics', async () => {
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

  test('keeps articles and topics of two languages apart', async () => {
    await saveArticle(input);
    await saveArticle({ ...input, locale: 'en', title: 'In English', topics: ['Maroc'] });
    expect(await countRows()).toMatchObject({ articles: 2, authors: 1, topics: 3 });
    expect((await getArticle('fr', 'mistral'))?.title).toBe('Mistral');
  });

  test('rejects a second translation into a language', async () => {
    await saveArticle(input);
    const english = { ...input, locale: 'en' as const, translationOf: 'mistral' };
    await saveArticle({ ...english, slug: 'one' });
    await expect(saveArticle({ ...english, slug: 'two' })).rejects.toMatchObject({ code: 'P2002' });
    expect(await db().article.count()).toBe(2);
  });

  test('keeps the translation of a renamed original when both are saved again', async () => {
    const english = { ...input, locale: 'en' as const, slug: 'english' };
    await saveArticle(input);
    await saveArticle({ ...english, translationOf: 'mistral' });
    await renameArticle('fr', 'mistral', 'nouveau');
    await saveArticle({ ...input, slug: 'nouveau' });
    await saveArticle({ ...english, translationOf: 'nouveau' });
    expect((await getArticle('fr', 'nouveau'))?.translations).toEqual([
      { locale: 'en', slug: 'english', canonicalUrl: null },
    ]);
  });
});

describe('writes', () => {
  const readVersion = async () => (await db().content.findFirstOrThrow()).version;

  test.each<[string, Partial<ArticleInput>]>([
    ['an article', {}],
    ['a draft', { publishedAt: undefined }],
    ['a scheduled article', { publishedAt: new Date('2100-01-01T00:00:00Z') }],
    ['an updated article', { updatedAt: new Date('2025-10-01T00:00:00Z') }],
    ['former slugs', { formerSlugs: ['old', 'older'] }],
    ['pictures', { pictures: [{ id: 'fedcba9876543210', width: 10, height: 10 }] }],
    ['a repeated topic', { topics: ['Maroc', 'maroc'] }],
    ['a translation', { locale: 'en', slug: 'english', translationOf: 'mistral' }],
    ['an article in English only', { locale: 'en', slug: 'english' }],
  ])('nothing for an unchanged article: %s', async (_, changes) => {
    await saveArticle(input);
    await saveArticle({ ...input, ...changes });
    const version = await readVersion();
    expect((await saveArticle({ ...input, ...changes })).change).toBe('unchanged');
    expect(await readVersion()).toBe(version);
  });

  test('nothing for an unchanged author', async () => {
    const photo = { id: '00000000000000aa', width: 40, height: 40 };
    const profile = {
      name: 'Amina',
      role: { fr: 'Juriste' },
      photo,
      biography: { fr: 'Texte' },
      links: [],
    };
    expect(await saveAuthor('amina', profile)).toBe('created');
    const version = await readVersion();
    expect(await saveAuthor('amina', profile)).toBe('unchanged');
    expect(await readVersion()).toBe(version);
    expect(await saveAuthor('amina', { ...profile, name: 'Amina B.' })).toBe('changed');
    expect(await saveAuthor('amina', profile)).toBe('changed');
    const other = { ...photo, id: '00000000000000bb' };
    expect(await saveAuthor('amina', { ...profile, photo: other })).toBe('changed');
    expect(await saveAuthor('amina', { ...profile, photo: undefined })).toBe('changed');
    const stored = await db().author.findUnique({ where: { slug: 'amina' } });
    expect(stored).toMatchObject({ role: '{"fr":"Juriste"}', photoId: null });
  });

  test.each<[string, Partial<ArticleInput>]>([
    ['title', { title: 'X' }],
    ['body', { body: 'X' }],
    ['coverAlt', { coverAlt: 'X' }],
    ['coverCredit', { coverCredit: 'X' }],
    ['featured', { featured: false }],
    ['publishedAt', { publishedAt: undefined }],
    ['topics', { topics: ['Maroc'] }],
    ['the spelling of a topic', { topics: ['MAROC', 'Souveraineté'] }],
    ['formerSlugs', { formerSlugs: ['old'] }],
    ['cover', { cover: { id: 'fedcba9876543210', width: 10, height: 10 } }],
    ['author', { author: 'amina', authorName: 'Amina' }],
  ])('each change: %s', async (_, changes) => {
    await saveArticle(input);
    expect((await saveArticle({ ...input, ...changes })).change).toBe('changed');
    expect((await saveArticle({ ...input, ...changes })).change).toBe('unchanged');
  });
});

describe('references', () => {
  test('accepts an image that another process stored after the plan', async () => {
    const plans = [await planArticle(input), await planArticle({ ...input, slug: 'other' })];
    for (const { writes } of plans) await db().$transaction(writes);
    expect(await countRows()).toMatchObject({ articles: 2, images: 1 });
  });

  test('deletes topics without articles', async () => {
    await saveArticle(input);
    await saveArticle({ ...input, slug: 'other', topics: ['Maroc'] });
    await saveArticle({ ...input, topics: [] });
    expect((await db().topic.findMany()).map(({ name }) => name)).toEqual(['Maroc']);
  });

  test('rejects an unknown author without a name', async () => {
    const { authorName, ...nameless } = input;
    await expect(saveArticle(nameless)).rejects.toThrow('There is no author "jawad".');
    expect(await db().article.count()).toBe(0);
  });

  test('takes over the former slug of another article', async () => {
    await saveArticle(input);
    await renameArticle('fr', 'mistral', 'b');
    await saveArticle({ ...input, title: 'Autre' });
    expect(await getArticle('fr', 'mistral')).toMatchObject({ title: 'Autre', translations: [] });
    expect(await db().formerSlug.count()).toBe(0);
  });

  test('renames the article that has one of the former slugs', async () => {
    const { id } = await saveArticle(input);
    const renamed = await saveArticle({ ...input, slug: 'b', formerSlugs: ['mistral'] });
    expect(renamed).toEqual({ id, change: 'changed' });
    expect(await getCurrentSlug('fr', 'mistral')).toBe('b');
  });

  test('keeps stored former slugs', async () => {
    await saveArticle({ ...input, formerSlugs: ['old'] });
    await saveArticle({ ...input, formerSlugs: ['older'] });
    expect(await getCurrentSlug('fr', 'old')).toBe('mistral');
    expect(await getCurrentSlug('fr', 'older')).toBe('mistral');
  });

  test('does not make a translation of the same slug in two languages', async () => {
    await saveArticle({ ...input, locale: 'en' });
    await saveArticle(input);
    expect((await getArticle('fr', 'mistral'))?.translations).toEqual([]);
  });

  test('removes the link to the original', async () => {
    await saveArticle(input);
    const english = { ...input, locale: 'en' as const, slug: 'english' };
    await saveArticle({ ...english, translationOf: 'mistral' });
    await saveArticle(english);
    expect((await getArticle('fr', 'mistral'))?.translations).toEqual([]);
  });

  test('finds the original by its former slug', async () => {
    await saveArticle(input);
    await renameArticle('fr', 'mistral', 'b');
    await saveArticle({ ...input, locale: 'en', slug: 'english', translationOf: 'mistral' });
    expect((await getArticle('fr', 'b'))?.translations).toEqual([
      { locale: 'en', slug: 'english', canonicalUrl: null },
    ]);
  });
});
