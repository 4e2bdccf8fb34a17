import { expect, test } from 'vitest';
import { readGhostExport } from './from-ghost/read-ghost-export';
import { formatImportReport } from './import-report';

const post = { title: 'A', slug: 'a', status: 'published', published_at: '2024-01-01T00:00:00Z' };

function report(html: string, rest: object[] = []) {
  const json = JSON.stringify({
    data: { posts: [{ ...post, html, custom_excerpt: 'B' }, ...rest] },
  });
  return formatImportReport(readGhostExport(json, { locale: 'en' }).report);
}

test('is one line if everything was imported', () => {
  const users = { users: [{ id: 1, name: 'N' }] };
  const posts = [{ ...post, html: '<p>a</p>', custom_excerpt: 'B', author_id: 1 }];
  const { report: whole } = readGhostExport(JSON.stringify({ data: { posts, ...users } }), {
    locale: 'en',
  });
  expect(formatImportReport(whole)).toEqual([
    'Ghost: 1 published article, 0 scheduled articles, 0 drafts, 0 pages, 1 author, 0 topics, 0 pictures, 0 former slugs, 0 translations.',
  ]);
});

test('merges repeated warnings', () => {
  expect(report('<form></form><form></form>')).toContain(
    '- A: removed an unsupported element: form (2 times)',
  );
});

test('skips an invalid post and imports the others', () => {
  const lines = report('<p>a</p>', [{ title: { no: 'text' } }]);
  expect(lines).toContain('- post 2: not a valid Ghost post');
  expect(lines[0]).toContain('1 published article,');
});

test('gives two posts with the same slug different slugs', () => {
  expect(report('<p>a</p>', [post])).toContain('- A: the slug changed from a to a-2');
});
