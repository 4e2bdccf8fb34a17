import { readFileSync } from 'node:fs';
import subsetFont from 'subset-font';
import { expect, test } from 'vitest';
import { allCharacters } from './font-characters';
import { measureKerning, openFont, readKerning } from './font-kerning';

const open = async (file: string, options: object) =>
  openFont(
    await subsetFont(readFileSync(file), allCharacters, { targetFormat: 'sfnt', ...options }),
  );
const full = await open(
  'node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  { variationAxes: { wght: 500 } },
);
const subset = await open('components/fonts/source-serif-4-normal.woff2', {});

test('the subset kerns frequent pairs of French and English like the full font in its middle weight', () => {
  for (const pair of ['r,', '’a', 'l’', 'L’', 'To', 'Av', 'y.', 've', 'nt', 're']) {
    expect([pair, measureKerning(subset, pair)]).toEqual([pair, measureKerning(full, pair)]);
    expect(measureKerning(subset, pair)).not.toBe(0);
  }
  expect(measureKerning(subset, 'nn')).toBe(0);
});

test('keeps the pairs with the largest effect on a text', () => {
  // L’ moves 73 units once, ve 17 units three times, re 12 units three times; nn none.
  expect([...readKerning(full, 'L’ - ve ve ve - re re re - nn', 2)]).toEqual([
    ['L’', -73],
    ['ve', -17],
  ]);
});
