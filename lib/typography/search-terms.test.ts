import { expect, test } from 'vitest';
import { fold, parseTerms } from './search-terms';

const show = (query: string) =>
  parseTerms(query).map(({ words, isPhrase }) => (isPhrase ? `"${words.join(' ')}"` : words[0]));

test.each([
  ['souveraineté', ['souverainete']],
  ['  Mistral   AI ', ['mistral', 'ai']],
  ['« ia souveraine » Maroc', ['"ia souveraine"', 'maroc']],
  ['"ia souveraine', ['ia', 'souveraine']],
  ["l’entreprise d'aujourd’hui", ['entreprise', 'aujourd', 'hui']],
  ['cœur', ['coeur']],
  ['a AND b OR NOT c* NEAR(d)', ['a', 'and', 'b', 'or', 'not', 'c', 'near', 'd']],
  ['title:secret', ['title', 'secret']],
  ['C++', ['c']],
  ['المغرب', ['المغرب']],
  ['Maroc maroc', ['maroc']],
])('%s is looked for as %j', (query, terms) => {
  expect(show(query)).toEqual(terms);
});

test.each(['', '   ', '!?…', '""', '« »', '😀', '-'])('%j is nothing to look for', (query) => {
  expect(parseTerms(query)).toEqual([]);
});

test('accents, case and ligatures do not count', () => {
  expect(fold('L’Œuvre Été ÆTHER')).toBe('l’oeuvre ete aether');
});
