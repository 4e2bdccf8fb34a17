import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from './parse-markdown';

const render = (markdown: string) => toHtml(parseMarkdown(markdown));

describe('GitHub Flavored Markdown', () => {
  test('has headings, paragraphs, emphasis, quotations and code', () => {
    expect(render('## Titre\n\nUn *mot* **fort**, `code`.\n\n> Cité')).toBe(
      '<h2>Titre</h2>\n<p>Un <em>mot</em> <strong>fort</strong>, <code>code</code>.</p>\n' +
        '<blockquote>\n<p>Cité</p>\n</blockquote>',
    );
  });

  test('has nested and numbered lists, and deletions', () => {
    expect(render('3. un\n   - deux\n4. ~~trois~~').replace(/\n/g, '')).toBe(
      '<ol start="3"><li>un<ul><li>deux</li></ul></li><li><del>trois</del></li></ol>',
    );
  });

  test.each([
    ['[Mistral](https://mistral.ai/news?a=1&b=2)', 'https://mistral.ai/news?a=1&#x26;b=2'],
    ['[écrire](mailto:a@example.com)', 'mailto:a@example.com'],
    ['[suite](/articles/mistral)', '/articles/mistral'],
    ['https://example.com/x', 'https://example.com/x'],
  ])('keeps the link %s', (markdown, href) => {
    expect(render(markdown)).toContain(`<a href="${href}">`);
  });

  test('removes the titles of links', () => {
    expect(render('[a](/b "c")')).toBe('<p><a href="/b">a</a></p>');
  });
});

describe('HTML without a Markdown syntax', () => {
  test.each([
    'H<sub>2</sub>O, m<sup>2</sup>, <kbd>Ctrl</kbd>',
    '<abbr title="intelligence artificielle">IA</abbr>, <mark>a</mark>, <cite>b</cite>, <q>c</q>',
    '<i lang="en">grounding</i>, <span lang="ar" dir="rtl">إدريس</span>',
    '<time datetime="2026-06-15T08:00:00+01:00">le 15</time>, <dfn>d</dfn>, <small>e</small>',
  ])('is kept: %s', (markdown) => {
    expect(render(markdown)).toBe(`<p>${markdown}</p>`);
  });

  test('may contain Markdown', () => {
    expect(
      render('<blockquote lang="en" cite="https://example.com/">\n\nSome *text*.\n\n</blockquote>'),
    ).toBe(
      '<blockquote lang="en" cite="https://example.com/">\n<p>Some <em>text</em>.</p>\n</blockquote>',
    );
  });

  test('may be a details element', () => {
    expect(render('<details><summary>Plus</summary>\n\nTexte\n\n</details>')).toMatch(
      /^<details><summary>Plus<\/summary>\n<p>Texte<\/p>\n<\/details>$/,
    );
  });

  test.each([
    'lang="en&quot; x"',
    'lang="x y"',
    'dir="up"',
    'class="x"',
    'style="color:red"',
    'id="content"',
  ])('loses the attribute %s', (attribute) => {
    expect(render(`<span ${attribute}>a</span>`)).toBe('<p><span>a</span></p>');
  });
});

describe('sanitizing', () => {
  const attacks = [
    '<script>alert(1)</script>',
    'a <script>alert(1)</script> b',
    '<scr<script>ipt>alert(1)</script>',
    '<img src="x" onerror="alert(1)">',
    '<img src=x:y onerror=alert(1)//',
    'a <b onclick="alert(1)">b</b> c',
    '<p onmouseover=alert(1)>p</p>',
    '<iframe src="https://evil.example"></iframe>',
    '<a href="javascript:alert(1)">a</a>',
    '<a href="&#x6a;avascript:alert(1)">a</a>',
    '<a href=" java\nscript:alert(1)">a</a>',
    '<a href="https://x" style="position:fixed" target="_blank">a</a>',
    '<svg onload="alert(1)"><style>*{}</style></svg>',
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    '<form action="https://evil.example"><input name="x"><button formaction="javascript:alert(1)">b</button></form>',
    '<style>body{background:url(https://evil.example)}</style>',
    '<div style="background:url(https://evil.example)">d</div>',
    '<link rel="stylesheet" href="https://evil.example">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<base href="https://evil.example/">',
    '<object data="x"></object><embed src="x">',
    '<video src="https://evil.example/v.mp4" autoplay></video>',
    '<q cite="javascript:alert(1)">q</q>',
    '<template><script>alert(1)</script></template>',
    '<!--><img src=x onerror=alert(1)>-->',
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a](&#106;avascript:alert(1))',
    '[a](java\tscript:alert(1))',
    '[a](<java script:alert(1)>)',
    '[a](vbscript:msgbox)',
    '[a](data:text/html;base64,PHNjcmlwdD4=)',
    '[a][1]\n\n[1]: javascript:alert(1)',
    '<javascript:alert(1)>',
    '![x](javascript:alert(1))',
    '![x](data:image/svg+xml;base64,PHN2Zz4=)',
    '[a](https://example.com "x\\" onmouseover=\\"alert(1)")',
    '```"><img/src/onerror=alert(1)>\ncode\n```',
  ];
  const safe = new Set('href src alt title className disabled type cite'.split(' '));

  test.each(attacks)('%s', (markdown) => {
    const html = render(markdown);
    expect(html).not.toMatch(
      /<(?:script|style|iframe|svg|math|form|button|link|meta|base|object|embed|video|template)\b/,
    );
    expect(html.replace(/&[^;]+;.*?onmouseover/g, '')).not.toMatch(
      /<[^>]*\s(?:on\w+|style|target)\s*=/,
    );
    visit(parseMarkdown(markdown), 'element', ({ properties }) => {
      for (const name of Object.keys(properties)) expect(safe).toContain(name);
      for (const name of ['href', 'src', 'cite']) {
        expect(String(properties[name] ?? '/')).toMatch(/^(?:https?:|mailto:|[^:]*$)/);
      }
    });
  });

  test('removes the content of scripts and style sheets', () => {
    expect(render('Avant <script>alert(1)</script> après.\n\nEnsuite.')).toBe(
      '<p>Avant  après.</p>\n<p>Ensuite.</p>',
    );
    expect(render('<style>\nbody {}\n</style>\n\nEnsuite.').trim()).toBe('<p>Ensuite.</p>');
  });

  test.each([
    'textarea',
    'plaintext',
    'select',
    'template',
    'noscript',
    'title',
    'svg',
    'iframe',
    'script',
    'style',
    'form',
    'b',
  ])('keeps the paragraphs after an unclosed <%s>', (name) => {
    expect(textOf(parseMarkdown(`Un <${name}> deux.\n\nTrois.\n\nQuatre.`))).toMatch(
      /Un.*Trois\..*Quatre\./s,
    );
  });

  test('escapes characters of HTML', () => {
    expect(render('2 < 3 & 4 > 1')).toBe('<p>2 &#x3C; 3 &#x26; 4 > 1</p>');
  });
});

function textOf(tree: Root): string {
  let text = '';
  visit(tree, 'text', ({ value }) => {
    text += value;
  });
  return text;
}
