import { expect, test } from 'vitest';
import { hoursAgo, publish } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { listMonthArticles, listMonths } from './archive-queries';

withEmptyStore();

const listSlugs = async (month: string) =>
  (await listMonthArticles('fr', month))?.map(({ slug }) => slug);

test('months are those of the site’s time zone, the newest first', async () => {
  // Already February in Casablanca
  await publish({ slug: 'night', publishedAt: new Date('2026-01-31T23:30:00Z') });
  await publish({ slug: 'january', publishedAt: new Date('2026-01-31T22:30:00Z') });
  await publish({ slug: 'old', publishedAt: new Date('2024-12-05T10:00:00Z') });
  await publish({ slug: 'english', locale: 'en', publishedAt: new Date('2025-12-05T10:00:00Z') });
  await publish({ slug: 'draft', publishedAt: null });
  expect(await listMonths('fr')).toEqual([
    { month: '2026-02', count: 1 },
    { month: '2026-01', count: 1 },
    { month: '2024-12', count: 1 },
  ]);
  expect(await listSlugs('2026-02')).toEqual(['night']);
  expect(await listSlugs('2026-01')).toEqual(['january']);
  expect(await listMonthArticles('fr', '2025-12')).toBeNull();
});

test('scheduled articles are not counted', async () => {
  await publish({ slug: 'soon', publishedAt: hoursAgo(-1) });
  expect(await listMonths('fr')).toEqual([]);
});
