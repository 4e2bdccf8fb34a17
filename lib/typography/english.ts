import { canOpen, listQuotations } from './quotes';
import {
  anySpace,
  type Edit,
  joinWithNoBreakSpace,
  noBreakSpace,
  type Rule,
  replaceMatches,
  setSpaceBefore,
} from './run';

const months =
  'Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?';
const units = [
  '[%‰€]|percent|°[CF]?|EUR|USD|GBP|MAD|euros?|dollars?|dirhams?',
  '(?:[kcmµn]?m|ha)[²³]?(?:/[hs])?|[kmµ]?g|lb|oz|ft|mi(?:les?)?|mph|L|[mc]l',
  'h|hrs?|min|[mµn]?s|years?|months?|weeks?|days?|hours?|minutes?|seconds?',
  '[kKMGTP](?:B|b|iB|bps)|bits?|bytes?|[kMGT]?(?:Wh?|V|A|Hz|J|Pa)|px|pt|dpi',
  'thousand|million|billion|trillion|[ap]\\.?m',
  'pages?|words?|tokens?|people|times|points?',
].join('|');

const spaces = joinWithNoBreakSpace([
  [/\d$/u, new RegExp(`^(?:${units})(?![\\p{L}\\p{N}’'])`, 'u')],
  [/(?<!\p{L})(?:Mr|Mrs|Ms|Dr|Prof|St|Rev|Hon|Sen|Gov|Gen|Messrs)\.?$/u, /^\p{Lu}/u],
  [
    /(?<![\p{L}\p{N}])(?:\p{Lu}\.)+$/u,
    /^(?!(?:The|An?|It|He|She|We|They|This|In|On|But|And|I)\P{L})\p{Lu}[\p{Ll}.’']/u,
  ],
  [/(?<!\p{L})(?:[Nn]os?|pp?|[Ff]igs?|vols?|[Cc]h|chap|[Ss]ec|[Ee]d)\.$/u, /^\d/u],
  [
    /(?<!\p{L})(?:[Pp]ages?|[Cc]hapter|[Ff]igure|[Tt]able|[Ss]ection|[Ss]tep|[Pp]art|[Vv]olume|[Vv]ersion)$/u,
    /^(?:\d|[IVX]+(?!\p{L}))/u,
  ],
  [/§$/u, /^[\dIVX]/u],
  [/(?<!\p{L})\p{Lu}\p{Ll}+$/u, /^[IVX]{2,}(?![\p{L}\p{N}’'])/u],
  [new RegExp(`(?<!\\p{L})(?:${months})$`, 'u'), /^\d{1,2}(?!\d)/u],
  [/(?<![\p{L}\p{N}.,])\d{1,2}$/u, new RegExp(`^(?:${months})(?!\\p{L})`, 'u')],
]);

export const englishRules: readonly Rule[] = [
  replaceMatches(/(?<!\.)\.{3,5}(?![./])/gu, '…'),
  replaceMatches(
    new RegExp(
      `-{2,3}(?=${anySpace}+\\S)(?<=\\S${anySpace}+-{2,3})|-{2,3}(?=[\\p{L}“‘])(?<=[\\p{L}\\p{N}.,?)”’]-{2,3})`,
      'gu',
    ),
    '—',
  ),
  // 6'2" is a height.
  replaceMatches(/'(?=\s?\d{1,2}(?:["″]|(?![\p{L}\p{N}'])))(?<=(?<![\p{L}\p{N}])\d+')/gu, '′'),
  replaceMatches(/"(?<=\d′\s?\d{1,2}(?:\.\d{1,3})?")/gu, '″'),
  setDoubleQuotes,
  replaceMatches(/['´](?=\p{L})(?<=[\p{L}\p{N}\ufffc].)/gu, '’'),
  replaceMatches(/'(?=\d\d(?:s(?!\p{L})|(?![\p{L}\p{N}'])))(?<![\p{L}\p{N}]')/gu, '’'),
  replaceMatches(
    /'(?=(?:[Tt]is|[Tt]was|[Tt]were|[Tt]will|[Tt]il|[Ee]m|[Nn])(?!\p{L}))(?<![\p{L}\p{N}]')/gu,
    '’',
  ),
  setSingleQuotes,
  spaces,
  setSpaceBefore(new RegExp(`—(?=\\s|$)(?<=\\S${anySpace}+—)`, 'gu'), noBreakSpace),
];

function setDoubleQuotes(run: string): Edit[] {
  const pairs = listQuotations(run).filter(({ mark }) => mark === '"');
  const opening = new Set(pairs.map(({ open }) => open));
  const closing = new Set(pairs.map(({ close }) => close));
  return Array.from(run.matchAll(/"/g)).flatMap(({ index: start }) => {
    const last = run[start - 1] ?? ' ';
    let text = '';
    if (closing.has(start)) text = '”';
    else if (opening.has(start) || canOpen(run, start)) text = '“';
    else if (/\S/.test(last)) text = /\d/.test(last) ? '″' : '”';
    return text ? [{ start, end: start + 1, text }] : [];
  });
}

/** An opening mark without a closing one is an apostrophe: ’burbs. */
function setSingleQuotes(run: string): Edit[] {
  const edits: Edit[] = [];
  const lastClose =
    Array.from(run.matchAll(/'(?<=\S')(?![\p{L}\p{N}])/gu), ({ index }) => index).at(-1) ?? -1;
  let opened = false;
  for (const { index: start } of run.matchAll(/'/g)) {
    const [before = ' ', after = ' '] = [run[start - 1], run[start + 1]];
    let text = '';
    if (/[\s([{“—–\-/]/.test(before) && /\S/.test(after)) {
      opened = lastClose > start + 1;
      text = opened ? '‘' : '’';
    } else if (/\S/.test(before)) {
      text = !opened && /\d/.test(before) ? '′' : '’';
      opened = false;
    }
    if (text) edits.push({ start, end: start + 1, text });
  }
  return edits;
}
