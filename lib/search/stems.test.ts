import { expect, test } from 'vitest';
import type { Locale } from '@/lib/i18n/locales';
import { listStems } from './stems';

const haveSameStem = (one: string, other: string, locale: Locale) =>
  listStems(one, locale).some((stem) => listStems(other, locale).includes(stem));

test.each([
  ['entreprise', 'entreprises', 'fr'],
  ['automatiser', 'automatisation', 'fr'],
  ['marocaines', 'marocain', 'fr'],
  ['emplois', 'emploi', 'fr'],
  ['lieux', 'lieu', 'fr'],
  ['francaise', 'francais', 'fr'],
  ['automate', 'automation', 'en'],
  ['companies', 'company', 'en'],
] as const)('%s and %s have the same stem', (one, other, locale) => {
  expect(haveSameStem(one, other, locale)).toBe(true);
  expect(haveSameStem(other, one, locale)).toBe(true);
});

test.each([
  ['prix', 'pris', 'fr'],
  ['maroc', 'marocain', 'fr'],
  ['former', 'formation', 'fr'],
  ['entreprise', 'entrepreneur', 'fr'],
] as const)('%s and %s have not', (one, other, locale) => {
  expect(haveSameStem(one, other, locale)).toBe(false);
});

test('short words, numbers, other scripts and other languages have none', () => {
  for (const word of ['ia', 'loi', '2026', 'gpt4', 'المغرب'])
    expect(listStems(word, 'fr')).toEqual([]);
  expect(listStems('entreprise', 'ar' as Locale)).toEqual([]);
});
