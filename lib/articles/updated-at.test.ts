import { expect, test } from 'vitest';
import { db } from '@/lib/store/db';
import { articleInput as input } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { publishArticle, saveArticle } from './commands';

withEmptyStore();

const readUpdatedAt = async () =>
  (await db().article.findFirstOrThrow({ where: { slug: 'mistral' } })).updatedAt;
const { publishedAt } = input;
const earlier = new Date('2025-09-20T00:00:00Z');
const later = new Date('2025-10-01T00:00:00Z');
const muchLater = new Date('2025-11-01T00:00:00Z');
const future = new Date('2100-01-01T00:00:00Z');

test('is publishedAt until the visible text changes', async () => {
  await saveArticle(input);
  expect(await readUpdatedAt()).toEqual(publishedAt);
  await saveArticle({ ...input, topics: ['Emploi'], featured: false });
  expect(await readUpdatedAt()).toEqual(publishedAt);
  const before = new Date();
  await saveArticle({ ...input, body: 'Autre texte.' });
  expect((await readUpdatedAt()).getTime()).toBeGreaterThanOrEqual(before.getTime());
});

test('is the date in the file, and stays when the file no longer has one', async () => {
  await saveArticle({ ...input, updatedAt: later });
  await saveArticle({ ...input, updatedAt: later, body: 'Autre texte.' });
  expect(await readUpdatedAt()).toEqual(later);
  await saveArticle({ ...input, body: 'Autre texte.' });
  expect(await readUpdatedAt()).toEqual(later);
});

test.each([earlier, later])(
  'moves with publishedAt of a text that never changed: %s',
  async (date) => {
    await saveArticle(input);
    await saveArticle({ ...input, publishedAt: date });
    expect(await readUpdatedAt()).toEqual(date);
  },
);

test('of a changed text stays when publishedAt moves, but is never before it', async () => {
  await saveArticle({ ...input, updatedAt: later });
  await saveArticle({ ...input, publishedAt: earlier });
  expect(await readUpdatedAt()).toEqual(later);
  await saveArticle({ ...input, publishedAt: muchLater });
  expect(await readUpdatedAt()).toEqual(muchLater);
});

test('of a draft becomes publishedAt, though its text changed', async () => {
  await saveArticle({ ...input, publishedAt: undefined });
  await saveArticle({ ...input, publishedAt: undefined, body: 'Autre texte.' });
  await saveArticle({ ...input, body: 'Encore un autre.' });
  expect(await readUpdatedAt()).toEqual(publishedAt);
});

test('is publishedAt when a changed text is scheduled, and when it appears early', async () => {
  await saveArticle({ ...input, updatedAt: later });
  await saveArticle({ ...input, publishedAt: future, body: 'Autre texte.' });
  expect(await readUpdatedAt()).toEqual(future);
  await saveArticle({ ...input, publishedAt: muchLater, body: 'Encore un autre.' });
  expect(await readUpdatedAt()).toEqual(muchLater);
});

test('is never before publishedAt', async () => {
  await saveArticle({ ...input, updatedAt: earlier });
  expect(await readUpdatedAt()).toEqual(publishedAt);
});

test('stays when an article is unpublished, and becomes the date of the next publication', async () => {
  await saveArticle({ ...input, updatedAt: later });
  await publishArticle('fr', 'mistral', null);
  expect(await readUpdatedAt()).toEqual(later);
  await saveArticle({ ...input, publishedAt: undefined, body: 'Autre texte.' });
  expect(await readUpdatedAt()).toEqual(later);
  for (const date of [muchLater, future, earlier]) {
    await publishArticle('fr', 'mistral', date);
    expect(await readUpdatedAt()).toEqual(date);
  }
});
