import { afterEach, expect, test, vi } from 'vitest';
import { saveArticle } from '@/lib/articles/commands';
import { describeDrawing } from '@/lib/media/drawings';
import { articleInput } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { createDraft, saveDraft } from '../commands';
import { contentSchema } from '../content';
import { openArticle, readDraft } from '../open-draft';
import { readPanel } from './read-panel';

withEmptyStore();
afterEach(() => {
  vi.useRealTimers();
});

const jawad = 'jawad@example.org';
const now = new Date('2026-11-28T20:00:00Z');

test('says where each mistake is, in the words of the studio', async () => {
  await saveArticle(articleInput);
  const content = { title: 'Fès', slug: 'mistral', dek: 'D', body: 'Un\n\n![](photo.jpg)' };
  const draft = { locale: 'fr' as const, content: contentSchema.parse(content) };
  const id = await createDraft(draft, jawad);
  expect((await readPanel(id, 'fr', now))?.mistakes).toEqual([
    {
      href: `/studio/articles/${id}?field=slug#field-slug`,
      text: 'Cette adresse est celle de «\u00a0Mistral\u00a0». Choisissez-en une autre.',
    },
    {
      href: `/studio/articles/${id}?line=3`,
      text: 'Ligne 3\u00a0: une image n’est pas décrite. Dites ce qu’elle montre.',
    },
    {
      href: `/studio/articles/${id}?line=3`,
      text: 'Ligne 3\u00a0: l’image photo.jpg n’existe pas dans la bibliothèque. Ajoutez-la, ou retirez-la du texte.',
    },
  ]);
  expect((await readPanel(id, 'en', now))?.mistakes[1]?.text).toBe(
    'Line 3: a picture has no description. Say what it shows.',
  );
});

test('names the clock, proposes tomorrow at eight, and takes the only author, an address from the title and a summary from the text', async () => {
  await saveArticle(articleInput);
  const content = contentSchema.parse({ title: 'L’été', body: 'Un *début* !' });
  const id = await createDraft({ locale: 'fr', content }, jawad);
  expect(await readPanel(id, 'fr', now)).toMatchObject({
    state: 'draft',
    when: { city: 'Casablanca', proposed: '2026-11-29T08:00' },
    path: '/articles/l-ete',
    author: 'Jawad',
    summary: 'Un début\u202f!',
    search: { description: 'Un début\u202f!' },
    mistakes: [],
    isLanguageFree: true,
  });
});

test('an article that gets another address keeps its drawing', async () => {
  const cover = describeDrawing('mistral');
  const { id: articleId } = await saveArticle({ ...articleInput, cover });
  const id = (await openArticle(articleId, jawad)) ?? 0;
  const { draft } = (await readDraft(id)) ?? {};
  const content = contentSchema.parse({ ...draft?.content, slug: 'autre' });
  await saveDraft({ id, base: 1, saveId: 'un', content }, jawad);
  expect(await readPanel(id, 'fr', now)).toMatchObject({
    path: '/articles/autre',
    cover: { src: '/studio/drawing/mistral', seed: 'mistral' },
  });
});

test('marks the lines in which the readers’ text and the draft differ', async () => {
  const { id: articleId } = await saveArticle({ ...articleInput, body: 'Un.\n\nDeux.' });
  const id = (await openArticle(articleId, jawad)) ?? 0;
  const draft = contentSchema.parse({ title: 'Mistral', body: 'Un.\n\nTrois.' });
  await saveDraft({ id, base: 1, saveId: 'un', content: draft }, jawad);
  await saveArticle({ ...articleInput, body: 'Un.\n\nQuatre.' });
  const { theirs, yours } = (await readPanel(id, 'fr', now))?.elsewhere ?? {};
  expect(theirs?.slice(-3)).toEqual([
    { line: 'Un.', isOnlyHere: false },
    { line: '', isOnlyHere: false },
    { line: 'Quatre.', isOnlyHere: true },
  ]);
  expect(yours?.at(-1)).toEqual({ line: 'Trois.', isOnlyHere: true });
});

test('says of a page where its link and form stand, and that an address of the site is taken', async () => {
  const content = contentSchema.parse({ title: 'T', dek: 'D', slug: 'contact', nav: 'footer' });
  const id = await createDraft({ kind: 'page', locale: 'fr', content }, jawad);
  expect(await readPanel(id, 'fr', now)).toMatchObject({
    kind: 'page',
    nav: 'footer',
    form: false,
    path: '/contact',
    isLanguageFree: true,
    mistakes: [
      { href: `/studio/pages/${id}?field=body#field-body` },
      {
        href: `/studio/pages/${id}?field=slug#field-slug`,
        text: 'Cette adresse est celle d’une page du site lui-même. Choisissez-en une autre.',
      },
    ],
  });
});
