import { expect, test } from 'vitest';
import { saveArticle } from '@/lib/articles/commands';
import { db } from '@/lib/store/db';
import { articleInput, publish } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { createDraft, getDraft } from './commands';
import { listFieldChoices } from './field-choices';
import { openArticle } from './open-draft';

withEmptyStore();

async function read(id: number) {
  const draft = await getDraft(id);
  return draft && listFieldChoices(draft);
}

test('topics of the language are offered, the most used first', async () => {
  await publish({ slug: 'un', topics: ['Droit', 'Maroc'] });
  await publish({ slug: 'deux', topics: ['Maroc'] });
  await publish({ slug: 'three', locale: 'en', topics: ['Law'] });
  const id = await createDraft({ locale: 'fr' }, 'jawad@example.org');
  expect(await read(id)).toEqual({
    address: expect.stringMatching(/^https?:\/\/[^/]+\/articles\/$/),
    publishedSlug: null,
    coverSeed: null,
    authors: [{ slug: 'jawad', name: 'Jawad' }],
    topics: ['Maroc', 'Droit'],
  });
});

test('a translation has the cover of its original, and a published article its address', async () => {
  await saveArticle(articleInput);
  const translation = { translationOf: 'mistral', locale: 'en' as const, slug: 'mistral-ai' };
  const { id: articleId } = await saveArticle({ ...articleInput, ...translation });
  const draft = await openArticle(articleId, 'jawad@example.org');
  expect(await read(draft ?? 0)).toMatchObject({
    publishedSlug: 'mistral-ai',
    coverSeed: 'mistral',
  });
  await db().image.updateMany({ data: { drawnFrom: 'former-slug' } });
  expect(await read(draft ?? 0)).toMatchObject({ coverSeed: 'former-slug' });
});
