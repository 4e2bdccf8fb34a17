import fc from 'fast-check';
import { toHtml } from 'hast-util-to-html';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { readSample, sampleImages } from './fixtures/sample';
import { needsTableOfContents } from './headings';
import { listImageIds } from './pictures';
import { renderMarkdown } from './render-markdown';
import { getVideoSite } from './videos';

const picture = '/media/0123456789abcdef';
const still = '/media/fedcba9876543210';
const render = (markdown: string, locale: 'fr' | 'en' = 'fr') =>
  toHtml(renderMarkdown(markdown, { locale, images: sampleImages }).tree);

describe('headings', () => {
  const outline = (markdown: string) =>
    Array.from(
      render(markdown).matchAll(/<(h\d) id="([^"]*)">/g),
      ([, level, id]) => `${level} ${id}`,
    );

  test('are links to themselves, and their words alone are listed', () => {
    const { headings } = renderMarkdown('## L’IA *souveraine*[^1] ?\n\n### Suite\n\n[^1]: Note', {
      locale: 'fr',
    });
    expect(headings).toEqual([
      { id: 'section-l-ia-souveraine', text: 'L’IA souveraine\u202f?', depth: 2 },
      { id: 'section-suite', text: 'Suite', depth: 3 },
    ]);
    expect(render('## Suite')).toBe(
      '<h2 id="section-suite"><a class="anchor" href="#section-suite">Suite</a></h2>',
    );
  });

  test('no link stands in a link', () => {
    expect(render('## Voir [ceci](/a)')).toBe(
      '<h2 id="section-voir-ceci">Voir <a href="/a">ceci</a></h2>',
    );
  });

  test.each([
    [
      '# A\n\n## B\n\n### C\n\n#### D',
      ['h2 section-a', 'h3 section-b', 'h4 section-c', 'h4 section-d'],
    ],
    ['## A\n\n### B\n\n##### C', ['h2 section-a', 'h3 section-b', 'h4 section-c']],
    [
      '## Content\n\n## Content\n\n## Content 2',
      ['h2 section-content', 'h2 section-content-2', 'h2 section-content-2-2'],
    ],
    ['## 中文\n\n## العربية', ['h2 section-1', 'h2 section-2']],
    ['##\n\n## A\n\n## &nbsp;', ['h2 section-a']],
    ['<h1>A</h1>\n\n> # B', ['h2 section-a', 'h2 section-b']],
    ['a[^1]\n\n[^1]: # Note', ['h2 notes', 'h2 section-note']],
  ])('%j', (markdown, expected) => {
    expect(outline(markdown)).toEqual(expected);
  });

  test('a long text with four chapters has contents, a short or an undivided one has not', () => {
    const chapters = [1, 2, 3, 4].map((id) => ({ id: `${id}`, text: 'a', depth: 2 as const }));
    expect(needsTableOfContents(chapters, 900)).toBe(true);
    expect(needsTableOfContents(chapters, 899)).toBe(false);
    expect(
      needsTableOfContents([...chapters.slice(1), { id: '5', text: 'a', depth: 3 }], 2000),
    ).toBe(false);
  });
});

describe('pictures', () => {
  const size = 'width="1600" height="900"';

  test('alone, with caption and credit, a figure that has the caption’s name', () => {
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
  ])('title %j', (title, caption) => {
    expect(render(`![Des barres](${picture} "${title}")`)).toContain(caption);
  });

  test('several in a paragraph, a gallery', () => {
    const html = render(`![Un](${picture} "A")\n![Deux](${still})`);
    expect(html).toMatch(
      /^<div class="gallery"><figure[^>]*>.*<\/figure><figure>.*<\/figure><\/div>$/,
    );
  });

  test('in a figure of HTML, no second one', () => {
    const html = render(`<figure>\n\n![Un](${picture})\n\n<figcaption>A</figcaption>\n</figure>`);
    expect(html.match(/<figure/g)).toHaveLength(1);
    expect(html).toContain(`<img src="${picture}"`);
  });

  test.each([
    [
      'of others',
      '![Un](https://a.example/b.png)',
      '<p><a href="https://a.example/b.png">Un</a></p>',
    ],
    [
      'of others, nameless',
      '![](https://a.example/b.png)',
      '<p><a href="https://a.example/b.png">https://a.example/b.png</a></p>',
    ],
    [
      'in a text',
      `Voir ![Un](${picture}).`,
      '<p>Voir <a href="/media/0123456789abcdef-1600.webp">Un</a>.</p>',
    ],
    ['unknown', '![Un](/media/aaaaaaaaaaaaaaaa)', '<p>Un</p>'],
    ['of a file', '![Un](un.png)', '<p>Un</p>'],
    ['of data', '![Un](data:image/png;base64,AA)', '<p>Un</p>'],
    ['of others in a link', '[![Un](https://a.example/b.png)](/c)', '<p><a href="/c">Un</a></p>'],
    [
      'HTML',
      '<img src="https://a.example/b.png" alt="Un">',
      '<a href="https://a.example/b.png">Un</a>',
    ],
  ])('%s: no request to others', (_, markdown, html) => {
    expect(render(markdown)).toBe(html);
  });

  test('the ids of a text, each once', () => {
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
  ])('%s: %s', (address, site) => {
    expect(getVideoSite(address)).toBe(site);
  });

  const watch = 'Voir la vidéo sur YouTube';
  const url = 'https://youtu.be/aaaaaaaaaaa';
  test.each([
    ['bare', url, `<a href="${url}"><span class="video-label">${watch}</span></a>`],
    [
      'named',
      `[La séance](${url})`,
      `<a href="${url}"><span class="video-label">${watch}\u00a0: La séance</span></a>`,
    ],
    [
      'with a still of others',
      `[![La vue](https://a.example/b.png)](${url})`,
      `<a href="${url}"><span class="video-label">${watch}\u00a0: La vue</span></a>`,
    ],
  ])('%s, a panel', (_, markdown, link) => {
    expect(render(markdown)).toBe(`<figure class="video">${link}</figure>`);
  });

  test('with a still, both name the link', () => {
    expect(render(`[![La vue](${still} "La séance | X")](${url})`)).toMatch(
      /^<figure class="video"[^>]*><a href="https:\/\/youtu\.be\/a+"><span class="video-still"><img [^>]*alt="La vue"[^>]*sizes="[^"]+"><\/span> <span class="video-label">Voir la vidéo sur YouTube<\/span><\/a><figcaption>La séance <span class="credit">.*X<\/span><\/figcaption><\/figure>$/,
    );
  });

  test('in a sentence, a link like others', () => {
    expect(render(`Voir [ceci](${url}).`)).toBe(`<p>Voir <a href="${url}">ceci</a>.</p>`);
  });
});

describe('quotations', () => {
  test.each([
    ['> Cité.\n>\n> — Salma, *Carnets*', '— Salma, <cite>Carnets</cite>'],
    ['> Cité.\n> — Salma', '— Salma'],
    ['> Cité.  \n> -- [Salma](/s)', '— <a href="/s">Salma</a>'],
    ['<blockquote lang="en">\n\nQuoted.\n\n— Salma\n\n</blockquote>', '— Salma'],
  ])('%j has its source as caption', (markdown, source) => {
    const html = render(markdown);
    expect(html).toMatch(/^<figure class="quote"><blockquote/);
    expect(html.replace('—\u00a0', '— ')).toContain(
      `</blockquote><figcaption>${source}</figcaption></figure>`,
    );
    expect(html).toMatch(/<p>(?:Cité|Quoted)\.\s*<\/p>/);
  });

  test.each([
    '> Cité.',
    '> — Bonjour.\n> — Bonsoir.',
    '> — Seul',
    '> Un mot\n> —sans espace',
    `> Cité.\n> — ${'long '.repeat(60)}`,
  ])('%j has none', (markdown) => {
    expect(render(markdown)).toMatch(/^<blockquote>/);
  });
});

test('tables say what their cells belong to, scroll by keyboard, and have no style of their own', () => {
  const html = render('|  | Prix | Note |\n|:--|--:|:-:|\n| A | 1 | 2 |').replace(/\n/g, '');
  expect(html).toBe(
    '<div class="table" tabindex="0" role="region" aria-label="Tableau 1"><table><thead><tr><td></td>' +
      '<th scope="col" class="end">Prix</th><th scope="col" class="center">Note</th></tr></thead>' +
      '<tbody><tr><td>A</td><td class="end">1</td><td class="center">2</td></tr></tbody></table></div>',
  );
});

describe('code', () => {
  test('of a known language is marked, named and left as it is', () => {
    const html = render('```js\nconst a = "b ; c";\n```', 'en');
    expect(html).toMatch(
      /^<figure class="code"><figcaption>JavaScript<\/figcaption><pre tabindex="0" role="region" aria-label="Code 1 \(JavaScript\)">/,
    );
    expect(html).toContain('<span class="hljs-keyword">const</span>');
    expect(html).toContain('"b ; c"');
  });

  test.each(['```klingon\na ; b\n```', '```\na ; b\n```', '    a ; b'])(
    '%j is plain',
    (markdown) => {
      expect(render(markdown)).toMatch(
        /^<pre tabindex="0" role="region" aria-label="Code 1"><code[^>]*>a ; b\n<\/code><\/pre>$/,
      );
    },
  );
});

test('the boxes of a task list are marks with a name', () => {
  const html = render('- [x] écrire\n- [ ] relire\n\n<input name="x">');
  expect(html).toContain('<li><span role="img" aria-label="Fait">☑\ufe0e</span> écrire</li>');
  expect(html).toContain('<li><span role="img" aria-label="À faire">☐\ufe0e</span> relire</li>');
  expect(html).not.toContain('<input');
});

describe('footnotes', () => {
  const text = 'Un mot[^a] et *deux*[^b], encore [^a].\n\n[^a]: Première.\n[^b]: Seconde.';

  test('in French: a thin space before the number, and a way back from the note to each', () => {
    const html = render(text);
    expect(html).toContain(
      'Un mot\u202f<sup><a id="call-1" href="#note-1" aria-label="Note 1">1</a></sup>',
    );
    expect(html).toContain(
      '<em>deux</em>\u202f<sup><a id="call-2" href="#note-2" aria-label="Note 2">2</a></sup>',
    );
    expect(html).toContain(
      'encore\u202f<sup><a id="call-1-2" href="#note-1" aria-label="Note 1">1</a></sup>.',
    );
    expect(html).toContain(
      '<section class="notes" aria-labelledby="notes"><h2 id="notes">Notes</h2><ol>',
    );
    expect(html).toMatch(
      /<li id="note-1">\n<p>Première\. <a class="back" href="#call-1" aria-label="Retour au texte, note 1">↩\ufe0e<\/a> <a class="back" href="#call-1-2" aria-label="Retour au texte, note 1, appel 2">/,
    );
  });

  test('in HTML there are none', () => {
    const html = render(
      '<section data-footnotes>\n\nUn <a data-footnote-ref href="/a">1</a>[^a].\n\n[^a]: Note.',
    );
    expect(html).toContain('Un <a href="/a">1</a>');
    expect(html.match(/id="notes"/g)).toHaveLength(1);
  });

  test('in English: no space', () => {
    expect(render(text, 'en')).toContain(
      'Un mot<sup><a id="call-1" href="#note-1" aria-label="Note 1">',
    );
    expect(render(text, 'en')).toContain('aria-label="Back to the text, note 1"');
  });
});

test('the whole is typeset in its language, foreign passages in theirs', () => {
  expect(render('Vraiment ? Le "mot".')).toBe('<p>Vraiment\u202f? Le «\u00a0mot\u00a0».</p>');
  expect(render('<span lang="en">Really ? The "word".</span>')).toContain('“word”');
});

describe('whatever is written', () => {
  const pieces = fc.array(
    fc.constantFrom(
      '# ',
      '## A\n',
      '\n\n',
      '> ',
      '- ',
      '- [ ] ',
      '1. ',
      '```js\n',
      '```',
      '| a | b |\n|--|--|\n',
      '![x](/media/0123456789abcdef "a | b")',
      '![x](https://a.example/b)',
      '[^1]',
      '\n\n[^1]: note\n',
      'https://youtu.be/abc',
      '[a](b)',
      '[',
      '](',
      '*',
      '**',
      '_',
      '~~',
      '`',
      '---\n',
      '— Auteur',
      '<b>',
      '</b>',
      '<div lang="en">',
      '</div>',
      '<table>',
      '<td>',
      '<section data-footnotes>',
      '<a data-footnote-ref>1</a>',
      '<script>',
      '<figure>',
      '<details>',
      '&nbsp;',
      '\u0000',
      '\ud83d\ude00',
      'mot ',
      ' ; ',
    ),
    { maxLength: 30 },
  );
  const texts = fc.oneof(
    pieces.map((list) => list.join('')),
    fc.string({ unit: 'binary', maxLength: 80 }),
  );

  test('it is rendered, with no id twice, no h1 and no style', () => {
    fc.assert(
      fc.property(texts, (markdown) => {
        const { tree } = renderMarkdown(markdown, { locale: 'fr', images: sampleImages });
        const ids: unknown[] = [];
        visit(tree, 'element', ({ tagName, properties }) => {
          if (properties.id !== undefined) ids.push(properties.id);
          expect(['h1', 'h5', 'h6', 'script', 'input']).not.toContain(tagName);
          expect(properties).not.toHaveProperty('style');
          if (tagName === 'img') expect(properties.src).toBe(picture);
        });
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 300 },
    );
  });

  test('the same text has the same ids', () => {
    expect(render(readSample())).toBe(render(readSample()));
  });
});
