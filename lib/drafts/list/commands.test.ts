import { expect, test } from 'vitest';
import { deleteArticle } from '@/lib/articles/bin';
import { db } from '@/lib/store/db';
import { publish } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { createDraft } from '../commands';
import { openArticle, readDraft } from '../open-draft';
import { duplicateText, moveToBin, startTranslation, takeFromBin } from './commands';

withEmptyStore();

const writer = 'jawad@example.org';
const retitle = (title: string) => `${title} (copie)`;

test('a draft goes into the bin and comes back, once each', async () => {
  const draftId = await createDraft({ locale: 'fr' }, writer);
  const ids = { articleId: null, draftId };
  expect(await moveToBin(ids)).toBe(true);
  expect(await moveToBin(ids)).toBe(false);
  expect(await readDraft(draftId)).toBeNull();
  expect(await takeFromBin(ids)).toBe(true);
  expect(await takeFromBin(ids)).toBe(false);
  expect(await readDraft(draftId)).not.toBeNull();
});

test('the draft of an article goes by its article, never alone', async () => {
  const articleId = await publish({ slug: 'a' });
  const draftId = await openArticle(articleId, writer);
  expect(await moveToBin({ articleId: null, draftId })).toBe(false);
  expect(await moveToBin({ articleId, draftId })).toBe(true);
  expect(await readDraft(draftId ?? 0)).toBeNull();
  expect(await db().draft.findFirst()).toMatchObject({ deletedAt: null });
});

test('a copy has the words of the text, but no address, and is nobody’s translation', async () => {
  const articleId = await publish({
    slug: 'a',
    title: 'A',
    topics: ['Maroc'],
    featured: true,
    canonicalUrl: 'https://a.example/',
  });
  const copy = await duplicateText({ articleId, draftId: null }, retitle, writer);
  const read = await readDraft(copy ?? 0);
  expect(read?.draft).toMatchObject({ locale: 'fr', articleId: null });
  expect(read?.draft.content).toMatchObject({
    title: 'A (copie)',
    slug: '',
    body: 'Texte.',
    topics: ['Maroc'],
    featured: false,
    canonicalUrl: '',
  });
  const second = await duplicateText({ articleId: null, draftId: copy }, retitle, writer);
  expect((await readDraft(second ?? 0))?.draft.content.title).toBe('A (copie) (copie)');
  await deleteArticle(articleId);
  expect(await duplicateText({ articleId, draftId: null }, retitle, writer)).toBeNull();
});

test('a translation begins with the original’s words, once', async () => {
  const articleId = await publish({ slug: 'a', title: 'Le titre', translationKey: 'k' });
  const id = await startTranslation(articleId, writer);
  expect(await db().draft.findFirst()).toMatchObject({ id, locale: 'en', translationKey: 'k' });
  expect((await readDraft(id ?? 0))?.draft.content).toMatchObject({ title: 'Le titre', slug: '' });
  expect(await startTranslation(articleId, writer)).toBe(id);
  await moveToBin({ articleId: null, draftId: id });
  expect(await startTranslation(articleId, writer)).not.toBe(id);
});

test('the draft of a page with the same key is not the translation of an article', async () => {
  const articleId = await publish({ slug: 'a', translationKey: 'k' });
  const page = await createDraft({ kind: 'page', locale: 'en', translationKey: 'k' }, writer);
  expect(await startTranslation(articleId, writer)).not.toBe(page);
  expect(await duplicateText({ articleId: null, draftId: page }, retitle, writer)).toBeNull();
});

test('there is one translation, even if it is in the bin', async () => {
  const articleId = await publish({ slug: 'a', translationKey: 'k' });
  const other = await publish({ slug: 'b', locale: 'en', translationKey: 'k' });
  expect(await startTranslation(articleId, writer)).toBeNull();
  await deleteArticle(other);
  expect(await startTranslation(articleId, writer)).toBeNull();
  expect(await db().draft.count()).toBe(0);
});
