import { Blob, Face, Font, Buffer as Run, shape } from 'harfbuzzjs';

/**
 * Font units by which the second character of a pair moves; negative is closer. The font is kerned by this code
 * because its own table, of 6,500 pairs in each weight, would add 3.8 kB to each first visit.
 */
export type Kerning = Map<string, number>;

export function readKerning(font: Font, text: string, maxPairs: number): Kerning {
  const counts = new Map<string, number>();
  const characters = [...text];
  for (const [at, second] of characters.slice(1).entries()) {
    const pair = `${characters[at]}${second}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  const kerned = [...counts]
    .map(([pair, count]) => ({ pair, count, units: measureKerning(font, pair) }))
    .filter(({ units }) => units !== 0)
    .sort((a, b) => b.count * Math.abs(b.units) - a.count * Math.abs(a.units));
  return new Map(kerned.slice(0, maxPairs).map(({ pair, units }) => [pair, units]));
}

export function openFont(font: Uint8Array): Font {
  return new Font(new Face(new Blob(font)));
}

export function measureKerning(font: Font, pair: string): number {
  const unkerned = [...pair].reduce((sum, character) => sum + measureWidth(font, character), 0);
  return measureWidth(font, pair) - unkerned;
}

function measureWidth(font: Font, text: string): number {
  const run = new Run();
  run.addText(text);
  run.guessSegmentProperties();
  shape(font, run);
  return run.getGlyphPositions().reduce((sum, { xAdvance }) => sum + xAdvance, 0);
}

/** @see https://learn.microsoft.com/typography/opentype/spec/gpos */
export function writeKerning(font: Font, kerning: Kerning): Buffer {
  const glyphOf = (character = '') => font.nominalGlyph(character.codePointAt(0) ?? 0) ?? 0;
  const sets = new Map<number, [second: number, units: number][]>();
  for (const [pair, units] of kerning) {
    const [first, second] = [...pair].map(glyphOf) as [number, number];
    sets.set(first, [...(sets.get(first) ?? []), [second, units]]);
  }
  const firsts = [...sets].sort(([a], [b]) => a - b);
  const pairSets = firsts.map(([, pairs]) => [
    pairs.length,
    ...pairs.sort(([a], [b]) => a - b).flat(),
  ]);
  const coverage = [1, firsts.length, ...firsts.map(([glyph]) => glyph)];
  const advanceOnly = 4;
  const head = [1, 0, advanceOnly, 0, firsts.length, ...firsts.map(() => 0)];
  let offset = head.length;
  for (const [at, part] of [coverage, ...pairSets].entries()) {
    head[at === 0 ? 1 : 4 + at] = 2 * offset;
    offset += part.length;
  }
  const versionAndOffsets = [1, 0, 10, 30, 44];
  const scriptList = [1, ...tag('DFLT'), 8, 4, 0, 0, 0xffff, 1, 0];
  const featureList = [1, ...tag('kern'), 8, 0, 1, 0];
  const lookupList = [1, 4, 2, 0, 1, 8];
  const pairAdjustment = [...head, ...coverage, ...pairSets.flat()];
  return toWords([
    ...versionAndOffsets,
    ...scriptList,
    ...featureList,
    ...lookupList,
    ...pairAdjustment,
  ]);
}

const tag = (name: string) => [
  Buffer.from(name).readUInt16BE(0),
  Buffer.from(name).readUInt16BE(2),
];

function toWords(words: number[]): Buffer {
  const bytes = Buffer.alloc(2 * words.length);
  for (const [at, word] of words.entries()) bytes.writeUInt16BE(word & 0xffff, 2 * at);
  return bytes;
}
