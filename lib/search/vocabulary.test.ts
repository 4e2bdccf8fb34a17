import { expect, test } from 'vitest';
import { createVocabulary } from './vocabulary';

const vocabulary = createVocabulary(
  new Map([
    ['maroc', 9],
    ['marocain', 2],
    ['marocaine', 3],
    ['marocaines', 1],
    ['mistral', 4],
    ['mitral', 1],
    ['2025', 5],
    ['2026', 5],
    ['entreprise', 6],
    ['entreprises', 2],
  ]),
);

test('lists words by their beginning and by their stem', () => {
  expect(vocabulary.listBeginningWith('maroc')).toEqual([
    'maroc',
    'marocain',
    'marocaine',
    'marocaines',
  ]);
  expect(vocabulary.listBeginningWith('z')).toEqual([]);
  expect(vocabulary.listWithSameStem('marocains', 'fr')).toEqual([
    'marocain',
    'marocaine',
    'marocaines',
  ]);
});

test('lists the nearest words, those of most articles first', () => {
  expect(vocabulary.listSimilar('mistrall', 1)).toEqual(['mistral']);
  expect(vocabulary.listSimilar('mitsral', 1)).toEqual(['mistral', 'mitral']);
  expect(vocabulary.listSimilar('mitsral', 2)).toEqual(['mistral']);
  expect(vocabulary.listSimilar('entreprize', 1)).toEqual(['entreprise']);
  expect(vocabulary.listSimilar('marok', 1)).toEqual(['maroc']);
  for (const word of ['2027', 'mar', 'introuvable']) {
    expect(vocabulary.listSimilar(word, 1), word).toEqual([]);
  }
});

test('finds similar words among a hundred thousand fast', () => {
  const syllables = ['ba', 'cri', 'do', 'fle', 'gu', 'lan', 'mi', 'no', 'per', 'ta'];
  const words = Array.from({ length: 100_000 }, (_, number) =>
    [...String(number).padStart(5, '0')].map((digit) => syllables[Number(digit)]).join(''),
  );
  const large = createVocabulary(new Map(words.map((word) => [word, 1])));
  const { user } = process.cpuUsage();
  for (const word of words.slice(50_000, 50_010)) large.listSimilar(`${word}x`, 1);
  expect(process.cpuUsage().user - user).toBeLessThan(500_000);
});
