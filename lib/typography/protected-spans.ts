const word = '[\\p{L}\\p{N}_]';
const inAddress = '[^\\s()<>«»“”"\\ufffc]';
const tail = `(?:\\(${inAddress}*\\)|${inAddress})*(?:\\(${inAddress}*\\)|[^\\s()<>«»“”"'’.,;:!?…*\\ufffc])`;
const space = '[ \\u00a0\\u202f]';

/** Each pattern with a quick test for a sign that it requires. */
const protectedKinds: readonly (readonly [sign: RegExp, pattern: string])[] = [
  [/`/, '`[^`\\n\\ufffc]+`'],
  [/</, '</?[A-Za-z][^<>\\n\\ufffc]{0,200}>'],
  [/\{\s?"/, '(?<!\\{)\\{\\s?"[^{}\\n\\ufffc]*\\}'],
  [/="/, '(?<![\\p{L}\\p{N}_-])[A-Za-z][\\w-]*="[^"\\n\\ufffc]*"'],
  [/\(["']/, `(?<![\\p{L}\\p{N}_.])[A-Za-z_][\\w.]*!?\\(["'][^()\\n\\ufffc]*\\)`],
  [
    / --/,
    '(?<![\\p{L}\\p{N}])(?:npm|npx|pnpm|yarn|git|docker|cargo) [\\w ./:-]{0,80}? --(?: [\\w-]+)?',
  ],
  [/&/, '&(?:#\\d+|#x[\\dA-Fa-f]+|[A-Za-z][A-Za-z\\d]+);'],
  [/:\/\//, `(?<![\\p{L}\\p{N}_+-])[A-Za-z][A-Za-z\\d+-]*://${tail}`],
  [/mailto:|tel:|www\./, `(?<!${word})(?:mailto:|tel:|www\\.)${tail}`],
  // d’info@… is an elision, o'neil@… is not.
  [
    /@/,
    `(?<![\\p{L}\\p{N}._%+-])(?!(?:[cdjlmnst]|qu)['’])[\\p{L}\\p{N}._%+-][\\p{L}\\p{N}._%+'-]{0,63}@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+`,
  ],
  [/[@#]/, `(?<![\\p{L}\\p{N}_&])[@#]${word}+`],
  // Domains, files, versions: words joined by dots, except decimals, initials and a.m.
  [
    /\.[\p{L}\p{N}_]/u,
    `(?<![\\p{L}\\p{N}_.-])(?!\\d+\\.\\d+(?!${word}|\\.${word})|(?:\\p{Lu}\\.)+\\p{Lu}(?!${word})|[AaPp]\\.[Mm](?!${word}))` +
      `[\\p{L}\\p{N}_-]+(?:\\.${word}[\\p{L}\\p{N}_-]*)+(?::\\d+)?(?:(?:[/#]|\\?[\\w-]+=)${tail})?`,
  ],
  [/:\\/, `(?<![\\p{L}\\p{N}])[A-Za-z]:\\\\[^\\s«»“”"\\ufffc]*`],
  [
    /\//,
    `(?<![\\p{L}\\p{N}_/:)\\]])(?:~|\\.{1,2})?/[\\p{L}\\p{N}_.@-]*${word}(?:/[\\p{L}\\p{N}_.@-]*${word})*/?`,
  ],
  [/[:;]\S/, "(?<!\\S)[:;][-^o'’]?[()DPp|/\\\\*](?![\\p{L}\\p{N}])"],
  [/:\S/, '(?<![\\p{L}\\p{N}:]):[a-z\\d_+-]+:(?![\\p{L}\\p{N}:])'],
  [/\+\d/, '\\+(?:\\d{8,15}|\\d{1,3}(?:[ .\\u00a0\\u202f-]\\(?\\d{1,4}\\)?){3,6})(?!\\d)'],
  [
    /[A-Z]{2}\d{2}/,
    `(?<![\\p{L}\\p{N}])[A-Z]{2}\\d{2}(?:${space}?[A-Z\\d]{4}){2,7}(?:${space}?[A-Z\\d]{1,4})?(?![\\p{L}\\p{N}])`,
  ],
];
const patterns = new Map<string, RegExp>();

export function findProtectedSpans(run: string): { start: number; end: number }[] {
  const wanted = protectedKinds.filter(([sign]) => sign.test(run)).map(([, pattern]) => pattern);
  if (wanted.length === 0) return [];
  const key = wanted.join('|');
  const pattern = patterns.get(key) ?? new RegExp(key, 'gu');
  patterns.set(key, pattern);
  return Array.from(run.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}
