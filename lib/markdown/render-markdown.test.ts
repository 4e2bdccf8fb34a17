import fc from 'fast-check';
import { toHtml } from 'hast-util-to-html';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { readSample, sampleImages } from './fixtures/sample';
import { renderMarkdown } from './render-markdown';

const picture = '/media/0123456789abcdef';
const render = (markdown: string, locale: 'fr' | 'en' = 'fr') =>
  toHtml(renderMarkdown(markdown, { locale, images: sampleImages }).tree);

describe('quotations', () => {
  test.each([
    ['> Cité.\n>\n> — Salma, *Carnets*', '— Salma, <cite>Carnets</cite>'],
    ['> Cité.\n> — Salma', '— Salma'],
    ['> Cité.  \n> -- [Salma](/s)', '— <a href="/s">Salma</a>'],
    ['<blockquote lang="en">\n\nQuoted.\n\n— Salma\n\n</blockquote>', '— Salma'],
  ])('with the source in %j get a caption', (markdown, source) => {
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
  ])('like %j get none', (markdown) => {
    expect(render(markdown)).toMatch(/^<blockquote>/);
  });
});

test('tables have header scopes, scroll with the keyboard, and have no inline style', () => {
  const html = render('|  | Prix | Note |\n|:--|--:|:-:|\n| A | 1 | 2 |').replace(/\n/g, '');
  expect(html).toBe(
    '<div class="table" tabindex="0" role="region" aria-label="Tableau 1"><table><thead><tr><td></td>' +
      '<th scope="col" class="end">Prix</th><th scope="col" class="center">Note</th></tr></thead>' +
      '<tbody><tr><td>A</td><td class="end">1</td><td class="center">2</td></tr></tbody></table></div>',
  );
});

describe('code', () => {
  test('of a known language is highlighted and labelled, its text unchanged', () => {
    const html = render('```js\nconst a = "b ; c";\n```', 'en');
    expect(html).toMatch(
      /^<figure class="code"><figcaption>JavaScript<\/figcaption><pre tabindex="0" role="region" aria-label="Code 1 \(JavaScript\)">/,
    );
    expect(html).toContain('<span class="hljs-keyword">const</span>');
    expect(html).toContain('"b ; c"');
  });

  test.each(['```klingon\na ; b\n```', '```\na ; b\n```', '    a ; b'])(
    'without a known language is plain: %j',
    (markdown) => {
      expect(render(markdown)).toMatch(
        /^<pre tabindex="0" role="region" aria-label="Code 1"><code[^>]*>a ; b\n<\/code><\/pre>$/,
      );
    },
  );
});

test('check boxes of task lists become labelled signs', () => {
  const html = render('- [x] écrire\n- [ ] relire\n\n<input name="x">');
  expect(html).toContain('<li><span role="img" aria-label="Fait">☑\ufe0e</span> écrire</li>');
  expect(html).toContain('<li><span role="img" aria-label="À faire">☐\ufe0e</span> relire</li>');
  expect(html).not.toContain('<input');
});

describe('footnotes', () => {
  const text = 'Un mot[^a] et *deux*[^b], encore [^a].\n\n[^a]: Première.\n[^b]: Seconde.';

  test('in French have a thin space before the number, and a link back to each reference', () => {
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

  test('cannot be written in HTML', () => {
    const html = render(
      '<section data-footnotes>\n\nUn <a data-footnote-ref href="/a">1</a>[^a].\n\n[^a]: Note.',
    );
    expect(html).toContain('Un <a href="/a">1</a>');
    expect(html.match(/id="notes"/g)).toHaveLength(1);
  });

  test('in English have no space before the number', () => {
    expect(render(text, 'en')).toContain(
      'Un mot<sup><a id="call-1" href="#note-1" aria-label="Note 1">',
    );
    expect(render(text, 'en')).toContain('aria-label="Back to the text, note 1"');
  });
});

test('text is typeset in the rules of its language', () => {
  expect(render('Vraiment ? Le "mot".')).toBe('<p>Vraiment\u202f? Le «\u00a0mot\u00a0».</p>');
  expect(render('<span lang="en">Really ? The "word".</span>')).toContain('“word”');
});

describe('any text', () => {
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

  test('is rendered without duplicate ids, h1 and inline styles', () => {
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

  test('has the same ids each time', () => {
    expect(render(readSample())).toBe(render(readSample()));
  });
});
