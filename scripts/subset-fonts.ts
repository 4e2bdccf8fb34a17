import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { allCharacters, common, emphasized, range, rare } from './font-characters';
import { openFont, readKerning, writeKerning } from './font-kerning';
import { readTables, writeTables } from './font-tables';

const from = 'node_modules/@fontsource-variable/source-serif-4/files';

// HVAR repeats widths that the outlines have, STAT repeats the names of the weights that CSS has.
const options = { noHinting: true, dropTables: ['HVAR', 'STAT', 'gasp'] };
const weights = { wght: { min: 400, max: 640 } };

const articles = readdirSync('prisma/content', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .sort()
  .map((name) => join('prisma/content', name));
const texts = [...articles, 'lib/leads/spam-corpus/inquiries.jsonl']
  .map((file) => readFileSync(file, 'utf8'))
  .join('')
  .replaceAll("'", '’');

async function subsetForText(font: Buffer, text: string): Promise<Buffer> {
  const sfnt = { ...options, targetFormat: 'sfnt' };
  const subset = (more: object): Promise<Buffer> => subsetFont(font, text, { ...sfnt, ...more });
  const tables = readTables(await subset({ variationAxes: weights, keepFeatures: [] }));
  const middle = openFont(await subset({ variationAxes: { wght: 500 }, keepFeatures: ['kern'] }));
  tables.set('GPOS', writeKerning(middle, readKerning(middle, texts, 250)));
  return subsetFont(writeTables(tables), undefined, {
    keepAllGlyphs: true,
    targetFormat: 'woff2',
  });
}

function subsetForWords(font: Buffer, text: string, variationAxes: object): Promise<Buffer> {
  const more = { targetFormat: 'woff2', variationAxes, keepFeatures: [] };
  return subsetFont(font, text, { ...options, ...more });
}

const upright = readFileSync(`${from}/source-serif-4-latin-wght-normal.woff2`);
const slanted = readFileSync(`${from}/source-serif-4-latin-wght-italic.woff2`);
for (const [name, subset] of [
  ['normal', await subsetForText(upright, common)],
  ['italic', await subsetForWords(slanted, emphasized, { wght: 400 })],
  ['rest', await subsetForWords(upright, rare, weights)],
] as const) {
  writeFileSync(`components/fonts/source-serif-4-${name}.woff2`, subset);
  console.log(`${name}: ${subset.length} bytes`);
}

const europe = `${range(0x100, 0x17f)}ȘșȚțẞ`;
for (const [name, part, weight, text] of [
  ['regular', 'latin', 400, allCharacters],
  ['semibold', 'latin', 640, allCharacters],
  ['semibold-europe', 'latin-ext', 640, europe],
] as const) {
  const font = readFileSync(`${from}/source-serif-4-${part}-wght-normal.woff2`);
  const subset = await subsetFont(font, text, {
    targetFormat: 'truetype',
    variationAxes: { wght: weight },
    noHinting: true,
  });
  writeFileSync(`lib/share/fonts/source-serif-4-${name}.ttf`, subset);
  console.log(`${name}: ${subset.length} bytes`);
}
