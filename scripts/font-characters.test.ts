import { readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allCharacters, common, rare, unicodeRange } from './font-characters';

const bytesOf = (name: string) => statSync(`components/fonts/source-serif-4-${name}.woff2`).size;

test('the font of every page fits into the first round trip: ten segments of 1,460 bytes', () => {
  expect(bytesOf('normal')).toBeLessThanOrEqual(13_900);
});

test('the fonts of a page with emphasis have at most 22 kB, the font of rare characters 11 kB', () => {
  expect(bytesOf('normal') + bytesOf('italic')).toBeLessThanOrEqual(22_000);
  expect(bytesOf('rest')).toBeLessThanOrEqual(11_000);
});

test('each character is in exactly one of two files, those of French and English in the first', () => {
  for (const character of allCharacters.replace('\u202f', '')) {
    expect(common.includes(character) || rare.includes(character), character).toBe(true);
  }
  for (const character of rare) expect(common).not.toContain(character);
  const text = 'Où l’Œuvre « naïve » d’Éloïse coûte 1 234,50 € — ça m’a déçue… (50 %, n° 3)';
  for (const character of text) expect(common).toContain(character);
});

test('fonts.ts names the characters of the second file', () => {
  expect(readFileSync('components/fonts.ts', 'utf8')).toContain(`'${unicodeRange(rare)}'`);
});

test('consecutive characters become a range', () => {
  expect(unicodeRange('bacz')).toBe('U+61-63, U+7a');
});
