import { describe, expect, test } from 'vitest';
import { foldText } from './spam';
import { scoreText } from './spam-text';
import type { WordWeights } from './spam-words';

const certain = { base: 100, weights: {} };
const fromSeller = { base: 100, weights: { '@own': 100 } };
const score = (details: string, weights: WordWeights = certain, isUnexpectedScript = false) =>
  scoreText(
    { name: 'Amina', email: 'amina@textile-fes.ma', text: foldText(details) },
    isUnexpectedScript,
    weights,
  );

test.each([
  'Nous trions quatre mille papiers par mois.',
  'Votre blog est superbe, continuez.',
  'Votre article m’a plu, le lien vers la source est mort.',
  'Nous trions chaque mois quatre mille papiers dans trois bureaux, et personne ne sait plus où se trouvent ceux de l’année dernière.',
])('words that are certain give no more than 4 points without a strong pitch: %s', (details) => {
  const { words, pitch } = score(details);
  expect(words).toBe(3);
  expect(pitch).toBeLessThanOrEqual(1);
});

describe('a strong pitch needs the words of spam and', () => {
  const offer =
    'Nous vous proposons un audit gratuit, sans engagement, à partir de 490 euros par mois. Réservez un appel.';

  test('an offer', () => {
    expect(score(offer)).toEqual({ words: 3, pitch: 3 });
    expect(score(offer, { base: -100, weights: {} })).toEqual({ words: 0, pitch: 1 });
  });

  test('else a sender like those of spam, and a text that is not short', () => {
    const text = 'Nos équipes trient chaque mois des papiers dans trois bureaux de la ville.';
    expect(score(`${text} ${text}`, fromSeller)).toEqual({ words: 3, pitch: 3 });
    expect(score(`${text} ${text}`).pitch).toBe(0);
    expect(score(text, fromSeller).pitch).toBe(0);
  });

  test('a known writing system', () => {
    expect(score(offer, certain, true)).toEqual({ words: 1, pitch: 1 });
  });
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
