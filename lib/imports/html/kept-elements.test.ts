import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '@/lib/markdown/parse-markdown';
import { convert, markdownOf } from './test-convert';

describe('keeps what has no Markdown syntax as HTML', () => {
  test.each([
    [
      'a disclosure widget',
      '<h2>A</h2><details open><summary>B &lt;</summary><p>C</p><ul><li>d</li></ul></details>',
      '## A\n\n<details>\n<summary>B &lt;</summary>\n\nC\n\n- d\n\n</details>',
    ],
    [
      'a list of definitions',
      '<dl><dt><b>T</b></dt><dd>D <a href="https://a.fr">e</a></dd><dt>U</dt><dd><p>F</p><p>G</p></dd></dl>',
      '<dl>\n<dt><strong>T</strong></dt>\n<dd>D <a href="https://a.fr">e</a></dd>\n<dt>U</dt>\n<dd>\n\nF\n\nG\n\n</dd>\n</dl>',
    ],
    [
      'a table with merged cells',
      '<table><tr><th>A</th><th>B</th></tr><tr><td rowspan="2">x & y</td><td>1</td></tr><tr><td><i>2</i></td></tr></table>',
      '<table>\n<tbody>\n<tr>\n<th>A</th>\n<th>B</th>\n</tr>\n<tr>\n<td rowspan="2">x &amp; y</td>\n<td>1</td>\n</tr>\n<tr>\n<td><em>2</em></td>\n</tr>\n</tbody>\n</table>',
    ],
  ])('%s', (_, html, markdown) => {
    expect(markdownOf(html)).toBe(markdown);
  });

  test('a footnote in a merged cell', () => {
    const markdown = markdownOf(
      '<table><tr><td colspan="2">a<sup><a href="#n">1</a></sup></td></tr></table><ol><li id="n">Note</li></ol>',
    );
    expect(markdown).toContain('<th colspan="2">\n\na[^1]\n\n</th>');
    expect(JSON.stringify(parseMarkdown(markdown))).toContain('dataFootnoteRef');
  });
});

describe('keeps', () => {
  test.each([
    [
      'what a style strikes through or marks',
      'a <span style="text-decoration: line-through;">b</span> <span style="font-weight: bold">c</span> <font color="red">d</font>',
      'a ~~b~~ **c** d',
    ],
    [
      'the caption of a table',
      '<table><caption>C</caption><tr><td>a</td></tr></table>',
      '*C*\n\n| a |\n| - |',
    ],
    ['line ends out of emphasis', '<p><em>a<br></em>b <b><br>c</b></p>', '*a*\\\nb\\\n**c**'],
    [
      'a space for each line end of a caption',
      '<figure><img src="a.png" alt="A"><figcaption>One.<br>Two.<br></figcaption></figure>',
      '![A](a.png "One. Two.")',
    ],
    [
      'a caption that ends a line',
      '<figure><iframe src="https://youtu.be/a1"></iframe><figcaption>B<br></figcaption></figure>',
      '<https://www.youtube.com/watch?v=a1>\n\n*B*',
    ],
  ])('%s', (_, html, markdown) => {
    expect(markdownOf(html)).toBe(markdown);
  });
});

describe('makes galleries, a paragraph of pictures, of', () => {
  const picture = (name: string) => `<img src="${name}.png" alt="${name}">`;
  test.each([
    [
      'a block with figures',
      `<figure class="wp-block-gallery"><figure>${picture('a')}<figcaption>A.</figcaption></figure><figure>${picture('b')}</figure><figcaption class="blocks-gallery-caption">Both</figcaption></figure>`,
      '![a](a.png "A.")\n![b](b.png)\n\n*Both*',
    ],
    [
      'a block with a list',
      `<figure class="wp-block-gallery"><ul class="blocks-gallery-grid"><li><figure>${picture('a')}<figcaption>A.</figcaption></figure></li><li><figure>${picture('b')}</figure></li></ul></figure>`,
      '![a](a.png "A.")\n![b](b.png)',
    ],
    [
      'the list of an older block',
      `<ul class="wp-block-gallery"><li><figure>${picture('a')}</figure></li><li><figure>${picture('b')}</figure></li></ul>`,
      '![a](a.png)\n![b](b.png)',
    ],
    [
      'what a shortcode showed',
      `<div class="gallery"><dl class="gallery-item"><dt><a href="https://a.fr/a.png">${picture('a')}</a></dt><dd class="wp-caption-text gallery-caption">A.</dd></dl><dl class="gallery-item"><dt>${picture('b')}</dt></dl><br></div>`,
      '![a](a.png "A.")\n![b](b.png)',
    ],
    [
      'a figure of pictures',
      `<figure>${picture('a')} ${picture('b')}</figure>`,
      '![a](a.png)\n![b](b.png)',
    ],
    [
      'tiles',
      `<div class="wp-block-jetpack-tiled-gallery"><div><div>${picture('a')}</div><div>${picture('b')}</div></div></div>`,
      '![a](a.png)\n![b](b.png)',
    ],
  ])('%s', (_, html, markdown) => {
    expect(markdownOf(html)).toBe(markdown);
  });

  test('one picture is a figure, and other words stay', () => {
    expect(
      markdownOf(`<figure class="wp-block-gallery"><ul><li>${picture('a')}</li></ul></figure>`),
    ).toBe('![a](a.png)');
    expect(
      markdownOf(`<div class="gallery">Words ${picture('a')} ${picture('b')}</div>`),
    ).toContain('Words');
    expect(
      markdownOf(
        `<div class="wp-caption"><img src="a.png" alt="a"><noscript><img src="a.png"></noscript><p class="wp-caption-text">A.</p></div>`,
      ),
    ).toBe('![a](a.png "A.")');
  });
});

describe('keeps or names what was embedded', () => {
  const player = (address: string) =>
    `<object width="4"><param name="movie" value="${address}"><param name="wmode" value="x"><embed src="${address}"></object>`;
  test.each([
    ['http://www.youtube.com/v/a1&hl=fr', 'https://www.youtube.com/watch?v=a1'],
    ['http://vimeo.com/moogaloop.swf?clip_id=12&server=vimeo.com', 'https://vimeo.com/12'],
    ['http://www.dailymotion.com/swf/x1', 'https://www.dailymotion.com/video/x1'],
  ])('the video of a player of before 2012: %s', (address, page) => {
    expect(convert(player(address))).toMatchObject({ markdown: `<${page}>`, warnings: [] });
  });

  test.each([
    [
      player('https://a.fr/b.swf'),
      '<https://a.fr/b.swf>',
      'replaced an embed by a link: https://a.fr/b.swf',
    ],
    ['<object data="https://a.fr/b"><p>Words</p></object>', 'Words', undefined],
    ['<object></object>', '', 'removed an unsupported element: object'],
    [
      '<script src="//widgets.example/poll/1.js"></script>',
      '',
      'removed an unsupported element: script (https://widgets.example/poll/1.js)',
    ],
    [
      '<form action="https://list.example/join"></form>',
      '',
      'removed an unsupported element: form (https://list.example/join)',
    ],
    ['<iframe></iframe>', '', 'removed an unsupported element: iframe'],
    ['<video></video>', '', 'removed an unsupported element: video'],
  ])('%s', (html, markdown, warning) => {
    const converted = convert(html);
    expect([converted.markdown, converted.warnings[0]]).toEqual([markdown, warning]);
  });
});
