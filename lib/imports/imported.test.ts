import { expect, test } from 'vitest';
import { readGhostExport } from './from-ghost/ghost';
import { listReportLines } from './imported';

const post = { title: 'A', slug: 'a', status: 'published', published_at: '2024-01-01T00:00:00Z' };

function report(html: string, rest: object[] = []) {
  const json = JSON.stringify({
    data: { posts: [{ ...post, html, custom_excerpt: 'B' }, ...rest] },
  });
  return listReportLines(readGhostExport(json, { locale: 'en' }).report);
}

test('where all was taken, the report is one line', () => {
  const users = { users: [{ id: 1, name: 'N' }] };
  const posts = [{ ...post, html: '<p>a</p>', custom_excerpt: 'B', author_id: 1 }];
  const { report: whole } = readGhostExport(JSON.stringify({ data: { posts, ...users } }), {
    locale: 'en',
  });
  expect(listReportLines(whole)).toEqual([
    'Ghost: 1 published article, 0 scheduled articles, 0 drafts, 1 author, 0 topics, 0 pictures, 0 former slugs, 0 translations.',
  ]);
});

test('what is so at several places of an article is said once', () => {
  expect(report('<form></form><form></form>')).toContain(
    '- A: an element that has no place in a text was left out: form (2 times)',
  );
});

test('a post that is none is left, the others are taken', () => {
  const lines = report('<p>a</p>', [{ title: { no: 'text' } }]);
  expect(lines).toContain('- post 2: it is no post as Ghost writes them');
  expect(lines[0]).toContain('1 published article,');
});

test('two posts of one address have one each', () => {
  expect(report('<p>a</p>', [post])).toContain('- A: its address a is now a-2');
});
