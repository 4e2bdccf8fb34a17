import { joinBlocks, toPlainText } from '@/lib/markdown/plain-text';
import { wordPattern } from '@/lib/typography/search-terms';

/** @returns which of the words looked for a word stands for */
export type Matcher = (word: string) => number | undefined;

export type TextSegment = { text: string; match: boolean };

const length = 220;

export function highlightMatches(line: string, match: Matcher): TextSegment[] {
  const parts: TextSegment[] = [];
  const add = (text: string, match: boolean) => {
    const last = parts.at(-1);
    if (last?.match === match) last.text += text;
    else if (text !== '') parts.push({ text, match });
  };
  let end = 0;
  for (const { index, word } of placeWords(line)) {
    add(line.slice(end, index), false);
    add(word, match(word) !== undefined);
    end = index + word.length;
  }
  add(line.slice(end), false);
  return parts;
}

export function extractExcerpt(markdown: string, match: Matcher): string | null {
  const text = joinBlocks(toPlainText(markdown));
  const words = placeWords(text);
  const found = words.flatMap(({ index, word }) => {
    const term = match(word);
    return term === undefined ? [] : [{ index, term }];
  });
  if (found.length === 0) return null;
  const best = findDensest(found);
  const from = best < length / 3 ? 0 : (startAfter(words, best - length / 3) ?? best);
  const to = text.length <= from + length ? text.length : endBefore(text, words, from + length);
  return `${from > 0 ? '… ' : ''}${text.slice(from, to).trim()}${to < text.length ? ' …' : ''}`;
}

/** Prefers the stretch with the most different terms, then the one with the rarest. */
function findDensest(found: { index: number; term: number }[]): number {
  const inAll = new Map<number, number>();
  for (const { term } of found) inAll.set(term, (inAll.get(term) ?? 0) + 1);
  let best = { index: 0, worth: 0 };
  let end = 0;
  const within = new Map<number, number>();
  for (const { index, term } of found) {
    for (; (found[end]?.index ?? Infinity) < index + (length * 2) / 3; end += 1) {
      const entering = found[end]?.term ?? 0;
      within.set(entering, (within.get(entering) ?? 0) + 1);
    }
    let worth = 0;
    for (const [word, times] of within) if (times > 0) worth += 1 + 1 / (inAll.get(word) ?? 1);
    if (worth > best.worth) best = { index, worth };
    within.set(term, (within.get(term) ?? 0) - 1);
  }
  return best.index;
}

function placeWords(text: string): { index: number; word: string }[] {
  return [...text.matchAll(wordPattern)].map(({ index, 0: word }) => ({ index, word }));
}

function startAfter(words: { index: number }[], place: number): number | undefined {
  return words.find(({ index }) => index >= place)?.index;
}

function endBefore(text: string, words: { index: number; word: string }[], place: number): number {
  const last = words.findLast(({ index, word }) => {
    const end = index + word.length;
    return end <= place && !/['’]/.test(text[end] ?? '');
  });
  return last ? last.index + last.word.length : place;
}
