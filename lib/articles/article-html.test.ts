import { describe, expect, test } from 'vitest';
import { readSample, sampleImages } from '@/lib/markdown/fixtures/sample';
import { renderArticleHtml } from './article-html';

const url = 'https://site.example/articles/x';
const render = (markdown: string) =>
  renderArticleHtml(markdown, { locale: 'fr', url, images: sampleImages });

describe('HTML for feeds', () => {
  test.each([
    ['[a](/articles/b)', '<p><a href="https://site.example/articles/b">a</a></p>'],
    ['[a](#section-b)', '<p><a href="https://site.example/articles/x#section-b">a</a></p>'],
    ['[a](https://b.example/)', '<p><a href="https://b.example/">a</a></p>'],
    ['## Titre', '<h2>Titre</h2>'],
    ['- [x] a', '<ul>\n<li>☑\ufe0e a</li>\n</ul>'],
    [
      '```js\nlet a;\n```',
      '<figure><figcaption>JavaScript</figcaption><pre><code class="language-js">let a;\n</code></pre></figure>',
    ],
    [
      '![Un](/media/0123456789abcdef "A | B")',
      '<figure><img src="https://site.example/media/0123456789abcdef-1200.webp" alt="Un" width="1600" height="900"><figcaption>A Crédit\u00a0: B</figcaption></figure>',
    ],
    ['<span lang="en">a</span>', '<p><span lang="en">a</span></p>'],
  ])('%j', (markdown, html) => {
    expect(render(markdown)).toBe(html);
  });

  test('keeps the alignment of table cells', () => {
    expect(render('| a | b |\n|--|--:|\n| 1 | 2 |')).toMatch(
      /^<table>[\s\S]*<td align="right">2<\/td>[\s\S]*<\/table>$/,
    );
  });

  test('has no relative URLs, ids, ARIA attributes and classes but the language of code', () => {
    const html = render(readSample());
    expect(html).not.toMatch(/(?:href|src)="(?!https:\/\/)/);
    expect(html).not.toMatch(/\s(?:id|role|aria-\w+|tabindex|sizes|style|data-\w+)=/);
    expect(html.match(/class="[^"]*"/g)).toEqual(['class="language-python"']);
  });
});
