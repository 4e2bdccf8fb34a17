// Cuts Source Serif 4 down to what French and English use: npm run fonts (after an update of the font only).
// For pages (components/fonts) and, with the names of half of Europe, for the pictures that links show (lib/share/fonts).
import { readFileSync, writeFileSync } from 'node:fs';
import subsetFont from 'subset-font';

const from = 'node_modules/@fontsource-variable/source-serif-4/files';
const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join(
    '',
  );
// U+202F, the thin space of French punctuation, is asked for, but the font has no such glyph: browsers set a narrow space
// in its place.
const characters = `${range(0x20, 0x7e)}${range(0xa0, 0xff)}ŒœŸ\u2009\u200a\u202f\u2010\u2011\u2012–—‘’‚“”„†•…‹›€™−×÷½`;

for (const style of ['normal', 'italic']) {
  const font = readFileSync(`${from}/source-serif-4-latin-wght-${style}.woff2`);
  const cut = await subsetFont(font, characters, {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: 700 } },
    keepFeatures: ['kern', 'liga', 'ccmp', 'locl', 'lnum', 'onum', 'pnum', 'tnum', 'ordn', 'sups'],
    noHinting: true,
  });
  writeFileSync(`components/fonts/source-serif-4-${style}.woff2`, cut);
  console.log(`${style}: ${cut.length} bytes`);
}

const europe = `${range(0x100, 0x17f)}ȘșȚțẞ`;
for (const [name, part, weight, text] of [
  ['regular', 'latin', 400, characters],
  ['semibold', 'latin', 640, characters],
  ['semibold-europe', 'latin-ext', 640, europe],
] as const) {
  const font = readFileSync(`${from}/source-serif-4-${part}-wght-normal.woff2`);
  const cut = await subsetFont(font, text, {
    targetFormat: 'truetype',
    variationAxes: { wght: weight },
    noHinting: true,
  });
  writeFileSync(`lib/share/fonts/source-serif-4-${name}.ttf`, cut);
  console.log(`${name}: ${cut.length} bytes`);
}
