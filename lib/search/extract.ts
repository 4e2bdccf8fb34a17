import { toPlainText } from '@/lib/markdown/plain-text';
import { fold, isMatch, wordPattern } from './query';

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
  const text = toPlainText(markdown).replaceAll('\n', ' ');
  const words = placeWords(text);
  const found = words.flatMap(({ index, word }) => {
    const folded = fold(word);
    const beginning = beginnings.find((start) => isMatch(folded, start));
    return beginning === undefined ? [] : [{ index, beginning }];
  });
  if (found.length === 0) return null;
  const best = findDensest(found);
  const from = best < length / 3 ? 0 : (startAfter(words, best - length / 3) ?? best);
  const to = text.length <= from + length ? text.length : endBefore(text, words, from + length);
  return `${from > 0 ? '… ' : ''}${text.slice(from, to).trim()}${to < text.length ? ' …' : ''}`;
}

/** Where the stretch begins that has most different words, and of such ones the rarest; the first of several. */
function findDensest(found: { index: number; beginning: string }[]): number {
  const inAll = new Map<string, number>();
  for (const { beginning } of found) inAll.set(beginning, (inAll.get(beginning) ?? 0) + 1);
  let best = { index: 0, worth: 0 };
  let end = 0;
  const within = new Map<string, number>();
  for (const { index, beginning } of found) {
    for (; (found[end]?.index ?? Infinity) < index + (length * 2) / 3; end += 1) {
      const entering = found[end]?.beginning ?? '';
      within.set(entering, (within.get(entering) ?? 0) + 1);
    }
    let worth = 0;
    for (const [word, times] of within) if (times > 0) worth += 1 + 1 / (inAll.get(word) ?? 1);
    if (worth > best.worth) best = { index, worth };
    within.set(beginning, (within.get(beginning) ?? 0) - 1);
  }
  return best.index;
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
  return beginnings.some((start) => isMatch(folded, start));
}
