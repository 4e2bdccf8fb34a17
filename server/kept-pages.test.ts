import { expect, test } from 'vitest';
import { KeptPages } from './kept-pages';

const pageOf = (memoryBytes: number) => ({ page: { memoryBytes }, readAt: 0 });

function read(pages: KeptPages<ReturnType<typeof pageOf>>, key: string, bytes = 1): 'hit' | 'miss' {
  if (pages.get(key)) return 'hit';
  pages.set(key, pageOf(bytes));
  return 'miss';
}

const numbers = (count: number, name: string) =>
  Array.from({ length: count }, (_, number) => `/${name}-${number}`);

test('a crawler that reads everything once drives out nothing that is read often', () => {
  const pages = new KeptPages<ReturnType<typeof pageOf>>(100);
  const often = numbers(75, 'often');
  for (const key of [...often, ...often]) read(pages, key);
  for (const key of numbers(1000, 'crawled')) read(pages, key);
  expect(often.filter((key) => read(pages, key) === 'hit')).toHaveLength(75);
  expect(pages.bytes).toBeLessThanOrEqual(100);
});

test('what nobody reads any more makes way for what is read often now', () => {
  const pages = new KeptPages<ReturnType<typeof pageOf>>(100);
  for (const key of [...numbers(75, 'former'), ...numbers(75, 'former')]) read(pages, key);
  for (let round = 0; round < 10; round += 1) {
    for (const key of numbers(20, 'now')) read(pages, key);
    for (const key of numbers(75, `crawled-${round}`)) read(pages, key);
  }
  expect(numbers(20, 'now').filter((key) => read(pages, key) === 'hit')).toHaveLength(20);
});

test('pages read once may take all the memory until others are read more often', () => {
  const pages = new KeptPages<ReturnType<typeof pageOf>>(100);
  for (const key of numbers(100, 'once')) read(pages, key);
  expect(numbers(100, 'once').filter((key) => read(pages, key) === 'hit')).toHaveLength(100);
});

test('the least recently read page is evicted first, and one larger than the memory is not kept', () => {
  const pages = new KeptPages<ReturnType<typeof pageOf>>(4);
  for (const key of ['/1', '/2', '/3', '/1', '/2', '/3', '/1', '/4', '/4', '/5']) read(pages, key);
  expect(pages.peek('/2')).toBeUndefined();
  expect(pages.listReadOften().map(([key]) => key)).toEqual(['/4', '/1', '/3']);
  read(pages, '/large', 5);
  expect(pages.peek('/large')).toBeUndefined();
  expect(pages.size).toBe(4);
});
