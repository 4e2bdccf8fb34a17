import { expect, test } from 'vitest';
import { readGhostExport } from './from-ghost/read-ghost-export';
import { formatImportReport, toJsonReport } from './import-report';

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

test('counts warnings by kind, the most frequent first, then lists them by article', () => {
  const other = { ...post, title: 'B', slug: 'b', custom_excerpt: 'B' };
  const html = '<a href="javascript:a">a</a><a href="__GHOST_URL__/c/">c</a>';
  const lines = report('<form></form><form></form><a href="javascript:a">a</a>', [
    { ...other, html },
  ]);
  expect(lines.slice(lines.indexOf('Please check:')).join('\n')).toMatchInlineSnapshot(`
    "Please check:
        2  its author is not in the export; another one is used
        2  removed an unsupported element
        2  removed a link with an invalid or unsafe address
        1  removed a link to a page that was not imported

    A
    - its author is not in the export; another one is used: Author
    - removed an unsupported element: form (2 times)
    - removed a link with an invalid or unsafe address: javascript:a

    B
    - its author is not in the export; another one is used: Author
    - removed a link with an invalid or unsafe address: javascript:a
    - removed a link to a page that was not imported: /c/"
  `);
});

test('the JSON has a stable shape', () => {
  const json = JSON.stringify({
    data: { posts: [{ ...post, html: '<a href="javascript:a">a</a>', custom_excerpt: 'B' }] },
  });
  const { report } = readGhostExport(json, { locale: 'en' });
  expect(toJsonReport(report)).toMatchInlineSnapshot(`
    {
      "imported": {
        "authors": 1,
        "drafts": 0,
        "formerSlugs": 0,
        "pages": 0,
        "pictures": 0,
        "published": 1,
        "scheduled": 0,
        "topics": 0,
        "translations": 0,
      },
      "skipped": [],
      "source": "Ghost",
      "warningCounts": {
        "author-missing": 1,
        "link-removed": 1,
      },
      "warnings": [
        {
          "article": "A",
          "detail": "Author",
          "kind": "author-missing",
          "message": "its author is not in the export; another one is used: Author",
        },
        {
          "article": "A",
          "detail": "javascript:a",
          "kind": "link-removed",
          "message": "removed a link with an invalid or unsafe address: javascript:a",
        },
      ],
    }
  `);
});

test('skips an invalid post and imports the others', () => {
  const lines = report('<p>a</p>', [{ title: { no: 'text' } }]);
  expect(lines).toContain('- post 2: not a valid Ghost post');
  expect(lines[0]).toContain('1 published article,');
});

test('gives two posts with the same slug different slugs', () => {
  expect(report('<p>a</p>', [post])).toContain('- the address changed: a → a-2');
});
