import { readFileSync } from 'node:fs';
import subsetFont from 'subset-font';
import { expect, test } from 'vitest';
import { characters } from './font-characters';
import { measureKerning, openFont, readKerning } from './kerning';

const open = async (file: string, options: object) =>
  openFont(await subsetFont(readFileSync(file), characters, { targetFormat: 'sfnt', ...options }));
const whole = await open(
  'node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  { variationAxes: { wght: 500 } },
);
const cut = await open('components/fonts/source-serif-4-normal.woff2', {});

test('the cut font kerns what French and English have most, as the whole font does in its middle weight', () => {
  for (const pair of ['r,', '’a', 'l’', 'L’', 'To', 'Av', 'y.', 've', 'nt', 're']) {
    expect([pair, measureKerning(cut, pair)]).toEqual([pair, measureKerning(whole, pair)]);
    expect(measureKerning(cut, pair)).not.toBe(0);
  }
  expect(measureKerning(cut, 'nn')).toBe(0);
});

test('of a text, the pairs are kept that move it the most', () => {
  // L’ moves 73 units once, ve 17 units three times, re 12 units three times; nn none.
  expect([...readKerning(whole, 'L’ - ve ve ve - re re re - nn', 2)]).toEqual([
    ['L’', -73],
    ['ve', -17],
  ]);
});
