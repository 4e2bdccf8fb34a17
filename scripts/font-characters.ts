export const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join(
    '',
  );

const rareAscii = '#*<=>@[\\]^_`{|}~';
const french = 'ÀÂÇÈÉÊËÎÏÔÙÛÜàâçèéêëîïôùûüÿŒœ';

/** With U+2010, which browsers hyphenate with, but without U+202F, which they replace by a narrow space. */
export const common = [...range(0x20, 0x7e)]
  .filter((character) => !rareAscii.includes(character))
  .join('')
  .concat(french, '\u00a0«»°·×\u2010–—‘’“”…€');

export const emphasized = [...common]
  .filter((character) => !'$&+/;°×'.includes(character))
  .join('');

export const allCharacters = `${range(0x20, 0x7e)}${range(0xa0, 0xff)}ŒœŸ\u2009\u200a\u202f\u2010\u2011\u2012–—‘’‚“”„†•…‹›€™−×÷½`;

export const rare = [...new Set(allCharacters)]
  .filter((character) => !common.includes(character) && character !== '\u202f')
  .join('');

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
