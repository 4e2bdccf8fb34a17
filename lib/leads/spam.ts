import { isDisposableEmailDomain } from 'disposable-email-domains-js';
import { z } from 'zod';
import { spamLogOdds } from './spam-words';
import wordWeights from './spam-words.json';

/** What a submission may give itself away by. */
export const spamSignals = [
  'trap',
  'speed',
  'links',
  'markup',
  'words',
  'campaign',
  'burst',
  'script',
  'disposable',
  'noise',
] as const;
export type SpamSignal = (typeof spamSignals)[number];
const reasonSchema = z.object({ signal: z.enum(spamSignals), points: z.number() });
export type SpamReason = z.infer<typeof reasonSchema>;

/** The reasons that stand with a lead in the store; one that the filter no longer knows is left out. */
export function parseSpamReasons(json: string): SpamReason[] {
  const stored = z.array(z.unknown()).parse(JSON.parse(json));
  return stored.flatMap((reason) => reasonSchema.safeParse(reason).data ?? []);
}

/** All that a submission is judged by: what this site itself can see, nobody is asked. */
export type SpamInput = {
  name: string;
  email: string;
  details: string;
  /** What stands in the field that people do not see */
  honeypot: string;
  /** How long the form was open; null where no script measured it */
  elapsedSeconds: number | null;
  /** How many other addresses have sent the same text */
  otherSenders: number;
  /** New leads from the same network within the hour, this one included; 0 where unknown */
  fromSameAddress: number;
};

export type SpamResult = { score: number; reasons: SpamReason[]; suspected: boolean };

/** From this score on a lead is kept apart. */
const suspectedFrom = 5;

/** Adds up what speaks against a submission. No signal alone is decisive that an honest visitor may set off. */
export function scoreSpam(evidence: SpamInput): SpamResult {
  const points: Record<SpamSignal, number> = {
    trap: scoreHoneypot(evidence),
    speed: scoreSpeed(evidence.elapsedSeconds),
    links: scoreLinks(evidence),
    markup: scoreMarkup(evidence.details),
    words: scoreWords(evidence.details),
    campaign: evidence.otherSenders >= 5 ? 5 : evidence.otherSenders >= 3 ? 2 : 0,
    burst: evidence.fromSameAddress > 5 ? 1 : 0,
    script: scoreScript(`${evidence.name} ${evidence.details}`),
    disposable: isDisposable(evidence.email) ? 3 : 0,
    noise: scoreNoise(evidence.details),
  };
  const reasons = spamSignals
    .filter((signal) => points[signal] > 0)
    .map((signal) => ({ signal, points: points[signal] }));
  const score = reasons.reduce((sum, reason) => sum + reason.points, 0);
  return { score: Math.round(score), reasons, suspected: score >= suspectedFrom };
}

/** A password manager fills in what it knows of the visitor: then it says little. */
function scoreHoneypot({ honeypot, name, email, details }: SpamInput): number {
  if (honeypot === '') return 0;
  return [name, email, details].includes(honeypot) ? 1 : 4;
}

function scoreSpeed(elapsedSeconds: number | null): number {
  if (elapsedSeconds === null) return 0;
  if (elapsedSeconds < 2) return 2;
  return elapsedSeconds < 4 ? 1 : 0;
}

const urls =
  /(?:https?:\/\/|www\.)[^\s"'<>)\]]+|\b[a-z0-9-]{2,}\.(?:com|net|org|info|top|shop|store|xyz|pw|vip|cc|ru|online|site|win|club|life|icu|app|io)\b(?:\/[^\s"'<>)\]]*)?/gi;
const messengers =
  /\b(?:t\.me|wa\.me|bit\.ly|tinyurl\.com|cutt\.ly|is\.gd|rb\.gy|goo\.gl|telegram\.me|vk\.cc|clck\.ru)\b/i;
const cheapEndings =
  /^[^/]*\.(?:top|shop|xyz|pw|vip|cc|win|club|icu|life|site|online|store|info|click|buzz)(?:[/:?]|$)/i;

/** A link to the sender's own site, or to a brief, is what honest people send: only what is odd counts. */
function scoreLinks({ name, email, details }: SpamInput): number {
  const own = email.toLowerCase().split('@')[1] ?? '';
  const found = [...details.matchAll(urls)].map(([url]) =>
    url.toLowerCase().replace(/^https?:\/\/(?:www\.)?/, ''),
  );
  const foreign = found.filter((url) => !url.startsWith(own));
  const inName = /https?:|www\.|\.(?:com|ru|top)\b/i.test(name) ? 4 : 0;
  const messenger = messengers.test(details) ? 3 : 0;
  const cheap = foreign.some((url) => cheapEndings.test(url)) ? 2 : 0;
  const words = details.replace(urls, ' ').match(/[\p{L}\p{N}]{2,}/gu)?.length ?? 0;
  const bare = foreign.length === 0 ? 0 : words < 4 ? 5 : words < 25 ? 1.5 : 0;
  const many = foreign.length > 4 ? 2 : 0;
  return inName + messenger + cheap + bare + many;
}

/** BBCode is of no use in this form but to robots that try all; HTML links come from them too. */
function scoreMarkup(details: string): number {
  if (/\[(?:url|link|img)[=\]]/i.test(details)) return 5;
  return (details.match(/<a\s[^>]{0,300}href/gi)?.length ?? 0) >= 2 ? 5 : 0;
}

/** What the words say, as learnt from the corpus: from -∞ to ∞, mostly between -2 and 2. */
function scoreWords(details: string): number {
  const likeness = spamLogOdds(foldText(details), wordWeights);
  // In doubt it takes another signal; only clear cases are decided by words alone.
  return Math.max(0, Math.min(8, Math.round(2 * (8 * likeness - 3)) / 2));
}

const invisible = /[\u200b-\u200d\u2060\u2061-\u2064\ufeff\u00ad]/g;
const lookalikes: Record<string, string> = {
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  т: 't',
  в: 'b',
  к: 'k',
  м: 'm',
  н: 'h',
};
const leet: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '@': 'a',
  $: 's',
};

/** As the words are weighed: lower case, no accents, nothing invisible, letters that only look Latin made so. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(invisible, '')
    .toLowerCase()
    .replace(/[أإآ]/g, 'ا')
    .replace(/ة/g, 'ه')
    .replace(/ى/g, 'ي')
    .replace(/ё/g, 'е')
    .replace(/ı/g, 'i')
    .replace(/[’‘`´]/g, "'")
    .replace(/[\p{L}\p{N}@$]+/gu, unmask)
    .replace(/[^\S\n]+/g, ' ');
}

function unmask(word: string): string {
  if (/[a-z]/.test(word) && /\p{Script=Cyrillic}/u.test(word)) {
    return word.replace(/\p{Script=Cyrillic}/gu, (letter) => lookalikes[letter] ?? letter);
  }
  // Digits inside a word stand for letters, as in v1agra; those before or after it are numbers.
  if (/^[a-z]+[0-9@$]+[a-z]+[a-z0-9]*$/.test(word) && !/\d{2}/.test(word)) {
    return word.replace(/[0-9@$]/g, (digit) => leet[digit] ?? digit);
  }
  return word;
}

/** Words of two alphabets, letters pulled apart by what nobody sees, and languages that this site's readers rarely write. */
function scoreScript(text: string): number {
  const mixed = text.match(/[a-z]\p{Script=Cyrillic}|\p{Script=Cyrillic}[a-z]/giu)?.length ?? 0;
  if (mixed > 1) return 5;
  const hidden =
    text.match(/\p{L}[\u200b-\u200d\u2060\ufeff\u00ad]+\p{Script=Latin}/gu)?.length ?? 0;
  if (hidden > 1) return 5;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const foreign = text.match(/[\p{Script=Cyrillic}\p{Script=Han}]/gu)?.length ?? 0;
  return letters > 0 && foreign / letters > 0.4 ? 3 : 0;
}

const relays =
  /(?:^|\.)(?:duck\.com|privaterelay\.appleid\.com|simplelogin\.(?:com|co|fr|io)|aleeas\.com|slmails?\.com|mozmail\.com|passmail\.(?:net|com)|passinbox\.com|anonaddy\.(?:com|me)|addy\.io)$/;

/** Relays that hide an address pass on what is sent to it: they are for keeps. */
function isDisposable(email: string): boolean {
  const domain = email.toLowerCase().split('@')[1] ?? '';
  return !relays.test(domain) && isDisposableEmailDomain(domain);
}

const keyboardRows = /(?:azerty|qwerty|qsdfg|asdfg|wxcvb|zxcvb|йцукен|фывап|ываыва)/gi;

/** Keys struck at random, and the same few words again and again. */
function scoreNoise(details: string): number {
  const words = details.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length < 12 && (details.match(keyboardRows)?.length ?? 0) > 1) return 5;
  const few = words.length > 4 && words.length < 40;
  if (few && new Set(words).size <= words.length / 4) return 5;
  const long = (details.match(/[A-Za-z]{12,}/g) ?? []).filter(
    (word) => (word.match(/[a-z][A-Z]/g)?.length ?? 0) > 2,
  );
  return long.length > 0 && words.length < 6 ? 5 : 0;
}
