import { toHtml } from 'hast-util-to-html';
import { describe, expect, test } from 'vitest';
import { sampleImages } from './fixtures/sample';
import { listImageIds } from './pictures';
import { renderMarkdown } from './render-markdown';
import { getVideoSite } from './video-sites';

const picture = '/media/0123456789abcdef';
const still = '/media/fedcba9876543210';
const render = (markdown: string) =>
  toHtml(renderMarkdown(markdown, { locale: 'fr', images: sampleImages }).tree);

describe('pictures', () => {
  const size = 'width="1600" height="900"';

  test('become figures with caption and credit', () => {
    expect(render(`![Des barres](${picture} "Les ventes | L’État")`)).toMatch(
      new RegExp(
        `^<figure role="figure" aria-label="Les ventes Crédit\u00a0: L’État"><img src="${picture}" alt="Des barres" ${size} sizes="[^"]+">` +
          '<figcaption>Les ventes <span class="credit">Crédit\u00a0: L’État</span></figcaption></figure>$',
      ),
    );
  });

  test.each([
    ['| L’État', '<figcaption><span class="credit">Crédit\u00a0: L’État</span></figcaption>'],
    ['Les ventes', '<figcaption>Les ventes</figcaption>'],
    ['a | b | c', '<figcaption>a | b <span class="credit">Crédit\u00a0: c</span></figcaption>'],
  ])('read caption and credit from the title %j', (title, caption) => {
    expect(render(`![Des barres](${picture} "${title}")`)).toContain(caption);
  });

  test('of one paragraph become a gallery', () => {
    const html = render(`![Un](${picture} "A")\n![Deux](${still})`);
    expect(html).toMatch(
      /^<div class="gallery"><figure[^>]*>.*<\/figure><figure>.*<\/figure><\/div>$/,
    );
  });

  test('in an HTML figure get no second one', () => {
    const html = render(`<figure>\n\n![Un](${picture})\n\n<figcaption>A</figcaption>\n</figure>`);
    expect(html.match(/<figure/g)).toHaveLength(1);
    expect(html).toContain(`<img src="${picture}"`);
  });

  test.each([
    [
      'of another site',
      '![Un](https://a.example/b.png)',
      '<p><a href="https://a.example/b.png">Un</a></p>',
    ],
    [
      'of another site, without alt text',
      '![](https://a.example/b.png)',
      '<p><a href="https://a.example/b.png">https://a.example/b.png</a></p>',
    ],
    [
      'in a sentence',
      `Voir ![Un](${picture}).`,
      '<p>Voir <a href="/media/0123456789abcdef-1600.webp">Un</a>.</p>',
    ],
    ['unknown', '![Un](/media/aaaaaaaaaaaaaaaa)', '<p>Un</p>'],
    ['that are files', '![Un](un.png)', '<p>Un</p>'],
    ['in data URLs', '![Un](data:image/png;base64,AA)', '<p>Un</p>'],
    [
      'of another site in a link',
      '[![Un](https://a.example/b.png)](/c)',
      '<p><a href="/c">Un</a></p>',
    ],
    [
      'in HTML',
      '<img src="https://a.example/b.png" alt="Un">',
      '<a href="https://a.example/b.png">Un</a>',
    ],
  ])('%s: become links, without a request to another site', (_, markdown, html) => {
    expect(render(markdown)).toBe(html);
  });

  test('have their ids listed once', () => {
    expect(
      listImageIds(
        `![a](${picture}) ![b](${still} "t") ![c](${picture}) /media/0123456789abcdef-800.webp`,
      ),
    ).toEqual(['0123456789abcdef', 'fedcba9876543210']);
  });
});

describe('videos', () => {
  test.each([
    ['https://www.youtube.com/watch?v=aaaaaaaaaaa&t=12', 'YouTube'],
    ['https://youtu.be/aaaaaaaaaaa', 'YouTube'],
    ['https://www.youtube.com/shorts/aaaaaaaaaaa', 'YouTube'],
    ['https://www.youtube-nocookie.com/embed/aaaaaaaaaaa', 'YouTube'],
    ['https://vimeo.com/123456', 'Vimeo'],
    ['https://player.vimeo.com/video/123456', 'Vimeo'],
    ['https://www.dailymotion.com/video/x8abcd', 'Dailymotion'],
    ['https://dai.ly/x8abcd', 'Dailymotion'],
    ['https://www.youtube.com/@channel', null],
    ['https://vimeo.com/about', null],
    ['https://youtube.com.evil.example/watch?v=a', null],
    ['javascript:https://youtu.be/a', null],
    ['/watch?v=a', null],
  ])('of %s are on %s', (address, site) => {
    expect(getVideoSite(address)).toBe(site);
  });

  const watch = 'Voir la vidéo sur YouTube';
  const url = 'https://youtu.be/aaaaaaaaaaa';
  test.each([
    ['a bare URL', url, `<a href="${url}"><span class="video-label">${watch}</span></a>`],
    [
      'a link with text',
      `[La séance](${url})`,
      `<a href="${url}"><span class="video-label">${watch}\u00a0: La séance</span></a>`,
    ],
    [
      'a still of another site',
      `[![La vue](https://a.example/b.png)](${url})`,
      `<a href="${url}"><span class="video-label">${watch}\u00a0: La vue</span></a>`,
    ],
  ])('become a panel: %s', (_, markdown, link) => {
    expect(render(markdown)).toBe(`<figure class="video">${link}</figure>`);
  });

  test('with a stored still show it with a caption', () => {
    expect(render(`[![La vue](${still} "La séance | X")](${url})`)).toMatch(
      /^<figure class="video"[^>]*><a href="https:\/\/youtu\.be\/a+"><span class="video-still"><img [^>]*alt="La vue"[^>]*sizes="[^"]+"><\/span> <span class="video-label">Voir la vidéo sur YouTube<\/span><\/a><figcaption>La séance <span class="credit">.*X<\/span><\/figcaption><\/figure>$/,
    );
  });

  test('in a sentence stay links', () => {
    expect(render(`Voir [ceci](${url}).`)).toBe(`<p>Voir <a href="${url}">ceci</a>.</p>`);
  });
});
