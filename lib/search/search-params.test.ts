import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatSearchParams, parseSearchParams } from './search-params';

// fast-check's own unit for this takes a second to begin with.
const anything = fc.nat(0x10ffff).map((code) => String.fromCodePoint(code));
const read = (query: string) => {
  const values = new URLSearchParams(query);
  const names = [...new Set(values.keys())];
  return parseSearchParams(Object.fromEntries(names.map((name) => [name, values.getAll(name)])));
};

test.each([
  ['q=mistral', { words: 'mistral', page: 1 }],
  ['q=+ia++souveraine%0A&page=3', { words: 'ia souveraine', page: 3 }],
  ['q=e%CC%81te%CC%81', { words: 'été', page: 1 }],
  ['q=%00a%E2%80%8Bb', { words: 'a b', page: 1 }],
  ['', { words: '', page: 1 }],
  ['q=a&page=0', { words: 'a', page: 1 }],
  ['q=a&page=x', { words: 'a', page: 1 }],
  ['q=a&page=1e9', { words: 'a', page: 1 }],
  ['q=a&q=b', { words: 'a', page: 1 }],
])('%s is read as %j', (query, search) => {
  expect(read(query)).toEqual(search);
});

test('of a long text 200 characters count, whole ones', () => {
  expect([...read(`q=${encodeURIComponent('😀'.repeat(500))}`).words]).toHaveLength(200);
});

test('whatever is typed goes through an address and comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: anything }), fc.nat(9998), (words, page) => {
      const search = read(new URLSearchParams({ q: words, page: String(page + 1) }).toString());
      expect(read(formatSearchParams(search))).toEqual(search);
    }),
  );
});
