import { beforeEach, expect, test } from 'vitest';
import { getNodeOffset, getUtcOffset } from '@/lib/i18n/time-zone';
import { site } from '@/lib/settings/site';
import { db } from '@/lib/store/db';
import { articleInput, publish } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { publishArticle, saveArticle } from './commands';
import { describeShift, listShiftedArticles } from './shifted-articles';

withEmptyStore();
beforeEach(() => {
  site.timeZone = 'Africa/Casablanca';
});

// The rules before 2026c had it at 08:00 in Morocco.
const seven = new Date('2099-12-01T07:00:00Z');

test('names a scheduled article whose hour has changed with the rules', async () => {
  await publish({ slug: 'mistral', publishedAt: seven, publishedOffset: 60 });
  const shifted = await listShiftedArticles();
  expect(shifted).toEqual([
    { name: 'fr/mistral', scheduledFor: '2099-12-01 08:00', appearsAt: '2099-12-01 07:00' },
  ]);
  expect(shifted.map(describeShift)).toEqual([
    'fr/mistral appears at 2099-12-01 07:00: it was scheduled for 2099-12-01 08:00 under older time zone rules. To choose the time: npm run articles -- schedule fr/mistral "2099-12-01 08:00"',
  ]);
  expect((await db().article.findFirst())?.publishedAt).toEqual(seven);
});

test('names no published article, no draft, and none with the hour that was meant', async () => {
  await publish({ slug: 'published', publishedOffset: 90 });
  await publish({ slug: 'draft', publishedAt: null });
  await publish({ slug: 'scheduled', publishedAt: seven, publishedOffset: getUtcOffset(seven) });
  expect(await listShiftedArticles()).toEqual([]);
});

test('takes an article of an earlier version as scheduled under the rules of Node.js', async () => {
  await publish({ slug: 'mistral', publishedAt: seven });
  const differs = getNodeOffset(seven) !== getUtcOffset(seven);
  expect(await listShiftedArticles()).toHaveLength(differs ? 1 : 0);
});

test('no longer names an article that was scheduled anew', async () => {
  await publish({ slug: 'mistral', publishedAt: seven, publishedOffset: 60 });
  await publishArticle('fr', 'mistral', seven);
  expect(await listShiftedArticles()).toEqual([]);
});

test('still names an article that was imported again with the same date', async () => {
  const article = { ...articleInput, publishedAt: seven };
  await saveArticle(article);
  expect(await listShiftedArticles()).toEqual([]);
  await db().article.updateMany({ data: { publishedOffset: 60 } });
  await saveArticle({ ...article, title: 'Autre titre' });
  expect(await listShiftedArticles()).toHaveLength(1);
});
