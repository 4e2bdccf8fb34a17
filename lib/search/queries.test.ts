import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { savePage } from '@/lib/pages/commands';
import { db } from '@/lib/store/db';
import { copyArticle, publish, withOwnVersion } from '@/lib/testing/articles';
import { pageInput } from '@/lib/testing/pages';
import { withEmptyStore } from '@/lib/testing/store';
import { searchArticles } from './queries';

withEmptyStore();
withOwnVersion();

// fast-check's own unit for this takes a second to begin with.
const anything = fc.nat(0x10ffff).map((code) => String.fromCodePoint(code));
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

describe('a word stands for others', () => {
  test.each([
    ['of its plural', 'entreprise', 'entreprises'],
    ['of its singular', 'entreprises', 'entreprise'],
    ['of its stem', 'automatiser', 'automatisation'],
    ['of its stem in another gender', 'marocaines', 'marocain'],
    ['with one letter less', 'mistrall', 'Mistral'],
    ['with two neighbours swapped', 'mistarl', 'Mistral'],
    ['with two letters less, if it is long', 'souveranite', 'Souveraineté'],
  ])('%s', async (_, words, text) => {
    await publish({ slug: 'a', body: `Un texte, dont ${text} est un mot.` });
    await publish({ slug: 'b', body: 'Un autre texte.' });
    const found = await search(words);
    expect(found).toMatchObject({ count: 1, isPartial: false });
    expect(found?.results[0]?.excerpt.filter(({ match }) => match)).toEqual([
      { text, match: true },
    ]);
  });

  test('but neither a number for another one nor a short word', async () => {
    await publish({ slug: 'a', body: 'Le prix en 20252026.' });
    for (const words of ['20252027', 'prox']) expect((await search(words))?.count).toBe(0);
  });

  test('and is said to be misspelled where no article has it', async () => {
    await publish({ slug: 'a', title: 'Mistral' });
    expect(await search('mistrall')).toMatchObject({ count: 1, misspelled: ['mistrall'] });
    expect(await search('mistral')).toMatchObject({ count: 1, misspelled: [] });
    expect(await search('mistrall introuvable')).toMatchObject({
      count: 1,
      isPartial: true,
      misspelled: [],
    });
  });

  test('of the language of the reader, even if an article in another language or a draft has it', async () => {
    await publish({ slug: 'french', title: 'Le langage' });
    await publish({ slug: 'draft', title: 'Le langagee', publishedAt: null });
    await copyArticle(await publish({ slug: 'en', title: 'A language', locale: 'en' }), 5);
    for (const words of ['language', 'langagee']) expect(await find(words)).toEqual(['french']);
  });

  test('where few articles have it and many a similar one, those few come first', async () => {
    await copyArticle(await publish({ slug: 'right', title: 'Mistral' }), 9);
    await publish({ slug: 'wrong', body: 'Mistrall.' });
    const found = await search('mistrall');
    expect(found).toMatchObject({ count: 11, misspelled: [] });
    expect(found?.results[0]?.slug).toBe('wrong');
    await publish({ slug: 'other', title: 'Mistrel' });
    expect((await search('mistrel'))?.results[0]?.slug).toBe('other');
    expect(await ranked('mistral')).not.toContain('other');
  });

  test('as soon as an article is published that has one', async () => {
    await publish({ slug: 'a', title: 'Titre' });
    expect((await search('mistrall'))?.count).toBe(0);
    await publish({ slug: 'b', title: 'Mistral' });
    expect((await search('mistrall'))?.count).toBe(1);
  });
});

test('the exact word comes before its stem, both in titles', async () => {
  await publish({ slug: 'exact', title: 'Automatiser', publishedAt: new Date('2020-01-01') });
  await publish({ slug: 'stem', title: 'Automatisation' });
  expect(await ranked('automatiser')).toEqual(['exact', 'stem']);
  expect(await ranked('automatisation')).toEqual(['stem', 'exact']);
});

test('of many words the first twelve are looked for, and it is said', async () => {
  await publish({ slug: 'a', body: Array.from({ length: 12 }, (_, n) => `mot${n}`).join(' ') });
  const many = Array.from({ length: 20 }, (_, n) => `mot${n}`).join(' ');
  expect(await search(many)).toMatchObject({ count: 1, isPartial: false, isCut: true });
  expect(await search('mot1 mot2')).toMatchObject({ isCut: false });
});

test('a word that most of very many articles have is not asked for besides a rarer one', async () => {
  await copyArticle(await publish({ slug: 'a', body: 'Intelligence.' }), 1200);
  await publish({ slug: 'b', title: 'Mistral' });
  expect(await search('intelligence mistral')).toMatchObject({ count: 1, isPartial: false });
  expect(await search('intelligence')).toMatchObject({ count: 1201 });
});

test('pages are found beside articles, by rank, in their language', async () => {
  await publish({ slug: 'article', body: 'Un diagnostic.' });
  await savePage({ ...pageInput, slug: 'services', title: 'Diagnostic', body: 'Texte.' });
  await savePage({ ...pageInput, slug: 'draft', title: 'Diagnostic', draft: true });
  await savePage({ ...pageInput, slug: 'services', locale: 'en', title: 'Diagnostic' });
  const found = await search('diagnostic');
  expect(found?.count).toBe(2);
  expect(found?.results.map(({ route, slug, byline }) => [route, slug, byline?.author])).toEqual([
    ['page', 'services', undefined],
    ['article', 'article', 'Jawad'],
  ]);
  expect(await find('diagnostik')).toEqual(['article', 'services']);
  expect(await search('diagnostic introuvable')).toMatchObject({ count: 2, isPartial: true });
});

test('what readers may not see is not found', async () => {
  await publish({ slug: 'draft', title: 'Secret', publishedAt: null });
  await publish({ slug: 'soon', title: 'Secret', publishedAt: new Date(Date.now() + 60_000) });
  await publish({ slug: 'english', title: 'Secret', locale: 'en' });
  expect((await search('secret'))?.count).toBe(0);
  expect((await searchArticles('en', { words: 'secret', page: 1 }))?.count).toBe(1);
});

test('what is found by its title alone is summed up by its first words where it has no dek', async () => {
  await publish({ slug: 'mistral', title: 'Mistral', dek: '', body: '## Un\n\nLe début.' });
  const [found] = (await search('mistral'))?.results ?? [];
  expect(found?.excerpt).toEqual([{ text: 'Le début.', match: false }]);
});

test('titles come first, then topics and deks, then texts', async () => {
  await publish({ slug: 'text', body: 'Mistral '.repeat(50), publishedAt: new Date() });
  await publish({ slug: 'dek', dek: 'Mistral, vu de loin', body: 'Texte. '.repeat(50) });
  await publish({ slug: 'topic', topics: ['Mistral'], body: 'Texte. '.repeat(50) });
  await publish({ slug: 'title', title: `Mistral ${'et beaucoup d’autres '.repeat(8)}` });
  const found = await ranked('mistral');
  expect([found?.[0], found?.[3]]).toEqual(['title', 'text']);
});

test('a word in the title counts more than one in the dek, and that more than several in the text', async () => {
  const filler = 'Texte. '.repeat(20);
  const body = `Europe. ${filler}`;
  await publish({ slug: 'dek', dek: 'Mistral', body });
  await publish({ slug: 'text', body: `${'Mistral. '.repeat(4)}${body}` });
  await publish({ slug: 'title', title: 'Mistral', body });
  await copyArticle(await publish({ slug: 'none', body: filler }), 30);
  expect(await ranked('mistral europe')).toEqual(['title', 'dek', 'text']);
});

test('a page past the last one shows the last one', async () => {
  await copyArticle(await publish({ slug: 'a', title: 'Mistral' }), 11);
  const last = await search('mistral', 9999);
  expect(last).toMatchObject({ count: 12, page: 2, pages: 2 });
  expect(last?.results).toHaveLength(2);
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
  expect(last).toMatchObject({ count: 601, page: 61, pages: 61, isPartial: false });
  expect(last?.results).toHaveLength(1);
});

test('of very many that have some of the words, those with one in the title come first', async () => {
  await copyArticle(await publish({ slug: 'a', body: 'Intelligence.' }), 600);
  await publish({ slug: 'b', title: 'Mistral', publishedAt: new Date('2020-01-01') });
  const found = await search('intelligence mistral introuvable');
  expect(found).toMatchObject({ count: 602, isPartial: true });
  expect(found?.results[0]?.slug).toBe('b');
});

test('where none has all words, those that have some are shown, and it is said', async () => {
  await publish({ slug: 'a', title: 'Mistral' });
  expect(await search('mistral introuvable')).toMatchObject({ count: 1, isPartial: true });
  expect(await search('introuvable')).toMatchObject({ count: 0, isPartial: false, results: [] });
});

test('a result shows where it has the words', async () => {
  await publish({
    slug: 'a',
    title: 'Mistral : le pari',
    body: `${'Avant. '.repeat(60)}Un pari de Mistral.`,
  });
  const [result] = (await search('mistral'))?.results ?? [];
  expect(result?.title[0]).toEqual({ text: 'Mistral', match: true });
  expect(result?.excerpt.filter(({ match }) => match)).toEqual([{ text: 'Mistral', match: true }]);
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
    fc.asyncProperty(fc.string({ unit: anything }), async (words) => {
      await search(words);
    }),
    { numRuns: 50 },
  );
  expect(await search('" ( * :')).toBeNull();
});

describe('the index is what it would be if it were made anew', () => {
  const run = (sql: string, ...args: (string | number)[]) => db().$executeRawUnsafe(sql, ...args);
  const names = ['Œuvre', 'Maroc', 'été', 'emploi'];
  const name = fc.constantFrom(...names);
  const id = fc.integer({ min: 1, max: 2 });
  const article = `INTO "Article" ("id", "locale", "slug", "translationKey", "title", "dek", "body",
    "coverAlt", "updatedAt", "authorId", "coverId")`;
  const author = `FROM "Author" WHERE "slug" = 'jawad'`;
  const insert = `${article} SELECT ?1, 'fr', 'a-' || ?1, 'a-' || ?1, ?2, ?2, ?2, '', '', "id",
    '0123456789abcdef' ${author}`;
  const topic = `INTO "Topic" ("id", "locale", "slug", "name") VALUES (?1, 'fr', 't-' || ?1, ?2)`;
  const page = `INTO "Page" ("id", "locale", "slug", "translationKey", "title", "dek", "body", "nav",
    "order", "form", "updatedAt") VALUES (?1, 'fr', 'p-' || ?1, 'p-' || ?1, ?2, ?2, ?2, 'none', 0, 0, '')`;
  const writes = fc.oneof(
    fc.tuple(fc.constantFrom(`INSERT OR IGNORE ${page}`, `INSERT OR REPLACE ${page}`), id, name),
    fc.tuple(
      fc.constantFrom(
        'UPDATE "Page" SET "title" = ?2, "body" = ?2 WHERE "id" = ?1',
        'UPDATE "Page" SET "slug" = ?2 || ?1, "dek" = ?2, "form" = 1 WHERE "id" = ?1',
      ),
      id,
      name,
    ),
    fc.tuple(fc.constant('DELETE FROM "Page" WHERE "id" = ?1'), id),
    fc.tuple(
      fc.constantFrom(`INSERT OR IGNORE ${insert}`, `INSERT OR REPLACE ${insert}`),
      id,
      name,
    ),
    fc.tuple(fc.constantFrom(`INSERT OR IGNORE ${topic}`, `INSERT OR REPLACE ${topic}`), id, name),
    fc.tuple(
      fc.constant('UPDATE "Article" SET "title" = ?2, "body" = ?2 WHERE "id" = ?1'),
      id,
      name,
    ),
    fc.tuple(
      fc.constant('UPDATE "Article" SET "dek" = ?2, "featured" = 1 WHERE "id" = ?1'),
      id,
      name,
    ),
    fc.tuple(fc.constant(`UPDATE "Article" SET "slug" = ?2 || ?1 WHERE "id" = ?1`), id, name),
    fc.tuple(fc.constant('UPDATE "Topic" SET "name" = ?2 WHERE "id" = ?1'), id, name),
    fc.tuple(fc.constant('DELETE FROM "Article" WHERE "id" = ?1'), id),
    fc.tuple(fc.constant('DELETE FROM "Topic" WHERE "id" = ?1'), id),
    fc.tuple(fc.constant('INSERT OR IGNORE INTO "_ArticleToTopic" VALUES (?1, ?2)'), id, id),
    fc.tuple(fc.constant('UPDATE OR IGNORE "_ArticleToTopic" SET "B" = ?2 WHERE "A" = ?1'), id, id),
    fc.tuple(fc.constant('DELETE FROM "_ArticleToTopic" WHERE "A" = ?1'), id),
  );

  // The sqlite3 shell, for one, does not ask for foreign keys.
  test.each(['ON', 'OFF'])(
    'whatever is written, foreign keys %s',
    async (keys) => {
      await publish({ slug: 'first' });
      await run(`PRAGMA foreign_keys = ${keys}`);
      await run('DELETE FROM "Article"');
      const property = fc.asyncProperty(writes, async ([sql, ...args]) => {
        // What foreign keys forbid is not written.
        await run(sql, ...args).catch(() => 0);
        const indexed = await db()
          .$queryRaw`SELECT "rowid" AS "id", "title", "dek", "body", "topics" FROM "ArticleSearch" ORDER BY "rowid"`;
        const source = await db().$queryRaw`SELECT * FROM "ArticleSearchSource" ORDER BY "id"`;
        expect(indexed, sql).toEqual(source);
      });
      // Each write on what those before have left, so that a smaller example would be another one.
      await fc.assert(property, { numRuns: 250, endOnFailure: true });
      // FTS5 compares its index with the texts, and fails where they differ.
      await run(
        `INSERT INTO "ArticleSearch" ("ArticleSearch", "rank") VALUES ('integrity-check', 1)`,
      );
    },
    20_000,
  );

  test('so that a renamed, removed or returned topic and a changed title are found as they are', async () => {
    const id = await publish({ slug: 'a', title: 'Ancien titre', topics: ['Maroc', 'Œuvres'] });
    await run(`UPDATE "Article" SET "title" = 'Cœur' WHERE "id" = ?`, id);
    await run(`UPDATE "Topic" SET "name" = 'Casablanca' WHERE "name" = 'Maroc'`);
    await run(`DELETE FROM "Topic" WHERE "name" = 'Œuvres'`);
    expect(await find('casablanca coeur')).toEqual(['a']);
    for (const gone of ['ancien', 'maroc', 'oeuvres']) expect(await find(gone)).toEqual([]);
  });
});
