import { readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { characters, rest, unicodeRange, usual } from './font-characters';

const bytesOf = (name: string) => statSync(`components/fonts/source-serif-4-${name}.woff2`).size;

test('the font that every page waits for arrives in one round trip, head and all: ten segments of 1,460 bytes', () => {
  expect(bytesOf('normal')).toBeLessThanOrEqual(13_900);
});

test('what a page with emphasis loads has at most 22 kB, what few pages load besides 11 kB', () => {
  expect(bytesOf('normal') + bytesOf('italic')).toBeLessThanOrEqual(22_000);
  expect(bytesOf('rest')).toBeLessThanOrEqual(11_000);
});

test('each character is in one of the two files, French and English are in the first', () => {
  for (const character of characters.replace('\u202f', '')) {
    expect([character, usual.includes(character), rest.includes(character)].slice(1)).toContain(
      true,
    );
  }
  for (const character of rest) expect(usual).not.toContain(character);
  const text = 'Où l’Œuvre « naïve » d’Éloïse coûte 1 234,50 € — ça m’a déçue… (50 %, n° 3)';
  for (const character of text) expect(usual).toContain(character);
});

test('the style sheet names the characters of the second file', () => {
  expect(readFileSync('components/fonts.ts', 'utf8')).toContain(`'${unicodeRange(rest)}'`);
});

test('runs of characters are written as CSS wants them', () => {
  expect(unicodeRange('bacz')).toBe('U+61-63, U+7a');
});
