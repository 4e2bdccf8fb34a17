import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { withEmptyStore } from '@/lib/testing/store';
import { type ArticleInput, renameArticle, saveArticle } from './commands';
import { getArticle, getRenamedSlug, listTopics } from './queries';

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
    const first = await saveArticle(input);
    const second = await saveArticle(input);
    expect(second).toEqual(first);
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

describe('renameArticle', () => {
  beforeEach(() => saveArticle(input));
  const rename = (from: string, to: string) => renameArticle('fr', from, to);

  test('the article answers under its new slug, the former one leads to it', async () => {
    await rename('mistral', 'mistral-ai');
    expect(await getArticle('fr', 'mistral')).toBeNull();
    expect(await getArticle('fr', 'mistral-ai')).toMatchObject({ title: 'Mistral' });
    expect(await getRenamedSlug('fr', 'mistral')).toBe('mistral-ai');
    expect(await getRenamedSlug('en', 'mistral')).toBeNull();
  });

  test('after several renames each former slug leads to the present one', async () => {
    await rename('mistral', 'b');
    await rename('b', 'c');
    await rename('c', 'd');
    for (const former of ['mistral', 'b', 'c']) {
      expect(await getRenamedSlug('fr', former)).toBe('d');
    }
  });

  test('renamed back, it is no longer its own former slug', async () => {
    await rename('mistral', 'b');
    await rename('b', 'mistral');
    expect(await getArticle('fr', 'mistral')).not.toBeNull();
    expect(await getRenamedSlug('fr', 'mistral')).toBeNull();
    expect(await getRenamedSlug('fr', 'b')).toBe('mistral');
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
    expect(await getRenamedSlug('fr', 'mistral')).toBe('z');
  });
});
