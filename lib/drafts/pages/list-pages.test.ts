import { describe, expect, test } from 'vitest';
import { savePage } from '@/lib/pages/commands';
import type { NavPlace } from '@/lib/pages/page';
import { db } from '@/lib/store/db';
import { pageInput } from '@/lib/testing/pages';
import { withEmptyStore } from '@/lib/testing/store';
import { createDraft, saveDraft, setInBin } from '../commands';
import { openPage, readDraft } from '../open-draft';
import { startPageTranslation } from './commands';
import { listPages } from './list-pages';

withEmptyStore();

const jawad = 'jawad@example.org';

async function readRows(locale = 'fr') {
  const menu = (await listPages()).menus.find((one) => one.locale === locale);
  return (place: NavPlace) => menu?.places.find((one) => one.place === place)?.rows ?? [];
}

const readId = async (slug: string) => (await db().page.findFirstOrThrow({ where: { slug } })).id;

async function open(slug: string, changes: object = {}) {
  const id = (await openPage(await readId(slug), jawad)) ?? 0;
  const { draft } = (await readDraft(id)) ?? {};
  if (!draft) throw new Error('There is no draft.');
  const content = { ...draft.content, ...changes };
  await saveDraft({ id, base: draft.version, saveId: crypto.randomUUID(), content }, jawad);
  return id;
}

test('pages stand as in the menus of their language, drafts that were never a page after them', async () => {
  await savePage({ ...pageInput, slug: 'deux', title: 'Deux', nav: 'header', order: 2 });
  await savePage({ ...pageInput, slug: 'un', title: 'Un ?', nav: 'header', order: 1, draft: true });
  await savePage({ ...pageInput, locale: 'en', slug: 'about', nav: 'header' });
  await createDraft({ kind: 'page', locale: 'fr', content: { title: 'N', nav: 'header' } }, jawad);
  await createDraft({ locale: 'fr', content: { title: 'Article' } }, jawad);
  const rows = await readRows();
  expect(rows('header')).toMatchObject([
    { title: 'Un\u202f?', state: 'unpublished', path: '/un' },
    { title: 'Deux', state: 'published', path: '/deux', draftId: null, isChanged: false },
    { title: 'N', state: 'draft', path: null, pageId: null, translation: null },
  ]);
  expect([rows('footer'), rows('none')]).toEqual([[], []]);
  expect((await readRows('en'))('header')).toMatchObject([{ path: '/en/about' }]);
});

test('a row says whether the draft differs from what readers see, and keeps their title', async () => {
  await savePage(pageInput);
  const draftId = await open('a-propos');
  expect((await readRows())('none')).toMatchObject([{ draftId, isChanged: false }]);
  await open('a-propos', { title: 'Moi', nav: 'footer' });
  expect((await readRows())('none')).toMatchObject([{ title: 'À propos', isChanged: true }]);
});

describe('the translation', () => {
  test('is missing, then a draft, begun once with the words of the page, then there', async () => {
    await savePage({ ...pageInput, nav: 'footer', form: true });
    const pageId = await readId('a-propos');
    const read = async () => (await readRows())('footer')[0]?.translation;
    expect(await read()).toEqual({ locale: 'en', state: 'missing' });
    const draftId = await startPageTranslation(pageId, jawad);
    expect(await startPageTranslation(pageId, jawad)).toBe(draftId);
    expect(await read()).toEqual({ locale: 'en', state: 'draft', draftId, pageId: null });
    expect((await readDraft(draftId ?? 0))?.draft).toMatchObject({
      kind: 'page',
      locale: 'en',
      content: { title: 'À propos', slug: '', nav: 'footer', form: true },
    });
    await setInBin({ id: draftId ?? 0, kind: 'page' }, true);
    expect(await read()).toEqual({ locale: 'en', state: 'missing' });
    await savePage({ ...pageInput, locale: 'en', slug: 'about', translationOf: 'a-propos' });
    expect(await read()).toMatchObject({ locale: 'en', state: 'published' });
    expect(await startPageTranslation(pageId, jawad)).toBeNull();
  });

  test('of an article with the same key is none of the page', async () => {
    await savePage(pageInput);
    const { translationKey } = await db().page.findFirstOrThrow();
    const draftId = await createDraft({ locale: 'en', translationKey }, jawad);
    expect((await readRows())('none')[0]?.translation).toMatchObject({ state: 'missing' });
    expect(await startPageTranslation(await readId('a-propos'), jawad)).not.toBe(draftId);
  });
});

test('a draft goes into the bin and comes back, once each; a page and an article’s draft never', async () => {
  const content = { title: 'Brouillon' };
  const id = await createDraft({ kind: 'page', locale: 'fr', content }, jawad);
  expect(await setInBin({ id, kind: 'article' }, true)).toBe(false);
  expect(await setInBin({ id, kind: 'page' }, true)).toBe(true);
  expect(await setInBin({ id, kind: 'page' }, true)).toBe(false);
  expect((await listPages()).bin).toMatchObject([{ draftId: id, title: 'Brouillon' }]);
  expect((await readRows())('none')).toEqual([]);
  expect(await setInBin({ id, kind: 'page' }, false)).toBe(true);
  expect((await listPages()).bin).toEqual([]);
  await savePage(pageInput);
  expect(await setInBin({ id: await open('a-propos'), kind: 'page' }, true)).toBe(false);
});
