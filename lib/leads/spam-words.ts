import { functionWords } from './function-words';
import { describeSender } from './spam-sender';

/** A message; the text is by foldText. */
export type Letter = { name: string; email: string; text: string };

/**
 * `words`: what the message is about. `stance`: who speaks of whom, and whether he offers or asks, i.e. everything with a function word or a
 * question mark in it, e.g. "je cherche", "votre site", "we can". `sender`: the name and the address.
 */
export type LetterParts = { words: string[]; stance: string[]; sender: string[] };
export type SpamOdds = Record<keyof LetterParts, number>;
export type WordWeights = { base: number } & Record<keyof LetterParts, Record<string, number>>;

const ownerName = 'jawad';
const prefixLength = 5;
const senderScale = 0.4;
/** Of about 25 words; a shorter text says less. */
const leastFeatures = 90;

/** Log-odds of spam, added up by part; the base is not in them. */
export function weighLetter(letter: Letter, weights: WordWeights): SpamOdds {
  const parts = splitLetter(letter);
  const weigh = (part: keyof LetterParts) =>
    parts[part].reduce((sum, feature) => sum + findWeight(weights[part], feature), 0) *
    scaleOf(parts, part);
  return { words: weigh('words'), stance: weigh('stance'), sender: weigh('sender') };
}

const findWeight = (weights: Record<string, number>, feature: string) =>
  Object.hasOwn(weights, feature) ? (weights[feature] ?? 0) : 0;

/** A long text says more than a short one, but not in proportion. */
export function scaleOf(parts: LetterParts, part: keyof LetterParts): number {
  return part === 'sender'
    ? senderScale / Math.sqrt(parts.sender.length || 1)
    : 1 / Math.sqrt(Math.max(leastFeatures, parts.words.length + parts.stance.length));
}

/** Words, their prefixes, and pairs of neighbours of both; for Chinese, pairs of characters. */
export function splitLetter({ name, email, text }: Letter): LetterParts {
  const plain = text.replace(/https?:\/\/\S+|www\.\S+/g, ' urlx ').replace(/\d[\d .,]*/g, ' # ');
  const tokens = plain.match(/\p{L}+|[#€$%!?]|\p{Extended_Pictographic}/gu) ?? [];
  const words = new Set<string>();
  const stance = new Set<string>();
  tokens
    .filter((token) => token !== ownerName)
    .forEach((token, index, all) => {
      if (/\p{Script=Han}/u.test(token)) {
        for (let at = 0; at + 1 < token.length; at += 1) words.add(token.slice(at, at + 2));
        return;
      }
      const former = all[index - 1];
      const alone = tellsStance(token) ? stance : words;
      alone.add(token).add(shorten(token));
      if (former === undefined) return;
      const pairs = tellsStance(former) ? stance : alone;
      pairs.add(`${former} ${token}`).add(`${shorten(former)} ${shorten(token)}`);
    });
  return { words: [...words], stance: [...stance], sender: describeSender(name, email) };
}

const tellsStance = (token: string) => functionWords.has(token) || token === '?' || token === '!';

const shorten = (word: string) =>
  word.length > prefixLength && !functionWords.has(word) ? `${word.slice(0, prefixLength)}*` : word;
