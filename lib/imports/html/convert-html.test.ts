import fc from 'fast-check';
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { scanMarkdown } from '@/lib/markdown/scan-markdown';
import { convert, markdownOf } from './test-convert';

describe('converts editors’ HTML to Markdown', () => {
  test.each([
    ['headings without a gap', '<h1>A</h1><h4>B</h4><h2>C</h2>', '## A\n\n### B\n\n### C'],
    ['a bold heading', '<h2><strong>A</strong></h2>', '## A'],
    ['white space at the ends of bold text', '<p>a <b>b </b>c</p>', 'a **b** c'],
    ['adjacent bold elements', '<p><b>a</b><strong>b</strong></p>', '**ab**'],
    ['struck within struck', '<p><s><s> a</s></s></p>', '~~a~~'],
    ['bold within bold', '<p><b><strong>a</strong></b></p>', '**a**'],
    ['code side by side', '<p><code>a</code><code>b</code></p>', '`ab`'],
    ['empty code', '<p>a<code></code></p>', 'a'],
    ['a list in a list', '<ul><li>a<ul><li>b</li><li>c</li></ul></li></ul>', '- a\n  - b\n  - c'],
    ['emphasis within a word', '<p>a<em>b</em>c</p>', 'a*b*c'],
    ['empty elements', '<p><b></b>&nbsp;</p><p>a<i> </i>b</p>', 'a b'],
    ['Markdown syntax in text', '<p>*a* 2 < 3 &lt;b> [x]</p>', '\\*a\\* 2 < 3 \\<b> \\[x]'],
    ['an element named like one of ours', '<gallery><i src="x">a</i>b</gallery>', '*a*b'],
    ['cells without a table', '<tr><td>a</td><td><b>b</b></td></tr>', 'a\n\n**b**'],
    ['allowed elements', '<p>H<sub>2</sub>O <kbd>F1</kbd></p>', 'H<sub>2</sub>O <kbd>F1</kbd>'],
    ['a foreign passage', '<p>un <i lang="en">token</i></p>', 'un <i lang="en">token</i>'],
    ['a foreign paragraph', '<p lang="en">A word</p>', '<span lang="en">A word</span>'],
    ['a quotation', '<blockquote><p>A</p><cite>B</cite></blockquote>', '> A\n>\n> <cite>B</cite>'],
    ['a task', '<ul><li><input type="checkbox" checked> a</li></ul>', '- [x] a'],
    ['a code block', '<pre><code class="language-JS">a\n b</code></pre>', '```js\na\n b\n```'],
    ['a code block with <br>', '<pre>a<br>b</pre>', '```\na\nb\n```'],
    ['a link around blocks', '<a href="https://a.fr"><p>A</p></a>', '[A](https://a.fr)'],
    [
      'a link to a heading',
      '<p><a href="#x">a</a></p><h2 id="x">Été</h2>',
      '[a](#section-ete)\n\n## Été',
    ],
    ['a link to a missing anchor', '<p><a href="#y">a</a></p>', 'a'],
    ['a paragraph that is a URL', '<p>https://a.fr/b</p>', '<https://a.fr/b>'],
    [
      'a gist',
      '<script src="https://gist.github.com/a/1.js"></script>',
      '<https://gist.github.com/a/1>',
    ],
  ])('%s', (_, html, markdown) => {
    expect(markdownOf(html)).toBe(markdown);
  });

  test('gives a table a header row and inline cells', () => {
    const html =
      '<table><tr><td>a<ul><li>b<li>c</ul></td><td><p>d</p><img src="e.png" alt="E"></td></tr><tr><td>1</td></tr></table>';
    expect(markdownOf(html)).toBe(
      '| a b · c | d |\n| ------- | - |\n| 1       |   |\n\n![E](e.png)',
    );
  });

  test('converts footnotes without their back links', () => {
    const html =
      '<p>a<sup><a href="#n1" id="r1">[1]</a></sup> b<a href="#n2">2</a></p><ol><li id="n1"><p>One <a href="#r1">↩</a></p></li><li id="n2">Two</li></ol>';
    expect(markdownOf(html)).toBe('a[^1] b[^2]\n\n[^1]: One\n\n[^2]: Two');
  });
});

describe('converts pictures to paragraphs of their own with alternative text', () => {
  test.each([
    ['between words', '<p>a <img src="x/b.png" alt="B"> c</p>', 'a\n\n![B](b.png)\n\nc'],
    [
      'with a caption and a credit',
      '<figure><img src="b.png" alt="B"><figcaption>A pond. Photo: C. D.</figcaption></figure>',
      '![B](b.png "A pond. | Photo: C. D.")',
    ],
    [
      'linked to itself',
      '<a href="https://a.fr/b.png"><img src="b.png" alt="B"></a>',
      '![B](b.png)',
    ],
    ['lazy-loaded', '<img src="data:image/gif;base64,R0" data-src="b.png" alt="B">', '![B](b.png)'],
    ['a tracking pixel', '<p>a<img src="b.gif" width="1" height="1"></p>', 'a'],
    ['an emoji', '<p>a <img class="emoji" alt="🙂" src="e.svg"></p>', 'a 🙂'],
    [
      'used twice',
      '<img src="a/b.png" alt="1"><img src="c/b.png" alt="2"><img src="a/b.png" alt="3">',
      '![1](b.png)\n\n![2](b-2.png)\n\n![3](b.png)',
    ],
  ])('%s', (_, html, markdown) => {
    expect(markdownOf(html)).toBe(markdown);
  });

  test.each([
    ['the caption', '<figure><img src="b.png"><figcaption>A pond</figcaption></figure>', 'A pond'],
    ['words that say so, not the file name,', '<img src="/2020/Un-étang_gelé.jpeg">', 'A picture'],
  ])('uses %s if there is no alternative text, and warns', (_, html, alt) => {
    const { markdown, warnings } = convert(html);
    expect(markdown).toContain(`![${alt}](`);
    expect(warnings.join()).toContain('without an alternative text');
  });

  test.each([
    '../../etc/passwd',
    'a/..%2f..%2fb.png',
    'a/%2e%2e\\b.svg',
    'C:\\b.png',
    '.png',
    'a/b.png?x=../../c',
    'a/b.php',
  ])('gives %s a safe file name', (src) => {
    const [picture] = convert(`<img src="${src}" alt="x">`).pictures;
    expect(picture?.name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*\.(?:jpg|png|svg)$/);
  });
});

describe('converts embedded videos to links', () => {
  const page = 'https://www.youtube.com/watch?v=a1';
  test.each([
    ['https://www.youtube-nocookie.com/embed/a1?rel=0', page],
    ['//www.youtube.com/embed/a1', page],
    ['https://player.vimeo.com/video/12?h=ab', 'https://vimeo.com/12/ab'],
    ['https://www.dailymotion.com/embed/video/x1', 'https://www.dailymotion.com/video/x1'],
  ])('%s', (src, address) => {
    const { markdown, warnings } = convert(`<iframe src="${src}"></iframe>`);
    expect(markdown).toBe(`<${address}>`);
    expect(warnings).toEqual([]);
  });

  test('keeps the link of a picture to a video', () => {
    const html = '<p><a href="https://youtu.be/a1"><img src="b.png" alt="B"></a></p>';
    expect(markdownOf(html)).toBe(`[![B](b.png)](${page})`);
  });

  test('converts other frames to links and warns', () => {
    const { markdown, warnings } = convert('<iframe src="https://maps.example/x" title="Le plan">');
    expect(markdown).toBe('[Le plan](https://maps.example/x)');
    expect(warnings).toEqual(['replaced an embed by a link: https://maps.example/x']);
  });
});

const reader = unified().use(remarkParse).use(remarkGfm);
const tags =
  'a|abbr|br|cite|code|dd|del|details|dl|dt|em|i|kbd|mark|q|span|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|div';
const harmless = new RegExp(
  `^(?:[^<]|</?(?:${tags})(?: (?:lang|title|align|(?:col|row)span)="[^"<>]*")*>|<a href="(?:https?:|mailto:|/|#)[^"<>]*"(?: title="[^"<>]*")?>)*$`,
);

/** Lists active content in the Markdown. */
function listActiveContent(markdown: string): string[] {
  const found: string[] = [];
  visit(reader.parse(markdown) as Root, (node) => {
    if (node.type === 'html' && !harmless.test(node.value)) found.push(node.value);
    if (node.type === 'heading' && node.depth === 1) found.push('h1');
    const url = node.type === 'link' || node.type === 'image' ? node.url : '';
    if (/^\s*(?:javascript|data|vbscript|file):/i.test(url)) found.push(url);
  });
  return found;
}

describe('removes active content', () => {
  test.each([
    '<script>alert(1)</script>',
    '<a href="javascript:alert(1)">a</a>',
    '<a href=" JaVa\tscript:alert(1)">a</a>',
    '<img src="data:image/svg+xml,<svg onload=alert(1)>" alt="a">',
    '<img src="x.png" onerror="alert(1)" alt="a">',
    '<svg><a xlink:href="javascript:alert(1)">a</a></svg>',
    '<form action="https://evil.example"><input name="a"><button>b</button></form>',
    '<span lang="&quot;><script>alert(1)</script>">a</span>',
    '<abbr title="&quot; onmouseover=&quot;alert(1)">a</abbr>',
    '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
    '<p>[a](javascript:alert(1))</p>',
    '<object data="x.swf"></object><embed src="y.swf">',
    '<kbd><br>&lt;img src=x onerror=alert(1)></kbd>',
    '<gallery><x href="javascript:alert(1)">',
    '<td><dl>&lt;script>alert(1)&lt;/script>',
  ])('%s', (html) => {
    expect(listActiveContent(markdownOf(html))).toEqual([]);
  });

  const names =
    'a b i p h1 h3 div span figure figcaption img table tr td ul li pre code blockquote sup kbd iframe q br hr details summary dl dt dd object embed font gallery';
  const piece = fc.oneof(
    fc.constantFrom(...names.split(' ').flatMap((name) => [`<${name}>`, `</${name}>`])),
    fc.constantFrom(
      '<a href="#x">',
      '<li id="x">',
      '<img src="a/b.png">',
      '<i lang="en">',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
    ),
    fc.constantFrom(
      '<a href="javascript:x">',
      '<abbr title="&quot;>">',
      '1',
      '\n\n',
      '&nbsp;',
      '&#0;',
      '\ud800',
      '---',
      '|',
      '`',
      '*',
      '_',
      '[',
      '](',
      '&lt;b>',
    ),
    fc.string({ maxLength: 12 }),
  );
  const soup = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

  test('from any tag soup', () => {
    fc.assert(
      fc.property(soup, (html) => {
        expect(listActiveContent(markdownOf(html))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  }, 30_000);

  test('from deeply nested elements, and keeps their text', () => {
    const { markdown, warnings } = convert(`${'<div>'.repeat(20_000)}words`);
    expect(markdown).toBe('words');
    expect(warnings.join()).toContain('nested too deeply');
  });
});

test('brackets are all escaped where there are so many that reading them would take seconds', () => {
  expect(markdownOf('<p>[x][x]</p>')).toBe('\\[x]\\[x]');
  const markdown = markdownOf(`<p>${'[x]'.repeat(10_000)}</p>`);
  expect(markdown).toBe('\\[x\\]'.repeat(10_000));
  expect(scanMarkdown(markdown).links).toEqual([]);
});
