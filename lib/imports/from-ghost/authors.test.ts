import { expect, test } from 'vitest';
import { listGhostAuthors } from './authors';
import { parseGhostExport } from './schema';

test('gives authors unique slugs', () => {
  const users = ['a', 'a-3', 'a'].map((slug, id) => ({ id, slug, name: slug }));
  const { list } = listGhostAuthors(
    parseGhostExport(JSON.stringify({ data: { posts: [{ title: 'A' }], users } })),
  );
  expect(list.map(({ slug }) => slug)).toEqual(['a', 'a-3', 'a-4']);
});
