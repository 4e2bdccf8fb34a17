import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { publish } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { searchArticles } from './queries';

withEmptyStore();

const search = (words: string, page = 1) => searchArticles('fr', { words, page });
const find = async (words: string) => (await search(words))?.results.map(({ slug }) => slug).sort();
const ranked = async (words: string) => (await search(words))?.results.map(({ slug }) => slug);

describe('an article is found', () => {
  test.each([
    ['by a word of its title, without accents', 'souverainete'],
    ['in capitals', 'SOUVERAINETÉ'],
    ['by the beginning of a word', 'souver'],
    ['by a word of its dek', 'industriel'],
    ['by a word of its text', 'lithographie'],
    ['by a word in a link of its text', 'ASML'],
    ['by the name of a topic', 'maroc'],
    ['by an œ, however it is written', 'oeuvre'],
    ['by an œ, as it is printed', 'œuvre'],
    ['by words from several places', 'maroc lithographie souveraineté'],
    ['by words that follow each other', '« machines de lithographie »'],
    ['with an elision', 'l’industriel'],
  ])('%s', async (_, words) => {
    await publish({
      slug: 'found',
      title: 'La souveraineté à l’œuvre',
      dek: 'Un industriel investit.',
      body: 'Les machines de lithographie de [ASML](https://example.com).',
      topics: ['Maroc'],
    });
    await publish({ slug: 'other', title: 'Rien de cela' });
    expect(await find(words)).toEqual(['found']);
  });

  test('but not by words that follow each other elsewhere only', async () => {
    await publish({ slug: 'a', body: 'lithographie, ou des machines' });
    expect(await find('"machines de lithographie"')).toEqual([]);
  });
});

test('what readers may not see is not found', async () => {
  await publish({ slug: 'draft', title: 'Secret', publishedAt: null });
  await publish({ slug: 'soon', title: 'Secret', publishedAt: new Date(Date.now() + 60_000) });
  await publish({ slug: 'english', title: 'Secret', locale: 'en' });
  expect((await search('secret'))?.count).toBe(0);
  expect((await searchArticles('en', { words: 'secret', page: 1 }))?.count).toBe(1);
});

test('titles come first, then topics and deks, then texts', async () => {
  await publish({ slug: 'text', body: 'Mistral '.repeat(50), publishedAt: new Date() });
  await publish({ slug: 'dek', dek: 'Mistral, vu de loin', body: 'Texte. '.repeat(50) });
  await publish({ slug: 'topic', topics: ['Mistral'], body: 'Texte. '.repeat(50) });
  await publish({ slug: 'title', title: `Mistral ${'et beaucoup d’autres '.repeat(8)}` });
  const found = await ranked('mistral');
  expect([found?.[0], found?.[3]]).toEqual(['title', 'text']);
});

test('of a word that very many have, those with it in the title come first, then the newest', async () => {
  const id = await publish({ slug: 'a-0', body: 'Intelligence.' });
  const { id: _, ...row } = await db().article.findUniqueOrThrow({ where: { id } });
  await db().article.createMany({
    data: Array.from({ length: 600 }, (_, index) => ({
      ...row,
      slug: `a-${index + 1}`,
      translationKey: `a-${index + 1}`,
      title: index === 5 ? 'Intelligence' : 'Titre',
      publishedAt: new Date(Date.UTC(2026, 0, 2) + index * 60_000),
    })),
  });
  expect((await ranked('intelligence'))?.slice(0, 3)).toEqual(['a-6', 'a-600', 'a-599']);
  const last = await search('intelligence', 61);
  expect(last).toMatchObject({ count: 601, page: 61, pages: 61, loose: false });
  expect(last?.results).toHaveLength(1);
});

test('where none has all words, those that have some are shown, and it is said', async () => {
  await publish({ slug: 'a', title: 'Mistral' });
  expect(await search('mistral introuvable')).toMatchObject({ count: 1, loose: true });
  expect(await search('introuvable')).toMatchObject({ count: 0, loose: false, results: [] });
});

test('a result shows where it has the words', async () => {
  await publish({
    slug: 'a',
    title: 'Mistral : le pari',
    body: `${'Avant. '.repeat(60)}Un pari de Mistral.`,
  });
  const [result] = (await search('mistral'))?.results ?? [];
  expect(result?.title[0]).toEqual({ text: 'Mistral', match: true });
  expect(result?.extract.filter(({ match }) => match)).toEqual([{ text: 'Mistral', match: true }]);
});

test('whatever is typed is answered', async () => {
  await publish({ slug: 'a', title: 'Mistral' });
  const odd = [
    '"',
    '""""',
    '* AND',
    'NEAR(',
    '(((',
    '^a',
    'a:b',
    "'; DROP TABLE Article",
    '😀',
    '\u0000',
    '-',
    '+',
    'a'.repeat(500),
  ];
  for (const words of odd) await search(words);
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (words) => {
      await search(words);
    }),
    { numRuns: 50 },
  );
  expect(await search('" ( * :')).toBeNull();
});

test('the index is what it would be if it were made anew, whatever is written, by whom', async () => {
  const topics = ['Maroc', 'Emploi', 'Œuvres'];
  const ids: number[] = [];
  for (const [index, topic] of topics.entries()) {
    ids.push(await publish({ slug: `a-${index}`, title: `Cœur ${index}`, topics: [topic] }));
  }
  const run = (sql: string, ...args: (string | number)[]) => db().$executeRawUnsafe(sql, ...args);
  await run(`UPDATE "Article" SET "title" = 'Nouveau titre' WHERE "slug" = 'a-0'`);
  await run(`UPDATE "Article" SET "body" = 'Autre texte', "slug" = 'b' WHERE "slug" = 'a-1'`);
  await run(`UPDATE "Article" SET "featured" = 1`);
  await run(`UPDATE "Topic" SET "name" = 'Casablanca' WHERE "name" = 'Maroc'`);
  await run(
    `INSERT INTO "_ArticleToTopic" ("A", "B") SELECT ?, "id" FROM "Topic" WHERE "name" = 'Emploi'`,
    ids[0] ?? 0,
  );
  await run(`DELETE FROM "Topic" WHERE "name" = 'Œuvres'`);
  await run(`DELETE FROM "_ArticleToTopic" WHERE "A" = ?`, ids[1] ?? 0);
  await publish({ slug: 'gone' });
  await run(`DELETE FROM "Article" WHERE "slug" = 'gone'`);
  const indexed = await db()
    .$queryRaw`SELECT "rowid" AS "id", "title", "dek", "body", "topics" FROM "ArticleSearch" ORDER BY "rowid"`;
  const source = await db().$queryRaw`SELECT * FROM "ArticleSearchSource" ORDER BY "id"`;
  expect(indexed).toEqual(source);
  expect(indexed).toHaveLength(3);
  // FTS5 compares its index with the texts, and fails where they differ.
  await run(`INSERT INTO "ArticleSearch" ("ArticleSearch", "rank") VALUES ('integrity-check', 1)`);
  expect(await find('casablanca emploi')).toEqual(['a-0']);
  expect(await find('oeuvres')).toEqual([]);
  expect(await find('coeur')).toEqual(['a-2', 'b']);
});
