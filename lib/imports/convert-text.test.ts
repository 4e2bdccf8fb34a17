import { expect, test } from 'vitest';
import { convertText } from './convert-text';

const title = 'Le pari de Mistral';
const content = '<h2>Avant</h2><p>Un été : Mistral lève des fonds.</p><p>La suite vient.</p>';

function convert(...deks: string[]) {
  const kinds: string[] = [];
  const source = {
    ...{
      section: 'page' as const,
      locale: 'fr' as const,
      slug: 't',
      title,
      deks,
      content,
      oldPaths: [],
    },
    origin: { kind: 'ghost' as const, key: '1' },
  };
  const converted = convertText(source, {
    resolveLink: (href) => href,
    resolvePicture: () => null,
    warn: (kind) => kinds.push(kind),
  });
  return { dek: 'page' in converted ? converted.page.dek : null, kinds };
}

test.each([
  ['words of its own, with a space for each line break', 'Un<br>deux<br />trois', 'Un deux trois'],
  ['words that begin as the title does', 'Le pari de Mistral, un an après', undefined],
  ['an ellipsis', 'Et si… tout changeait ?', undefined],
])('a summary is a dek where it has %s', (_, given, dek = given) => {
  expect(convert(given)).toEqual({ dek, kinds: [] });
});

test.each([
  ['is empty', ' '],
  ['repeats the title', '<p>LE PARI DE MISTRAL !</p>'],
  ['is the beginning of the text', 'Un été : Mistral lève des fonds.'],
  ['was cut from the text within a word', 'Un été : Mistral lè…'],
  ['was cut from the text, with its heading', 'Avant Un été : Mistral […]'],
  [
    'was cut from the text, with a link',
    'Un été : Mistral [&hellip;] <a href="/t">Lire la suite</a>',
  ],
  ['was cut from the text, with a link after dots', 'Un été : Mistral... Read more &raquo;'],
])('a summary is dropped in silence where it %s, and the next is taken', (_, given) => {
  expect(convert(given)).toEqual({ dek: '', kinds: [] });
  expect(convert(given, 'Un vrai chapeau.').dek).toBe('Un vrai chapeau.');
});

test('one that is too long is shortened, and named', () => {
  const { dek, kinds } = convert('mot '.repeat(200));
  expect(dek?.length).toBeLessThanOrEqual(500);
  expect(kinds).toEqual(['dek-shortened']);
});
