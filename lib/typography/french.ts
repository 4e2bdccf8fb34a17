import { glueDashes } from './dashes';
import { listQuotations } from './quotes';
import {
  type Edit,
  glue,
  narrowNoBreak,
  noBreak,
  type Rule,
  replace,
  S,
  spaceAfter,
  spaceBefore,
} from './run';
import { groupThousands } from './thousands';

const months =
  '(?:[Jj]anvier|[Ff]évrier|[Mm]ars|[Aa]vril|[Mm]ai|[Jj]uin|[Jj]uillet|[Aa]oût|[Ss]eptembre|[Oo]ctobre|[Nn]ovembre|[Dd]écembre|janv\\.|févr\\.|avr\\.|juil\\.|sept\\.|oct\\.|nov\\.|déc\\.)(?!\\p{L})';
// A number of the text, not the end of a reference, a setting or a version.
const numberBefore = `(?<=(?<![\\p{L}\\p{N}_:=#@/.,]|\\p{L}-)\\d+(?:[.,]\\d+|${S}\\d{3})*${S}*)`;
const money = '(?:k|K|M|Mds?)?[€£¥]|(?:k|K|M|Mds?)?\\$(?:US|CA)?';
// Units so plain that a number may be typed right before them; « 5s » and « 3A » may be names.
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

const spaces = glue([
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

// What ends a sign: a letter or an operator after it means code (a?b, !=, macro!()).
const signEnds = '(?![;!?])(?![\\p{L}\\p{N}_=/\\\\&%#@<>|([{]|[.~-]\\p{L})';
const noSignAfter = '[^\\s([{«“‘¿¡/\\\\;!?:@&=<>|~^"]';

// Patterns begin with the sign that they seek, and look behind it afterwards: that is many times faster.

/** The rules of French, after the Imprimerie nationale, in the order in which they apply. */
export const frenchRules: readonly Rule[] = [
  replace(new RegExp(`(?<=(?<!\\p{L})[Ee]tc)${S}?(?:\\.?…|\\.{2,5})`, 'gu'), '.'),
  replace(/(?<!\.)\.{3,5}(?![./])/gu, '…'),
  replace(/['´‘](?=[\p{L}\p{N}«“‘"\ufffc])(?<=\p{L}.)/gu, '’'),
  // f'(x) is a derivative.
  replace(/'(?=\()(?<=(?<!\p{L})(?:[cdjlmnstCDJLMNST]|[Qq]u)')/gu, '’'),
  replace(/'(?=\d\d(?![\p{N}']))(?<=(?:^|[\s(«])')/gu, '’'),
  replace(/'(?=n['’]\s)(?<=\s')|'(?=\s)(?<=\s['’]n')/gu, '’'),
  setSingleQuotes,
  setDoubleQuotes,
  replace(new RegExp(`-{2,3}(?=${S}+\\S)(?<=(?:^|${S})-{2,3})`, 'gu'), '—'),
  spaceAfter(new RegExp(`«(?=${S}*[^\\s»])`, 'gu'), noBreak),
  spaceBefore(new RegExp(`»(?<=[^\\s«]${S}*»)`, 'gu'), noBreak),
  spaceBefore(
    new RegExp(`(?=[;!?])(?<=${noSignAfter}${S}*)[;!?]+${signEnds}`, 'gu'),
    narrowNoBreak,
  ),
  spaceBefore(new RegExp(`(?=[!?])(?<=[!?]${S}+)[!?]+${signEnds}`, 'gu'), narrowNoBreak),
  spaceBefore(new RegExp(`:(?=$|[\\s«»“”)\\]"—…])(?<=${noSignAfter}${S}*:)`, 'gu'), noBreak),
  replace(/(?:º|o\.?(?=\s+\d))(?=\s*\d)(?<=(?<![\p{L}\p{N}])[Nn](?:º|o\.?))/gu, '°'),
  spaceAfter(
    new RegExp(`[°\ufffc](?=${S}*[\\d\ufffc])(?<=(?<![\\p{L}\\p{N}])[Nn].)`, 'gu'),
    noBreak,
  ),
  spaceAfter(new RegExp(`§(?=${S}*[\\dIVX])`, 'gu'), noBreak),
  replace(new RegExp(`(?<=\\d)${S}*(?=${plainUnits})${numberBefore}`, 'gu'), noBreak),
  replace(
    new RegExp(
      `(?<=(?<![\\p{L}\\p{N}.,:/-])(?:[01]?\\d|2[0-4])\u00a0h)${S}*(?=[0-5]\\d(?![\\p{L}\\p{N}]))`,
      'gu',
    ),
    noBreak,
  ),
  replace(
    new RegExp(
      `(?<![\\p{L}\\p{N}_.,:/=#@-])1(?=${S}+(?:(?:au|et)${S}+\\d{1,2}${S}+)?${months})`,
      'gu',
    ),
    '1er',
  ),
  spaces,
  groupThousands,
  replace(new RegExp(`(?<=^${S}*—)${S}*(?=[^\\s—])|(?<=^${S}*–)${S}+(?=[^\\s–])`, 'gu'), noBreak),
  glueDashes,
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
