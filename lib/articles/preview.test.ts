import { expect, test } from 'vitest';
import { dayMs } from '@/lib/i18n/durations';
import { db } from '@/lib/store/db';
import { publish } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { getPreview } from './preview';
import { previewToken } from './preview-token';

withEmptyStore();

const tokenFor = (article: number, now?: Date) => previewToken.create({ article }, now);

test('a draft looks as if it were published today, beside the articles related to it', async () => {
  await publish({ slug: 'visible', topics: ['Maroc'] });
  const id = await publish({ slug: 'draft', title: '"Oui"', topics: ['Maroc'], publishedAt: null });
  const preview = await getPreview('fr', tokenFor(id));
  expect(preview).toMatchObject({
    state: 'unpublished',
    scheduledAt: null,
    article: { slug: 'draft', title: '«\u00a0Oui\u00a0»', publishedAt: expect.any(Date) },
    related: [{ slug: 'visible' }],
  });
});

test('a scheduled article keeps its date', async () => {
  const publishedAt = new Date(Date.now() + dayMs);
  const id = await publish({ slug: 'soon', publishedAt });
  expect(await getPreview('fr', tokenFor(id))).toMatchObject({
    state: 'unpublished',
    scheduledAt: publishedAt,
    article: { publishedAt },
  });
});

test('a published article is named by its path, also after a rename', async () => {
  const id = await publish({ slug: 'old', publishedAt: null });
  const data = { slug: 'new', publishedAt: new Date() };
  await db().article.update({ where: { id }, data });
  expect(await getPreview('fr', tokenFor(id))).toEqual({
    state: 'published',
    path: '/articles/new',
  });
});

test('nothing is shown after seven days, in another language or once the article is gone', async () => {
  const id = await publish({ slug: 'draft', publishedAt: null });
  const sevenDaysAgo = new Date(Date.now() - 7 * dayMs);
  expect(await getPreview('fr', tokenFor(id, sevenDaysAgo))).toEqual({ state: 'expired' });
  expect(await getPreview('en', tokenFor(id))).toEqual({ state: 'invalid' });
  expect(await getPreview('fr', tokenFor(id + 1))).toEqual({ state: 'invalid' });
});
