import { anySpace, type Edit, narrowNoBreakSpace } from './run';

// Numbers that identify something instead of counting it
const namesBefore = new RegExp(
  `(?<!\\p{L})(?:n[°o]|num[ée]ros?|r[ée]f(?:[ée]rences?|\\.)?|codes?(?: postal)?|dossiers?|tickets?|commandes?|factures?|version|build|ports?|comptes?|id|identifiants?|lot|série|bp)(?:${anySpace}|:|n°)*$`,
  'iu',
);
const acronymBefore = new RegExp(`(?<!\\p{L})\\p{Lu}[\\p{Lu}\\p{N}]+${anySpace}$`, 'u');
const currencyBefore = new RegExp(`(?<!\\p{L})(?:EUR|USD|MAD|CHF|GBP|DHS?)${anySpace}$`, 'u');
const numberStarts = '(?<![\\p{L}\\p{N}_.,:/=#@\\\\\ufffc]|\\S-)';
const plainNumber = new RegExp(
  `${numberStarts}[1-9]\\d{4,11}(?![\\p{L}\\p{N}_/\\\\=@\ufffc-]|[.:]\\d)`,
  'gu',
);
const spacedNumber = new RegExp(
  `${numberStarts}(?<!(?<!\\d)\\d{1,2}${anySpace})[1-9]\\d{0,2}(?:${anySpace}\\d{3}){1,6}(?![\\p{L}\\p{N}]|${anySpace}?\\d|[.:/-]\\d)`,
  'gu',
);

/** Groups from five digits on, except for identifiers and postal codes. */
export function groupDigits(run: string): Edit[] {
  const plain = Array.from(run.matchAll(plainNumber)).flatMap(({ 0: number, index }) => {
    const left = run.slice(Math.max(0, index - 24), index);
    const right = run.slice(index + number.length, index + number.length + 2);
    if (namesBefore.test(left)) return [];
    if (acronymBefore.test(left) && !currencyBefore.test(left)) return [];
    if (number.length === 5 && /^\s\p{Lu}/u.test(right)) return [];
    const first = index + (number.length % 3 || 3);
    const count = Math.floor((number.length - 1) / 3);
    return Array.from({ length: count }, (_, group) => {
      const at = first + 3 * group;
      return { start: at, end: at, text: narrowNoBreakSpace };
    });
  });
  const spaced = Array.from(run.matchAll(spacedNumber)).flatMap(({ 0: number, index }) =>
    Array.from(number.matchAll(/\s/g), (space) => {
      const start = index + space.index;
      return { start, end: start + 1, text: narrowNoBreakSpace };
    }),
  );
  return [...plain, ...spaced].sort((one, other) => one.start - other.start);
}
