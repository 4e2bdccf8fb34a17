import { describe, expect, test } from 'vitest';
import { deleteArticle } from '@/lib/articles/bin';
import { saveArticle } from '@/lib/articles/commands';
import { savePage } from '@/lib/pages/commands';
import { db } from '@/lib/store/db';
import { articleInput } from '@/lib/testing/articles';
import { changeArticle, changeDraft, write, writer } from '@/lib/testing/drafts';
import { pageInput } from '@/lib/testing/pages';
import { withEmptyStore } from '@/lib/testing/store';
import { readCounterpart } from './counterpart';
import { startTranslation } from './list/commands';
import { openArticle, readDraft } from './open-draft';
import { startPageTranslation } from './pages/commands';
import { publishDraft } from './publishing/publish';

withEmptyStore();

async function read(id: number) {
  const draft = await readDraft(id);
  if (!draft) throw new Error('no draft');
  return readCounterpart(draft.draft);
}

async function publish(id: number, isNews = false) {
  const version = (await readDraft(id))?.draft.version ?? 0;
  const request = { id, version, at: null, isNews };
  const { outcome } = await publishDraft(request);
  expect(['published', 'updated']).toContain(outcome);
}

/** Imported, as by the command line */
const addOriginal = async (more: object = {}) =>
  (await saveArticle({ ...articleInput, ...more })).id;

async function translate(articleId: number): Promise<number> {
  const id = await startTranslation(articleId, writer);
  if (id === null) throw new Error('no translation');
  return id;
}

describe('the text beside a draft', () => {
  test('is what readers see of the original, even where it is being changed', async () => {
    const articleId = await addOriginal();
    const id = await translate(articleId);
    await changeArticle(articleId, { body: 'Pas encore publié.' });
    expect(await read(id)).toMatchObject({
      locale: 'fr',
      isOriginal: true,
      state: 'published',
      content: { title: 'Mistral', body: 'Texte.' },
      paths: {
        see: '/articles/mistral',
        write: expect.stringMatching(/^\/studio\/articles\/\d+$/),
      },
      changed: null,
    });
  });

  test('of an original that is not published is what is written', async () => {
    const articleId = await addOriginal({ publishedAt: undefined });
    const id = await translate(articleId);
    expect(await read(id)).toMatchObject({
      state: 'draft',
      paths: { see: `/studio/articles/of/${articleId}` },
    });
    const original = await changeArticle(articleId, { body: 'Écrit.' });
    expect(await read(id)).toMatchObject({
      content: { body: 'Écrit.' },
      paths: { see: `/studio/preview/${original}`, write: `/studio/articles/${original}` },
    });
  });

  test('of the original is its translation, which is no original', async () => {
    const articleId = await addOriginal();
    const translation = await translate(articleId);
    const id = (await openArticle(articleId, writer)) ?? 0;
    expect(await read(id)).toMatchObject({
      locale: 'en',
      isOriginal: false,
      state: 'draft',
      paths: { write: `/studio/articles/${translation}` },
      changed: null,
    });
  });

  test('of a text that is translated into the default language is the original all the same', async () => {
    const articleId = await addOriginal({ locale: 'en' });
    expect(await read(await translate(articleId))).toMatchObject({
      locale: 'en',
      isOriginal: true,
    });
  });

  test('of a page is the page in the other language, never an article with the same key', async () => {
    await savePage(pageInput);
    const page = await db().page.findFirstOrThrow();
    const id = (await startPageTranslation(page.id, writer)) ?? 0;
    await addOriginal({ slug: page.translationKey, key: page.translationKey });
    expect(await read(id)).toMatchObject({
      isOriginal: true,
      state: 'published',
      content: { title: 'À propos', body: 'Texte.' },
      paths: { see: '/a-propos', write: `/studio/pages/of/${page.id}` },
      changed: null,
    });
    await savePage({ ...pageInput, body: 'Autre texte.' });
    expect((await read(id))?.changed).toEqual({ before: null });
  });

  test('is missing without a pair, and where the other text is in the bin', async () => {
    expect(await read(await write({ title: 'T' }))).toBeNull();
    const articleId = await addOriginal();
    const id = await translate(articleId);
    await deleteArticle(articleId);
    expect(await read(id)).toBeNull();
  });
});

describe('the original has changed', () => {
  async function publishBoth() {
    const articleId = await addOriginal();
    const original = await changeArticle(articleId, { body: 'Un.' });
    await publish(original);
    const id = await translate(articleId);
    await changeDraft(id, { slug: 'trial', body: 'One.' });
    return { original, id };
  }

  test('since the translation was begun, with what it was', async () => {
    const { original, id } = await publishBoth();
    expect((await read(id))?.changed).toBeNull();
    await changeDraft(original, { body: 'Un, corrigé.', topics: ['Autre'], featured: false });
    expect((await read(id))?.changed).toBeNull();
    await publish(original);
    expect(await read(id)).toMatchObject({
      content: { body: 'Un, corrigé.', topics: ['Autre'] },
      changed: { before: { body: 'Un.', topics: ['Autre'] } },
    });
  });

  test('since the translation was last published, also quietly', async () => {
    const { original, id } = await publishBoth();
    await publish(id);
    expect((await read(id))?.changed).toBeNull();
    await changeDraft(original, { body: 'Deux.' });
    await publish(original);
    await changeDraft(original, { body: 'Trois.' });
    await publish(original);
    expect((await read(id))?.changed).toMatchObject({ before: { body: 'Un.' } });
    await changeDraft(id, { body: 'Three.' });
    expect((await read(id))?.changed).not.toBeNull();
    await publish(id);
    expect((await read(id))?.changed).toBeNull();
  });

  test('not where it is about topics or the list alone', async () => {
    const { original, id } = await publishBoth();
    await publish(id);
    await changeDraft(original, { topics: ['Autre'], featured: false, slug: 'autre' });
    await publish(original);
    expect((await read(id))?.changed).toBeNull();
  });

  test('by its dates, where no version of it is kept', async () => {
    const articleId = await addOriginal();
    const id = await translate(articleId);
    expect((await read(id))?.changed).toBeNull();
    await addOriginal({ body: 'À la ligne de commande.' });
    expect((await read(id))?.changed).toEqual({ before: null });
    await saveArticle({ ...articleInput, locale: 'en', slug: 'trial', key: 'mistral' });
    const { id: english } = await db().article.findFirstOrThrow({ where: { locale: 'en' } });
    const opened = (await openArticle(english, writer)) ?? 0;
    expect((await read(opened))?.changed).toEqual({ before: null });
    await db().article.update({ where: { id: english }, data: { updatedAt: new Date() } });
    expect((await read(opened))?.changed).toBeNull();
  });

  test('while it is a draft, too', async () => {
    const articleId = await addOriginal({ publishedAt: undefined });
    const original = await changeArticle(articleId, { body: 'Un.' });
    const id = await translate(articleId);
    expect((await read(id))?.changed).toBeNull();
    const { createdAt } = await db().draft.findUniqueOrThrow({ where: { id } });
    await db().draft.update({
      where: { id: original },
      data: { createdAt: new Date(createdAt.getTime() - 3_600_000) },
    });
    await changeDraft(original, { body: 'Deux.' });
    expect((await read(id))?.changed).toMatchObject({ before: { body: 'Un.' } });
  });
});
