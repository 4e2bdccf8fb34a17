import { renderToStaticMarkup } from 'react-dom/server';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { JsonLd } from './json-ld';

test.each([
  'L’IA\u202f: «\u00a0utile\u00a0»',
  '</script><script>alert(1)</script>',
  '<!--<script>',
  ']]>',
  '"quotes" & \\ &quot; \'',
  '\u2028\u2029\u0000\u001f',
  '🚀👩‍💻',
  '\ud800',
])('keeps %j unchanged in the page', (name) => {
  const html = renderToStaticMarkup(
    <JsonLd
      graph={{ '@context': 'https://schema.org', '@graph': [{ '@type': 'Person', name }] }}
    />,
  );
  const tree = unified().use(rehypeParse, { fragment: true }).parse(html);
  const [script, ...others] = tree.children;
  expect(others).toEqual([]);
  if (script?.type !== 'element' || script.children[0]?.type !== 'text') throw new Error(html);
  expect(script.properties.type).toBe('application/ld+json');
  expect(JSON.parse(script.children[0].value)['@graph'][0].name).toBe(name);
});
