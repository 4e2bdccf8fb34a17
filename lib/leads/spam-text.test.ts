import { describe, expect, test } from 'vitest';
import { foldText } from './spam';
import { scoreText } from './spam-text';

const certain = { base: 100, weights: {} };
const score = (details: string, weights = certain, isUnexpectedScript = false) =>
  scoreText(foldText(details), isUnexpectedScript, weights);

test.each([
  'Nous trions quatre mille papiers par mois.',
  'Votre blog est superbe, continuez.',
  'Votre article m’a plu, le lien vers la source est mort.',
])('words that are certain give no more than 4 points without a strong pitch: %s', (details) => {
  const { words, pitch } = score(details);
  expect(words).toBe(3);
  expect(pitch).toBeLessThanOrEqual(1);
});

test('a strong pitch needs offers and the words of spam', () => {
  const offer =
    'Nous vous proposons un audit gratuit, sans engagement, à partir de 490 euros par mois. Réservez un appel.';
  expect(score(offer)).toEqual({ words: 3, pitch: 3 });
  const { words, pitch } = score(offer, { base: -100, weights: {} });
  expect({ words, pitch }).toEqual({ words: 0, pitch: 1 });
});

test('words say little in an unexpected writing system', () => {
  expect(score('Добрый день. Сколько стоит аудит?', certain, true).words).toBe(1);
});

describe('neither counts in a request about personal data', () => {
  test.each([
    'Je m’oppose à ce que mes données servent à votre prospection commerciale.',
    'Please delete my data and stop emailing me your free offers.',
  ])('%s', (details) => {
    expect(score(details)).toEqual({ words: 0, pitch: 0 });
  });
});
