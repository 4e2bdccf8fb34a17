export const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join(
    '',
  );

const rareAscii = '#*<=>@[\\]^_`{|}~';
const french = 'ÀÂÇÈÉÊËÎÏÔÙÛÜàâçèéêëîïôùûüÿŒœ';

/**
 * What nearly every text is written with, U+2010 among it, which browsers set where they hyphenate. U+202F, the thin
 * space of French punctuation, is not in the font: browsers set a narrow space in its place.
 */
export const usual = [...range(0x20, 0x7e)]
  .filter((character) => !rareAscii.includes(character))
  .join('')
  .concat(french, '\u00a0«»°·×\u2010–—‘’“”…€');

/** What emphasis is put on: words and figures. */
export const emphasised = [...usual].filter((character) => !'$&+/;°×'.includes(character)).join('');

/** What the font can show: French and English, names of their neighbours, signs. */
export const characters = `${range(0x20, 0x7e)}${range(0xa0, 0xff)}ŒœŸ\u2009\u200a\u202f\u2010\u2011\u2012–—‘’‚“”„†•…‹›€™−×÷½`;

/** Loaded by pages that have one of them: not for the thin space, which none has. */
export const rest = [...new Set(characters)]
  .filter((character) => !usual.includes(character) && character !== '\u202f')
  .join('');

/** A text's characters as CSS lists them. */
export function unicodeRange(text: string): string {
  const codes = [...new Set(text)]
    .map((character) => character.codePointAt(0) ?? 0)
    .sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const code of codes) {
    const run = runs.at(-1);
    if (run && run[1] === code - 1) run[1] = code;
    else runs.push([code, code]);
  }
  const hex = (code: number) => code.toString(16);
  return runs
    .map(([first, last]) => (first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`))
    .join(', ');
}
