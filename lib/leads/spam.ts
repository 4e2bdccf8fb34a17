import { foldAccents } from '@/lib/typography/fold-accents';
import { scoreAdvertisedDomain, scoreLinks, scoreTracking } from './spam-links';
import { type SpamReason, type SpamSignal, spamSignals } from './spam-reasons';
import { scoreSender } from './spam-sender';
import { scoreText } from './spam-text';
import type { WordWeights } from './spam-words';
import learnedWeights from './spam-words.json';

export type SpamInput = {
  name: string;
  email: string;
  details: string;
  honeypot: string;
  /** How long the form was open; null without JavaScript */
  elapsedSeconds: number | null;
  otherSenders: number;
  /** What the author said of this text or sender; null if nothing */
  isJudgedSpam: boolean | null;
  /** New leads from this IP address within the hour, including this one; 0 if unknown */
  fromSameAddress: number;
};

export type SpamResult = { score: number; reasons: SpamReason[]; suspected: boolean };

const suspectedScore = 5;

/** No signal that an honest visitor may trigger is enough to be suspected. */
export function scoreSpam(
  evidence: SpamInput,
  wordWeights: WordWeights = learnedWeights,
): SpamResult {
  const text = foldText(evidence.details);
  const script = scoreScript(`${evidence.name} ${evidence.details}`);
  const links = scoreLinks(evidence);
  const points: Record<SpamSignal, number> = {
    trap: scoreHoneypot(evidence),
    speed: scoreSpeed(evidence),
    links,
    markup: scoreMarkup(evidence.details),
    tracking: scoreTracking(evidence),
    domain: links > 0 ? 0 : scoreAdvertisedDomain(evidence),
    ...scoreText({ ...evidence, text }, script > 0, wordWeights),
    campaign: evidence.otherSenders >= 5 ? 5 : evidence.otherSenders >= 3 ? 2 : 0,
    burst: evidence.fromSameAddress > 5 ? 1 : 0,
    script,
    ...scoreSender(evidence.email),
    noise: scoreNoise(evidence.details),
    judged: evidence.isJudgedSpam ? suspectedScore : 0,
  };
  const reasons = spamSignals
    .filter((signal) => points[signal] > 0)
    .map((signal) => ({ signal, points: points[signal] }));
  const score = reasons.reduce((sum, reason) => sum + reason.points, 0);
  const suspected = evidence.isJudgedSpam !== false && score >= suspectedScore;
  return { score: Math.floor(score), reasons, suspected };
}

function scoreHoneypot({ honeypot, name, email, details }: SpamInput): number {
  if (honeypot === '') return 0;
  return [name, email, details].includes(honeypot) ? 1 : 4;
}

/** In characters a second: nobody types that fast, but a client may paste. */
const pastedPace = 15;

function scoreSpeed({ elapsedSeconds, details }: SpamInput): number {
  if (elapsedSeconds === null) return 0;
  if (elapsedSeconds < 2) return 2;
  return elapsedSeconds < 4 || details.length / elapsedSeconds > pastedPace ? 1 : 0;
}

function scoreMarkup(details: string): number {
  if (/\[(?:url|link|img)[=\]]/i.test(details)) return 5;
  return (details.match(/<a\s[^>]{0,300}href/gi)?.length ?? 0) >= 2 ? 5 : 0;
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

/** Lower case without accents, invisible characters and look-alike letters. */
export function foldText(text: string): string {
  return foldAccents(text, 'NFKD')
    .replace(invisible, '')
    .toLowerCase()
    .replace(/[أإآ]/g, 'ا')
    .replace(/ة/g, 'ه')
    .replace(/ى/g, 'ي')
    .replace(/ё/g, 'е')
    .replace(/ı/g, 'i')
    .replace(/[’‘`´]/g, "'")
    .replace(/[\p{L}\p{N}@$]+/gu, replaceLookalikes)
    .replace(/[^\S\n]+/g, ' ');
}

function replaceLookalikes(word: string): string {
  if (/[a-z]/.test(word) && /\p{Script=Cyrillic}/u.test(word)) {
    return word.replace(/\p{Script=Cyrillic}/gu, (letter) => lookalikes[letter] ?? letter);
  }
  // Digits inside a word stand for letters, e.g. v1agra; others are numbers.
  if (/^[a-z]+[0-9@$]+[a-z]+[a-z0-9]*$/.test(word) && !/\d{2}/.test(word)) {
    return word.replace(/[0-9@$]/g, (digit) => leet[digit] ?? digit);
  }
  return word;
}

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

const keyboardRows = /(?:azerty|qwerty|qsdfg|asdfg|wxcvb|zxcvb|йцукен|фывап|ываыва)/gi;

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
