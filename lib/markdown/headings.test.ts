import { toHtml } from 'hast-util-to-html';
import { expect, test } from 'vitest';
import { needsTableOfContents } from './headings';
import { renderMarkdown } from './render-markdown';

const render = (markdown: string) => toHtml(renderMarkdown(markdown, { locale: 'fr' }).tree);

const outline = (markdown: string) =>
  Array.from(
    render(markdown).matchAll(/<(h\d) id="([^"]*)">/g),
    ([, level, id]) => `${level} ${id}`,
  );

test('link to themselves, and are listed without footnote numbers', () => {
  const { headings } = renderMarkdown('## L’IA *souveraine*[^1] ?\n\n### Suite\n\n[^1]: Note', {
    locale: 'fr',
  });
  expect(headings).toEqual([
    { id: 'section-l-ia-souveraine', text: 'L’IA souveraine\u202f?', depth: 2 },
    { id: 'section-suite', text: 'Suite', depth: 3 },
  ]);
  expect(render('## Suite')).toBe(
    '<h2 id="section-suite"><a class="anchor" href="#section-suite">Suite</a></h2>',
  );
});

test('with a link are not links themselves', () => {
  expect(render('## Voir [ceci](/a)')).toBe(
    '<h2 id="section-voir-ceci">Voir <a href="/a">ceci</a></h2>',
  );
});

test.each([
  [
    '# A\n\n## B\n\n### C\n\n#### D',
    ['h2 section-a', 'h3 section-b', 'h4 section-c', 'h4 section-d'],
  ],
  ['## A\n\n### B\n\n##### C', ['h2 section-a', 'h3 section-b', 'h4 section-c']],
  ['### A\n\n## B', ['h3 section-a', 'h2 section-b']],
  ['### A\n\n# B', ['h4 section-a', 'h2 section-b']],
  [
    '## Content\n\n## Content\n\n## Content 2',
    ['h2 section-content', 'h2 section-content-2', 'h2 section-content-2-2'],
  ],
  ['## 中文\n\n## العربية', ['h2 section-1', 'h2 section-2']],
  ['##\n\n## A\n\n## &nbsp;', ['h2 section-a']],
  ['<h1>A</h1>\n\n> # B', ['h2 section-a', 'h2 section-b']],
  ['a[^1]\n\n[^1]: # Note', ['h2 notes', 'h2 section-note']],
])('of %j have levels from h2 to h4 and unique ids', (markdown, expected) => {
  expect(outline(markdown)).toEqual(expected);
});

test('a table of contents needs three headings, of either level, and 600 words', () => {
  const headings = ([2, 3, 3] as const).map((depth, index) => ({
    id: `${index}`,
    text: 'a',
    depth,
  }));
  expect(needsTableOfContents(headings, 600)).toBe(true);
  expect(needsTableOfContents(headings, 599)).toBe(false);
  expect(needsTableOfContents(headings.slice(1), 2000)).toBe(false);
});
