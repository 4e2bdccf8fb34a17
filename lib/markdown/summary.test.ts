import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { summarize, takeProse } from './summary';

const long = 'Une phrase de plus, qui compte pour le reste du texte.';

describe('summarizes', () => {
  test('with the dek where there is one, typeset', () => {
    expect(summarize({ dek: "L'essentiel !", body: 'Début.' }, 'fr')).toBe('L’essentiel\u202f!');
  });

  test('with the first words of the text where there is none', () => {
    const body = "L'IA arrive !<br>Enfin.\n\n## Titre\n\nSuite.";
    expect(summarize({ dek: '', body }, 'fr')).toBe('L’IA arrive\u202f! Enfin. Suite.');
  });

  test('in whole sentences', () => {
    expect(summarize({ dek: ' ', body: `${long} ${long} ${long} ${long}` }, 'fr')).toBe(
      `${long} ${long}`,
    );
  });

  test('after a word of a long sentence', () => {
    const summary = summarize({ dek: '', body: 'mot '.repeat(100) }, 'fr');
    expect(summary).toMatch(/mot mot…$/);
    expect(summary.length).toBeLessThanOrEqual(160);
  });

  test('with nothing a text of pictures only', () => {
    expect(summarize({ dek: '', body: '![Une image](/media/a "Légende")' }, 'fr')).toBe('');
  });
});

test.each([
  ['a heading', '## Titre\nTexte.'],
  ['an underlined heading', 'Titre\n=====\nTexte.'],
  ['code', '```js\nlet a;\n\nlet b;\n```\nTexte.'],
  ['indented code', '    let a;\n\nTexte.'],
  ['a table', 'A | B\n--|--\nc | d\n\nTexte.'],
  ['an HTML table', '<table>\n\n<tr><td>Un</td></tr>\n\n</table>\n\nTexte.'],
  ['a picture and its caption', '![Une image](/media/a "Légende")\n\nTexte.'],
  ['a figure', '<figure><img src="a" alt="b"><figcaption>Légende</figcaption></figure>\n\nTexte.'],
  ['a video', '[Le titre](https://youtu.be/a1)\n\nTexte.'],
  ['a comment', '<!-- more -->\n\nTexte.'],
  ['a note and its mark', 'Texte[^1].\n\n[^1]: La note.\n\n    Sa suite.'],
])('the prose is without %s', (_, markdown) => {
  expect(takeProse(markdown)).toBe('Texte.');
});

test.each([
  ['paragraphs', '**Introduction**\n\nLe texte.', 'Introduction. Le texte.'],
  [
    'the items of a list',
    'Trois points :\n\n- un\n- deux\n- trois',
    'Trois points : un, deux, trois',
  ],
  ['items that are sentences', '- **Un.**\n- Deux (deux)\n- Trois', 'Un. Deux (deux), Trois'],
  ['links', 'Lire [Mistral](https://mistral.ai) d’abord.', 'Lire Mistral d’abord.'],
  ['quotations', '> Cité\n> deux fois.', 'Cité deux fois.'],
])('the prose joins or has %s', (_, markdown, prose) => {
  expect(takeProse(markdown)).toBe(prose);
});

test('every text has a summary, and fast', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (body) => {
      expect(summarize({ dek: '', body }, 'fr').length).toBeLessThan(200);
    }),
  );
  for (const sign of [
    '```\n',
    '<figure ',
    '| ',
    '- ',
    '-\n',
    '# a\n',
    '[^a]: ',
    'a\n',
    '    a\n\n',
  ]) {
    const { user } = process.cpuUsage();
    summarize({ dek: '', body: sign.repeat(4000) }, 'fr');
    expect(process.cpuUsage().user - user, `4,000 times ${sign}`).toBeLessThan(500_000);
  }
});
