import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { TableOfContents } from './table-of-contents';

test('lists h3 headings under their h2, and those before the first h2 on the upper level', () => {
  const headings = [
    { id: 'a', text: 'A', depth: 3 },
    { id: 'b', text: 'B', depth: 2 },
    { id: 'c', text: 'C', depth: 3 },
  ] as const;
  const html = renderToStaticMarkup(<TableOfContents locale="en" headings={[...headings]} />);
  expect(html).toContain(
    '<ol><li><a href="#a">A</a></li><li><a href="#b">B</a><ol><li><a href="#c">C</a></li></ol></li></ol>',
  );
});
