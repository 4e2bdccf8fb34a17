// Cuts Source Serif 4 down to what French and English use: npm run fonts (after an update of the font only).
// For pages (components/fonts) and, with the names of half of Europe, for the pictures that links show (lib/share/fonts).
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { characters, emphasised, range, rest, usual } from './font-characters';
import { openFont, readKerning, writeKerning } from './kerning';
import { readTables, writeTables } from './sfnt';

const from = 'node_modules/@fontsource-variable/source-serif-4/files';

// How wide glyphs are between two weights, and what the weights are called: the outlines say the one, CSS the other.
const options = { noHinting: true, dropTables: ['HVAR', 'STAT', 'gasp'] };
const weights = { wght: { min: 400, max: 640 } };

/** What texts of this site are like: the sample articles, and what people write to the author. */
const articles = readdirSync('prisma/content', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .sort()
  .map((name) => join('prisma/content', name));
const texts = [...articles, 'lib/leads/spam-corpus/inquiries.jsonl']
  .map((file) => readFileSync(file, 'utf8'))
  .join('')
  .replaceAll("'", '’');

/**
 * A font in all weights, with the pairs that texts have most, kerned as in the middle weight: the font's own kerning,
 * of 6,500 pairs in each weight, weighs half as much as its letters.
 */
async function cutText(font: Buffer, text: string): Promise<Buffer> {
  const sfnt = { ...options, targetFormat: 'sfnt' };
  const cut = (more: object): Promise<Buffer> => subsetFont(font, text, { ...sfnt, ...more });
  const tables = readTables(await cut({ variationAxes: weights, keepFeatures: [] }));
  const middle = openFont(await cut({ variationAxes: { wght: 500 }, keepFeatures: ['kern'] }));
  tables.set('GPOS', writeKerning(middle, readKerning(middle, texts, 250)));
  return subsetFont(writeTables(tables), undefined, {
    keepAllGlyphs: true,
    targetFormat: 'woff2',
  });
}

/** A font without kerning, which is hardly missed in a few words. */
function cutWords(font: Buffer, text: string, variationAxes: object): Promise<Buffer> {
  const more = { targetFormat: 'woff2', variationAxes, keepFeatures: [] };
  return subsetFont(font, text, { ...options, ...more });
}

const upright = readFileSync(`${from}/source-serif-4-latin-wght-normal.woff2`);
const slanted = readFileSync(`${from}/source-serif-4-latin-wght-italic.woff2`);
for (const [name, cut] of [
  ['normal', await cutText(upright, usual)],
  ['italic', await cutWords(slanted, emphasised, { wght: 400 })],
  ['rest', await cutWords(upright, rest, weights)],
] as const) {
  writeFileSync(`components/fonts/source-serif-4-${name}.woff2`, cut);
  console.log(`${name}: ${cut.length} bytes`);
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
