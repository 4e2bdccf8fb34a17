import { beforeEach, expect, test, vi } from 'vitest';
import { saveArticle } from '@/lib/articles/commands';
import { previewToken } from '@/lib/articles/preview-token';
import { dayMs } from '@/lib/i18n/durations';
import { readContentVersion } from '@/lib/store/content-version';
import { db } from '@/lib/store/db';
import { articleInput } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { createDraft, saveDraft } from './commands';
import { emptyContent } from './content';
import { openArticle } from './open-draft';
import { createPreviewLink, getPreview } from './preview-link';

withEmptyStore();
beforeEach(() => {
  vi.useRealTimers();
});

const jawad = 'jawad@example.org';
const write = (body: string) => ({ ...emptyContent, title: 'Mistral : un essai', body });

test('whoever has the link sees what is written at the time, for seven days', async () => {
  const id = await createDraft({ locale: 'fr', content: write('Un.') }, jawad);
  const { url, until } = createPreviewLink({ id, locale: 'fr' });
  expect(until.getTime() - Date.now()).toBeGreaterThan(7 * dayMs - 60_000);
  const token = new URL(url).searchParams.get('token');
  expect(url).toMatch(/\/apercu\?token=/);
  expect(await getPreview('fr', token)).toMatchObject({
    state: 'unpublished',
    scheduledAt: null,
    article: { title: 'Mistral\u00a0: un essai', body: 'Un.', isCoverDrawn: true },
  });
  await saveDraft({ id, base: 1, saveId: 'deux', content: write('Deux.') }, jawad);
  expect(await getPreview('fr', token)).toMatchObject({ article: { body: 'Deux.' } });
  expect(await getPreview('en', token)).toEqual({ state: 'invalid' });
  await db().draft.update({ where: { id }, data: { deletedAt: new Date() } });
  expect(await getPreview('fr', token)).toEqual({ state: 'deleted' });
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 8 * dayMs });
  expect(await getPreview('fr', token)).toEqual({ state: 'expired' });
});

test('shows pictures of the library that readers have not seen, at their size, and draws a cover that is not stored', async () => {
  const photo = { id: 'fedcba9876543210', width: 40, height: 20 };
  await db().upload.create({ data: { ...photo, name: 'cour.jpg', bytes: 1 } });
  const content = write('![Cour](/media/fedcba9876543210)');
  const id = await createDraft({ locale: 'fr', content }, jawad);
  const version = await readContentVersion();
  const preview = await getPreview('fr', previewToken.create({ draft: id }));
  expect(preview).toMatchObject({
    article: {
      images: [photo],
      cover: { url: expect.stringMatching(/^data:image\/svg\+xml;base64,/) },
    },
  });
  expect(await readContentVersion()).toBe(version);
});

test('shows the text of the draft, not that of the article', async () => {
  const { id: articleId } = await saveArticle(articleInput);
  const id = (await openArticle(articleId, jawad)) ?? 0;
  const content = { ...write('Changé.'), author: 'jawad' };
  await saveDraft({ id, base: 1, saveId: 'un', content }, jawad);
  expect(await getPreview('fr', previewToken.create({ draft: id }))).toMatchObject({
    article: {
      slug: 'mistral',
      body: 'Changé.',
      author: { name: 'Jawad' },
      publishedAt: articleInput.publishedAt,
    },
  });
});

test('a draft of a page is shown as a page', async () => {
  const content = { ...write('Un.'), form: true };
  const id = await createDraft({ kind: 'page', locale: 'fr', content }, jawad);
  const token = new URL(createPreviewLink({ id, locale: 'fr' }).url).searchParams.get('token');
  expect(await getPreview('fr', token)).toMatchObject({
    state: 'unpublishedPage',
    page: { title: 'Mistral\u00a0: un essai', body: 'Un.', form: true },
  });
});
