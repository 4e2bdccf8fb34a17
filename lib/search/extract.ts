import { plainText } from '@/lib/articles/plain-text';
import { fold, wordPattern } from './query';

/** A piece of text, and whether it is what was looked for. */
export type Part = { text: string; match: boolean };

/** Characters of an extract, about */
const length = 220;

/** A line with what was looked for set apart. */
export function markMatches(line: string, beginnings: string[]): Part[] {
  const parts: Part[] = [];
  const add = (text: string, match: boolean) => {
    const last = parts.at(-1);
    if (last?.match === match) last.text += text;
    else if (text !== '') parts.push({ text, match });
  };
  let end = 0;
  for (const { index, word } of placeWords(line)) {
    add(line.slice(end, index), false);
    add(word, begins(word, beginnings));
    end = index + word.length;
  }
  add(line.slice(end), false);
  return parts;
}

/** The stretch of a Markdown text that has most of what was looked for; null where it has nothing of it. */
export function extractFrom(markdown: string, beginnings: string[]): string | null {
  const text = plainText(markdown).replaceAll('\n', ' ');
  const words = placeWords(text);
  const found = words.flatMap(({ index, word }) => {
    const beginning = beginnings.find((start) => fold(word).startsWith(start));
    return beginning === undefined ? [] : [{ index, beginning }];
  });
  if (found.length === 0) return null;
  const [best = 0] = found
    .map(({ index }) => [index, countWithin(found, index)] as const)
    .reduce((one, other) => (other[1] > one[1] ? other : one));
  const from = best < length / 3 ? 0 : (startAfter(words, best - length / 3) ?? best);
  const to = text.length <= from + length ? text.length : endBefore(text, words, from + length);
  return `${from > 0 ? '… ' : ''}${text.slice(from, to).trim()}${to < text.length ? ' …' : ''}`;
}

/** Different words that stand in the stretch which begins at a place. */
function countWithin(found: { index: number; beginning: string }[], start: number): number {
  const within = found.filter(({ index }) => index >= start && index < start + (length * 2) / 3);
  return new Set(within.map(({ beginning }) => beginning)).size;
}

function placeWords(text: string): { index: number; word: string }[] {
  return [...text.matchAll(wordPattern)].map(({ index, 0: word }) => ({ index, word }));
}

function startAfter(words: { index: number }[], place: number): number | undefined {
  return words.find(({ index }) => index >= place)?.index;
}

/** Not after an elided word: « s’ » ends nothing. */
function endBefore(text: string, words: { index: number; word: string }[], place: number): number {
  const last = words.findLast(({ index, word }) => {
    const end = index + word.length;
    return end <= place && !/['’]/.test(text[end] ?? '');
  });
  return last ? last.index + last.word.length : place;
}

function begins(word: string, beginnings: string[]): boolean {
  const folded = fold(word);
  return beginnings.some((start) => folded.startsWith(start));
}
