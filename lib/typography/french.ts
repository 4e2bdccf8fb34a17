import { keepDashesInLine } from './dashes';
import { groupDigits } from './digit-groups';
import { listQuotations } from './quotes';
import {
  anySpace,
  type Edit,
  joinWithNoBreakSpace,
  narrowNoBreakSpace,
  noBreakSpace,
  type Rule,
  replaceMatches,
  setSpaceAfter,
  setSpaceBefore,
} from './run';

const months =
  '(?:[Jj]anvier|[Ff]évrier|[Mm]ars|[Aa]vril|[Mm]ai|[Jj]uin|[Jj]uillet|[Aa]oût|[Ss]eptembre|[Oo]ctobre|[Nn]ovembre|[Dd]écembre|janv\\.|févr\\.|avr\\.|juil\\.|sept\\.|oct\\.|nov\\.|déc\\.)(?!\\p{L})';
// A number in prose, not the end of a reference, setting or version.
const numberBefore = `(?<=(?<![\\p{L}\\p{N}_:=#@/.,]|\\p{L}-)\\d+(?:[.,]\\d+|${anySpace}\\d{3})*${anySpace}*)`;
const money = '(?:k|K|M|Mds?)?[€£¥]|(?:k|K|M|Mds?)?\\$(?:US|CA)?';
// Units that may directly follow a number; « 5s » and « 3A » may be names.
const plainUnits = `(?:[%‰]|${money}|°[CF]|[kcm]m[²³]?|kg|[KMGTP]o|ms|min|[kMGT]Wh?|[kMG]Hz|px)(?![\\p{L}\\p{N}])|h(?=\\d{2}(?!\\d)|(?![\\p{L}\\p{N}]))`;
const units = [
  '[%‰]|pour cent|°[CF]?|(?:US|CA)\\$',
  money,
  'k|K|M|Mds?|DHS?|MAD|EUR|USD|GBP|CHF|euros?|dirhams?|dollars?|centimes?',
  '(?:[kcmµn]?m|ha)[²³23]?(?:/[hs])?|[kmµ]?g|t|[hcm]?l|L',
  'h(?:/\\d+)?|min|[mµn]?s|ans?|années?|mois|jours?|semaines?|trimestres?|heures?|minutes?|secondes?',
  '[kKMGTP]?(?:o|octets?|bits?)(?:/s)?|[kMGT]?(?:Wh?|V|A|Hz|J|Pa)|px|pt|dpi',
  'milliers?|millions?|milliards?|billions?',
  'pages?|chapitres?|articles?|lignes?|mots?|signes?|caractères?|fois|personnes?|salariés?|points?|étoiles?|tokens?|jetons?',
].join('|');
const roman = "(?:[IVX]+)(?:er|re|e)?(?![\\p{L}\\p{N}’'])";
const parts =
  '[Cc]hapitres?|[Tt]omes?|[Vv]olumes?|[Ll]ivre|[Aa]cte|[Pp]ages?|[Aa]rticles?|[Ff]igures?|[Tt]ableaux?|[Aa]nnexes?|[Éé]tapes?|[Pp]hases?|[Pp]arties?|[Vv]ersion|[Nn]uméros?';

const spaces = joinWithNoBreakSpace([
  [/[\d½¼¾\ufffc]$/u, new RegExp(`^(?:[%‰]|${money})(?![\\p{L}\\p{N}])`, 'u')],
  [/[\d½¼¾]$/u, new RegExp(`^(?:${units})(?![\\p{L}\\p{N}’'])`, 'u')],
  [/\d[\u00a0 ]?h$/u, /^[0-5]\d(?!\d)/u],
  [/\d[\u00a0 ]?min$/u, /^\d{1,2}\s?s(?!\p{L})/u],
  [/(?<![\p{L}\p{N}])(?:\d{1,2}|1(?:er|\ufffc))$/u, new RegExp(`^${months}`, 'u')],
  [
    /(?<![\p{L}\p{N}.])(?:MM?\.|Mmes?|Mlles?|Drs?|Prs?|Mgr|Me|Ste?|M\ufffc)$/u,
    /^(?:(?:de|du|des|la|le)\s|d['’])*\p{Lu}/u,
  ],
  [
    /(?<![\p{L}\p{N}])(?:\p{Lu}\.-?)*\p{Lu}[a-z]?\.$/u,
    /^(?!(?:L[ea]s?|Une?|Des|Il|Elle|On|Ce|Cette|En|Et|Mais|Or|Si|À|Pour|Dans|Par)\P{L})\p{Lu}[\p{Ll}.’']/u,
  ],
  [
    /(?<![\p{L}\p{N}])(?:[IVXLC]+|\d{1,2})(?:er|re|e|ème|ᵉ|\ufffc)$/u,
    /^(?:siècles?|millénaires?|arrondissements?|République|Empire)(?!\p{L})/u,
  ],
  [/(?<!\p{L})\p{Lu}\p{Ll}+$/u, new RegExp(`^${roman}`, 'u')],
  [new RegExp(`(?<!\\p{L})(?:${parts})$`, 'u'), new RegExp(`^(?:\\d|${roman})`, 'u')],
  [
    /(?<![\p{L}\p{N}])(?:pp?|chap|ch|art|al|fig|vol|tabl|t|réf|[Tt]él)\.$/u,
    new RegExp(`^(?:\\+?\\d|\ufffc|${roman})`, 'u'),
  ],
  [/(?<![\p{L}\p{N}])[Cc]f\.$/u, /^\S/u],
]);

// A letter or an operator after the sign means code (a?b, !=, macro!()).
const signEnds = '(?![;!?])(?![\\p{L}\\p{N}_=/\\\\&%#@<>|([{]|[.~-]\\p{L})';
const noSignAfter = '[^\\s([{«“‘¿¡/\\\\;!?:@&=<>|~^"]';

// Patterns match the sign first and look behind afterwards, which is many times faster.

export const frenchRules: readonly Rule[] = [
  replaceMatches(new RegExp(`(?<=(?<!\\p{L})[Ee]tc)${anySpace}?(?:\\.?…|\\.{2,5})`, 'gu'), '.'),
  replaceMatches(/(?<!\.)\.{3,5}(?![./])/gu, '…'),
  replaceMatches(/['´‘](?=[\p{L}\p{N}«“‘"\ufffc])(?<=\p{L}.)/gu, '’'),
  // f'(x) is a derivative.
  replaceMatches(/'(?=\()(?<=(?<!\p{L})(?:[cdjlmnstCDJLMNST]|[Qq]u)')/gu, '’'),
  replaceMatches(/'(?=\d\d(?![\p{N}']))(?<=(?:^|[\s(«])')/gu, '’'),
  replaceMatches(/'(?=n['’]\s)(?<=\s')|'(?=\s)(?<=\s['’]n')/gu, '’'),
  setSingleQuotes,
  setDoubleQuotes,
  replaceMatches(new RegExp(`-{2,3}(?=${anySpace}+\\S)(?<=(?:^|${anySpace})-{2,3})`, 'gu'), '—'),
  setSpaceAfter(new RegExp(`«(?=${anySpace}*[^\\s»])`, 'gu'), noBreakSpace),
  setSpaceBefore(new RegExp(`»(?<=[^\\s«]${anySpace}*»)`, 'gu'), noBreakSpace),
  setSpaceBefore(
    new RegExp(`(?=[;!?])(?<=${noSignAfter}${anySpace}*)[;!?]+${signEnds}`, 'gu'),
    narrowNoBreakSpace,
  ),
  setSpaceBefore(
    new RegExp(`(?=[!?])(?<=[!?]${anySpace}+)[!?]+${signEnds}`, 'gu'),
    narrowNoBreakSpace,
  ),
  setSpaceBefore(
    new RegExp(`:(?=$|[\\s«»“”)\\]"—…])(?<=${noSignAfter}${anySpace}*:)`, 'gu'),
    noBreakSpace,
  ),
  replaceMatches(/(?:º|o\.?(?=\s+\d))(?=\s*\d)(?<=(?<![\p{L}\p{N}])[Nn](?:º|o\.?))/gu, '°'),
  setSpaceAfter(
    new RegExp(`[°\ufffc](?=${anySpace}*[\\d\ufffc])(?<=(?<![\\p{L}\\p{N}])[Nn].)`, 'gu'),
    noBreakSpace,
  ),
  setSpaceAfter(new RegExp(`§(?=${anySpace}*[\\dIVX])`, 'gu'), noBreakSpace),
  replaceMatches(
    new RegExp(`(?<=\\d)${anySpace}*(?=${plainUnits})${numberBefore}`, 'gu'),
    noBreakSpace,
  ),
  replaceMatches(
    new RegExp(
      `(?<=(?<![\\p{L}\\p{N}.,:/-])(?:[01]?\\d|2[0-4])\u00a0h)${anySpace}*(?=[0-5]\\d(?![\\p{L}\\p{N}]))`,
      'gu',
    ),
    noBreakSpace,
  ),
  replaceMatches(
    new RegExp(
      `(?<![\\p{L}\\p{N}_.,:/=#@-])1(?=${anySpace}+(?:(?:au|et)${anySpace}+\\d{1,2}${anySpace}+)?${months})`,
      'gu',
    ),
    '1er',
  ),
  spaces,
  groupDigits,
  replaceMatches(
    new RegExp(
      `(?<=^${anySpace}*—)${anySpace}*(?=[^\\s—])|(?<=^${anySpace}*–)${anySpace}+(?=[^\\s–])`,
      'gu',
    ),
    noBreakSpace,
  ),
  keepDashesInLine,
];

function setSingleQuotes(run: string): Edit[] {
  const pattern = /'(?=[^\s'])(?<=(?:^|[\s([{«“—])')[^'\n]*[^\s']'(?![\p{L}\p{N}'])/gu;
  return Array.from(run.matchAll(pattern)).flatMap(({ 0: quote, index }) => [
    { start: index, end: index + 1, text: '‘' },
    { start: index + quote.length - 1, end: index + quote.length, text: '’' },
  ]);
}

function setDoubleQuotes(run: string): Edit[] {
  const edits = listQuotations(run).flatMap(({ mark, open, close, depth }) => {
    if (mark === '«' || (mark === '“' && depth > 0)) return [];
    const [left, right] = depth > 0 ? ['“', '”'] : ['«', '»'];
    return [
      { start: open, end: open + 1, text: left },
      { start: close, end: close + 1, text: right },
    ];
  });
  return edits.sort((one, other) => one.start - other.start);
}
