import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from './markdown';

/** As the article page renders it. */
const render = (markdown: string) =>
  renderToStaticMarkup(toJsxRuntime(parseMarkdown(markdown), { Fragment, jsx, jsxs }));

describe('GitHub’s Markdown becomes HTML', () => {
  test('headings below the page’s own, paragraphs, emphasis, quotations, code', () => {
    expect(render('## Titre\n\nUn *mot* **fort**, `code`.\n\n> Cité')).toBe(
      '<h2>Titre</h2>\n<p>Un <em>mot</em> <strong>fort</strong>, <code>code</code>.</p>\n' +
        '<blockquote>\n<p>Cité</p>\n</blockquote>',
    );
  });

  test('tables, with the alignment of their columns', () => {
    const table = render('| Modèle | Prix |\n|:--|--:|\n| A | 1 € |');
    expect(table).toMatch(/<table>.*<th[^>]*>Modèle<\/th>.*<td[^>]*>1 €<\/td>.*<\/table>/s);
    expect(table).toMatch(/<td[^>]*right[^>]*>1 €/);
  });

  test('lists, nested and numbered, and what was struck out', () => {
    expect(render('1. un\n   - deux\n2. ~~trois~~').replace(/\n/g, '')).toBe(
      '<ol><li>un<ul><li>deux</li></ul></li><li><del>trois</del></li></ol>',
    );
  });

  test.each([
    ['[Mistral](https://mistral.ai/news?a=1&b=2)', 'https://mistral.ai/news?a=1&amp;b=2'],
    ['[écrire](mailto:a@example.com)', 'mailto:a@example.com'],
    ['[suite](/articles/mistral)', '/articles/mistral'],
    ['https://example.com/x', 'https://example.com/x'],
  ])('the link %s stays', (markdown, href) => {
    expect(render(markdown)).toContain(`<a href="${href}">`);
  });
});

describe('nothing that could act comes through', () => {
  const attacks = [
    '<script>alert(1)</script>',
    'a <script>alert(1)</script> b',
    '<img src="x" onerror="alert(1)">',
    'a <b onclick="alert(1)">b</b> c',
    '<iframe src="https://evil.example"></iframe>',
    '<a href="javascript:alert(1)">a</a>',
    '<svg onload="alert(1)"><style>*{}</style></svg>',
    '<form action="https://evil.example"><input name="x"></form>',
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a](&#106;avascript:alert(1))',
    '[a](java\tscript:alert(1))',
    '[a](<java script:alert(1)>)',
    '[a](vbscript:msgbox)',
    '[a](data:text/html;base64,PHNjcmlwdD4=)',
    '[a][1]\n\n[1]: javascript:alert(1)',
    '<javascript:alert(1)>',
    '![x](https://evil.example/pixel.png)',
    '![x](x "onerror=alert(1)")',
    '[a](https://example.com "x\\" onmouseover=\\"alert(1)")',
    '# Titre de premier rang',
    'Titre\n=====',
  ];

  test.each(attacks)('%s', (markdown) => {
    const html = render(markdown);
    const elements = [...html.matchAll(/<([a-z0-9]+)([^>]*)>/g)];
    for (const [, name, attributes] of elements) {
      expect(['p', 'a']).toContain(name);
      // What is within a title's quotation marks is text.
      expect(attributes?.replace(/ title="[^"]*"/, '')).toMatch(/^( href="https:[^"]*")?$/);
    }
  });

  test('and the words around it stay', () => {
    expect(render('Avant <script>alert(1)</script> après.\n\nEnsuite.')).toMatch(
      /^<p>Avant .*après\.<\/p>\n<p>Ensuite\.<\/p>$/,
    );
    expect(render('# Un titre')).toContain('Un titre');
    expect(render('2 < 3 & 4 > 1')).toBe('<p>2 &lt; 3 &amp; 4 &gt; 1</p>');
  });
});
