import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { splitFrontMatter } from '@/lib/markdown/front-matter';
import { attribute } from '@/lib/markdown/hast';
import { parseMarkdown } from '@/lib/markdown/parse-markdown';
import { createWarn, formatWarning, type ImportWarning } from '../import-report';
import { convertBody } from './body';

function convert(body: string, file = 'a.md') {
  const warnings: ImportWarning[] = [];
  const source = {
    file,
    body,
    bodyLine: 1,
    title: 'T',
    locale: 'en',
    hasTemplates: false,
  } as const;
  const blog = {
    resolveLink: (href: string) => (/^(?:https?:|\/)/.test(href) ? href : null),
    resolvePicture: (picture: Parameters<typeof attribute>[0]) => ({
      address: attribute(picture, 'src'),
      alt: attribute(picture, 'alt'),
    }),
    findByName: (name: string) => (name === 'Other' ? '</articles/other>' : null),
  };
  const converted = convertBody(source, () => blog, createWarn(warnings, 'T'));
  return { ...converted, warnings: warnings.map(formatWarning) };
}
const markdownOf = (body: string) => convert(body).markdown;

test('a text in the dialect of this site stays as it is, byte for byte', () => {
  const text = readFileSync(
    new URL('../../markdown/fixtures/every-element.md', import.meta.url),
    'utf8',
  );
  const { rest = '' } = splitFrontMatter(text) ?? {};
  const written = rest.replace(/\]\((figure|still)\.svg/g, (_, name) => `](${name}.svg`);
  expect(markdownOf(written)).toBe(written.trim());
  const odd = '* star\n+ plus\n\n__bold__ _it_\n\n    code {{ x }}\n\na  \nb\\\nc <!x';
  expect(markdownOf(odd)).toBe(odd);
});

test.each([
  ['an unknown element loses its tags', 'a <u>b</u> <font color="red">**c**</font>', 'a b **c**'],
  ['attributes that are not shown are removed', '<p class="x" onclick="y()">*a*</p>', '\\*a\\*'],
  ['Markdown in a box of HTML stays', '<div class="x">\n\n*a*\n\n</div>', '*a*'],
  ['a picture', '<p align="center"><img src="a.png" alt="A" width="300"></p>', '![A](a.png)'],
  ['a picture in a list', '- x\n\n  <img src="a.png" alt="A">\n- y', '- x\n\n  ![A](a.png)\n- y'],
  [
    'a figure',
    '<figure><img src="a.png" alt="A"><figcaption>B</figcaption></figure>',
    '![A](a.png "B")',
  ],
  ['a link', 'x <a href="/b" target="_blank">*b*</a>', 'x <a href="/b">*b*</a>'],
  ['a link to nowhere', 'x [*b*](b.md) [c]: d', 'x *b* [c]: d'],
  ['a reference to nowhere', '[b][r]\n\n[r]: ./x.md', 'b\n\n[r]: ./x.md'],
  ['a comment', 'a <!-- b --> c\n\n<!-- d -->\n\ne', 'a  c\n\ne'],
  [
    'a player',
    '<iframe src="https://www.youtube.com/embed/abc"></iframe>',
    '<https://www.youtube.com/watch?v=abc>',
  ],
  [
    'details stay',
    '<details>\n<summary>A</summary>\n\n*b*\n\n</details>',
    '<details>\n<summary>A</summary>\n\n*b*\n\n</details>',
  ],
  ['a box of GitHub', '> [!TIP]\n> a', '> **Tip**\\\n> a'],
  ['a box of Obsidian', '> [!faq]- Why?\n> a', '> **Why?**\\\n> a'],
  ['a directive', ':::note[Read]\na\n:::', '**Read**\na'],
  [
    'a link of a wiki',
    '[[Other|that]] [[None]] ![[a b.png]] `[[x]]`',
    '[that](/articles/other) None ![a b](a-b.png) `[[x]]`',
  ],
  ['a formula', 'a $x_1$, 5 $ and 6 $\n\n$$\nx^2\n$$', 'a `x_1`, 5 $ and 6 $\n\n```tex\nx^2\n```'],
  [
    'an identifier of a heading',
    '## A b {#c}\n\n[x](#c) [y](#a-b) [z](#none)',
    '## A b\n\n[x](#section-a-b) [y](#section-a-b) z',
  ],
  ['headings start at level 2', '# A\n\n### B\n\nC\n---', '## A\n\n### B\n\n### C'],
  ['a linked picture', '[![A](a.png)](/img/a.jpg)', '![A](a.png)'],
])('%s', (_, body, expected) => expect(markdownOf(body)).toBe(expected));

test('what is lost is named with its line', () => {
  expect(convert('a\n\n<script>x</script>\n\n![](b.png)\n\n$$x^2$$').warnings).toEqual([
    'a formula is shown as code: x^2 (a.md:7)',
    'removed an unsupported element: script (a.md:3)',
    'picture without an alternative text; describe what it shows: b.png (a.md:5)',
  ]);
});

test('braces of formulas are no expressions of MDX', () => {
  const { markdown, warnings } = convert('$a^{2}$ {/* c */}\n\n$$\n\\frac{a}{b}\n$$', 'a.mdx');
  expect(markdown).toBe('`a^{2}` \n\n```tex\n\\frac{a}{b}\n```');
  expect(warnings).toHaveLength(2);
});

test('MDX that cannot be read is read as Markdown', () => {
  const { markdown, warnings } = convert('a\n\n<https://x.example>', 'a.mdx');
  expect(markdown).toBe('a\n\n<https://x.example>');
  expect(warnings).toEqual([expect.stringMatching(/^its MDX cannot be read.*\(a\.mdx:3\)$/)]);
});

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '<svg><script>alert(1)</script></svg>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  'a <b onmouseover=alert(1)>b</b> <style>@import "x"</style>',
  '<details ontoggle=alert(1) open>\n\nx\n\n</details>',
  '<scr<script>ipt>alert(1)</script>',
  '<div\n\n<img src=x onerror=alert(1)>',
])('nothing runs of %s', (body) => {
  const { markdown = '' } = convert(body);
  expect(markdown).not.toMatch(/<script|<style|<iframe|\son\w+=|javascript:/i);
  expect(JSON.stringify(parseMarkdown(markdown))).not.toMatch(/"on[A-Z]|javascript:|"script"/);
});

test('hostile texts take linear time', () => {
  for (const piece of ['{{< ', '{% ', '<!--', '<a ']) convert(piece.repeat(10_000));
});

test('a paragraph with thousands of marks is refused, code with as many is not', () => {
  for (const piece of ['[x][x]', '*a_', '$x_'])
    expect(convert(piece.repeat(10_000)).markdown).toBeUndefined();
  const code = `\`\`\`\n${'a[0] = *b\n'.repeat(5000)}\`\`\``;
  expect(markdownOf(code)).toBe(code);
});
