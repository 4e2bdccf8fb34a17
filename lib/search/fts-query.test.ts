import { expect, test } from 'vitest';
import { buildFtsQuery, fold } from './fts-query';

test.each([
  ['souveraineté', '"souveraineté"*'],
  ['  Mistral   AI ', '"Mistral"* AND "AI"*'],
  ['« ia souveraine » Maroc', '"ia souveraine" AND "Maroc"*'],
  ['"ia souveraine', '"ia"* AND "souveraine"*'],
  ["l’entreprise d'aujourd’hui", '"entreprise"* AND "aujourd"* AND "hui"*'],
  ['cœur', '"coeur"*'],
  [
    'a AND b OR NOT c* NEAR(d)',
    '"a" AND "AND"* AND "b" AND "OR"* AND "NOT"* AND "c" AND "NEAR"* AND "d"',
  ],
  ['title:secret', '"title"* AND "secret"*'],
  ['C++', '"C"'],
  ['l', '"l"'],
  ['المغرب', '"المغرب"*'],
])('%s is looked for as %s', (words, all) => {
  expect(buildFtsQuery(words)?.all).toBe(all);
});

test.each(['', '   ', '!?…', '""', '« »', '😀', '-'])('%j is nothing to look for', (words) => {
  expect(buildFtsQuery(words)).toBeNull();
});

test('twelve words are enough, and each counts once', () => {
  const many = Array.from({ length: 500 }, (_, index) => `mot${index}`).join(' ');
  expect(buildFtsQuery(many)?.all.split(' AND ')).toHaveLength(12);
  expect(buildFtsQuery('Maroc Maroc')?.all).toBe('"Maroc"*');
});

test('accents, case and ligatures do not count', () => {
  expect(fold('L’Œuvre Été ÆTHER')).toBe('l’oeuvre ete aether');
});
