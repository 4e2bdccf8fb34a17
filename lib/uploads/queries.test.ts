import { expect, test } from 'vitest';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { listUploads, pageSize } from './queries';
import { parseLibraryFilter } from './schema';
import { pathToLibrary } from './upload';

withEmptyStore();

const add = (count: number) =>
  db().$executeRaw`
    WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${count})
    INSERT INTO Upload (id, name, width, height, bytes, description, createdAt)
    SELECT printf('%016x', i), 'IMG_' || i || '.jpg', 4000, 3000, 5000000,
      'Une rue à Fès ' || i, strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now', '-' || i || ' minutes')
    FROM n`;
const idOf = (number: number) => number.toString(16).padStart(16, '0');

test('lists the newest first, in pages', async () => {
  await add(100);
  const first = await listUploads({ page: 1 });
  expect([first.count, first.pageCount, first.uploads.length]).toEqual([100, 3, pageSize]);
  expect(first.uploads[0]).toMatchObject({ id: idOf(0), name: 'IMG_0.jpg', focus: null });
  const last = await listUploads({ page: 3 });
  expect(last.uploads.at(-1)?.id).toBe(idOf(99));
});

test('finds every word in the name or the description', async () => {
  await add(30);
  await db().upload.update({
    where: { id: idOf(7) },
    data: { name: 'medina.png', description: 'Le marché' },
  });
  const search = async (text: string) =>
    (await listUploads({ text, page: 1 })).uploads.map(({ id }) => id);
  expect(await search('marché MEDINA')).toEqual([idOf(7)]);
  expect(await search('rue img_12')).toEqual([idOf(12)]);
  expect(await search('marché img')).toEqual([]);
});

test('of 10,000 uploads, a page and a search take a moment', async () => {
  await add(10_000);
  const startedAt = performance.now();
  expect((await listUploads({ page: 100 })).uploads).toHaveLength(pageSize);
  expect((await listUploads({ text: 'fès 9999', page: 1 })).count).toBe(1);
  expect(performance.now() - startedAt).toBeLessThan(5000);
});

test.each([
  [{}, { page: 1 }, '/studio/pictures'],
  [{ text: ' rue ', page: '2' }, { text: 'rue', page: 2 }, '/studio/pictures?text=rue&page=2'],
  [{ text: ['a', 'b'], page: '-1' }, { page: 1 }, '/studio/pictures'],
  [{ text: 'x'.repeat(201), page: '1e99' }, { page: 1 }, '/studio/pictures'],
])('%j asks for %j', (params, filter, path) => {
  expect(parseLibraryFilter(params)).toEqual(filter);
  expect(pathToLibrary(parseLibraryFilter(params))).toBe(path);
});
