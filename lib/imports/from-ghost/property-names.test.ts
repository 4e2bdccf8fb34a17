import { expect, test } from 'vitest';
import { readGhostExport } from './read-ghost-export';

const convert = (post: object) => {
  const json = JSON.stringify({ data: { posts: [{ title: 'A', slug: 'a', ...post }] } });
  return readGhostExport(json, { locale: 'en' }).articles[0]?.article.body;
};

test.each(['constructor', 'toString', '__proto__', '__defineGetter__'])(
  'treats %s as any other unknown name',
  (name) => {
    expect(convert({ html: `<p class="${name}">a</p><constructor>b</constructor>` })).toBe(
      'a\n\nb',
    );
  },
);
