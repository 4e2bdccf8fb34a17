import fc from 'fast-check';
import { toString as textOf } from 'hast-util-to-string';
import { describe, expect, test } from 'vitest';
import { parseHtml } from '@/lib/imports/html/convert-html';
import { parseMarkdown } from '@/lib/markdown/parse-markdown';
import { pasteToMarkdown } from './paste-to-markdown';
import type { DomNode } from './read-dom';
import { convert, toDom } from './test-clipboard';

const options = { origin: 'https://site.example', text: '', missingPicture: () => '' };
const squeeze = (text: string) => text.replace(/\s+/gu, '');

describe('readers see the words that the source showed', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'mot',
      'l’été',
      '*',
      '_',
      '**a',
      '`',
      '[y]',
      '](b)',
      '<b>',
      '&amp;',
      '#',
      '1.',
      '-',
      '+',
      '>',
      '|',
      '~~',
      '\\',
      '!',
      'http://a.fr',
      'a@b.fr',
      '[^1]',
      '~',
      '===',
      '---',
      ':',
      '&lt;',
    ),
    fc.string({ maxLength: 6 }),
  );
  const escapeText = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const words = fc
    .array(word, { minLength: 1, maxLength: 5 })
    .map((list) => escapeText(list.join(' ')));
  const { block } = fc.letrec<{ inline: string; block: string }>((tie) => ({
    inline: fc.oneof(
      { maxDepth: 2 },
      words,
      fc
        .tuple(
          fc.constantFrom(
            'b',
            'i',
            's',
            'code',
            'sup',
            'kbd',
            'mark',
            'u',
            'span style="font-weight:700"',
            'span style="font-style:italic"',
            'a href="https://a.fr/b"',
          ),
          tie('inline'),
        )
        .map(([tag, content]) => `<${tag}>${content}</${tag.split(' ')[0]}>`),
      fc.tuple(tie('inline'), tie('inline')).map(([a, b]) => a + b),
    ),
    block: fc.oneof(
      { maxDepth: 2 },
      fc
        .tuple(fc.constantFrom('p', 'h1', 'h2', 'div', 'blockquote', 'pre'), tie('inline'))
        .map(([tag, content]) => `<${tag}>${content}</${tag}>`),
      fc
        .tuple(fc.constantFrom('ul', 'ol'), fc.array(tie('inline'), { minLength: 1, maxLength: 3 }))
        .map(
          ([tag, items]) => `<${tag}>${items.map((item) => `<li>${item}</li>`).join('')}</${tag}>`,
        ),
      fc.tuple(tie('block'), tie('block')).map(([a, b]) => a + b),
      tie('block').map((content) => `<blockquote>${content}</blockquote>`),
      fc
        .tuple(tie('inline'), tie('block'))
        .map(([item, list]) => `<ul><li>${item}</li><ul><li>${list}</li></ul></ul>`),
      fc
        .tuple(tie('inline'), tie('inline'))
        .map(([a, b]) => `<table><tr><th>${a}</th></tr><tr><td>${b}</td></tr></table>`),
    ),
  }));

  test('whatever it was', () => {
    fc.assert(
      fc.property(block, (html) => {
        const { markdown } = convert(html);
        const shown = textOf(parseMarkdown(markdown));
        expect(squeeze(shown)).toBe(squeeze(textOf(parseHtml(html))));
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});

describe('hostile HTML', () => {
  test.each([
    '<script>alert(1)</script><p onclick="alert(1)">a</p>',
    '<a href=" JaVa\tscript:alert(1)">a</a>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)><script>alert(1)</script></svg>',
    '<details ontoggle=alert(1) open><summary>&lt;img src=x onerror=alert(1)></summary>a</details>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
    '<span lang="&quot;><script>alert(1)</script>">a</span>',
  ])('does nothing: %s', (html) => {
    const { markdown } = convert(html);
    expect(JSON.stringify(parseMarkdown(markdown))).not.toMatch(
      /"tagName":"(?:script|iframe|img|svg)"|javascript:|"on[a-z]+":/i,
    );
  });

  test('a quarter of a megabyte takes a few seconds of CPU time', () => {
    const piece = '<p>Un <b>texte</b> <span style="color:red">long</span>.</p><ul><li>a</li></ul>';
    const body = toDom(parseHtml(piece.repeat(Math.ceil(250_000 / piece.length))));
    const started = process.cpuUsage();
    expect(pasteToMarkdown(body, options).markdown.length).toBeGreaterThan(75_000);
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5);
  }, 60_000);

  test.each(['div', 'blockquote', 'b', 'ul'])(
    '10,000 %s in each other keep their text',
    (localName) => {
      let node: DomNode = { nodeType: 3, nodeValue: 'words', childNodes: [] };
      for (let depth = 0; depth < 10_000; depth += 1)
        node = { nodeType: 1, nodeValue: null, localName, attributes: [], childNodes: [node] };
      const body = { ...toDom({ type: 'root', children: [] }), childNodes: [node] };
      expect(pasteToMarkdown(body, options).markdown).toContain('words');
    },
  );
});
