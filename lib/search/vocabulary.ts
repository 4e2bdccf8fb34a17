import type { Locale } from '@/lib/i18n/locales';
import { editDistance, letterSet, maxEdits, mayBeWithin } from './edit-distance';
import { listStems } from './stems';

/** The words of the index, folded as it folds them. */
export type Vocabulary = {
  /** Those of the commonest word, nearly all there are */
  articles: number;
  /** At least as many articles as have one of the words */
  countArticles(words: Iterable<string>): number;
  listBeginningWith(start: string): string[];
  listWithSameStem(word: string, locale: Locale): string[];
  /** The nearest words within the typing errors allowed, those of most articles first */
  listSimilar(word: string, minArticles: number): string[];
};

const mostSimilar = 8;
/** Stemming a whole vocabulary takes seconds; words of one stem share their first letters. */
const sharedLetters = 3;

export function createVocabulary(articlesByWord: Map<string, number>): Vocabulary {
  const words = [...articlesByWord.keys()].sort();
  const articlesWith = (word: string) => articlesByWord.get(word) ?? 0;
  const letters = new Int32Array(words.length);
  let mostArticles = 0;
  for (const [index, word] of words.entries()) {
    letters[index] = letterSet(word);
    mostArticles = Math.max(mostArticles, articlesWith(word));
  }

  const listBeginningWith = (start: string) => {
    const first = findFirst(words, start);
    let end = first;
    while (words[end]?.startsWith(start)) end += 1;
    return words.slice(first, end);
  };

  return {
    articles: mostArticles,

    countArticles(forms) {
      let sum = 0;
      for (const form of forms) sum += articlesWith(form);
      return sum;
    },

    listBeginningWith,

    listWithSameStem(word, locale) {
      const stems = listStems(word, locale);
      if (stems.length === 0) return [];
      return listBeginningWith(word.slice(0, sharedLetters)).filter((other) =>
        listStems(other, locale).some((stem) => stems.includes(stem)),
      );
    },

    listSimilar(word, minArticles) {
      const edits = maxEdits(word);
      if (edits === 0) return [];
      const wordLetters = letterSet(word);
      const similar: { word: string; edits: number }[] = [];
      for (let index = 0; index < words.length; index += 1) {
        const other = words[index] ?? '';
        if (!mayBeWithin(edits, word, wordLetters, other, letters[index] ?? 0)) continue;
        const found = articlesWith(other) < minArticles ? null : editDistance(word, other, edits);
        if (found) similar.push({ word: other, edits: found });
      }
      const fewest = Math.min(...similar.map((one) => one.edits));
      return similar
        .filter((one) => one.edits === fewest)
        .sort((a, b) => articlesWith(b.word) - articlesWith(a.word))
        .slice(0, mostSimilar)
        .map((one) => one.word);
    },
  };
}

function findFirst(sorted: string[], start: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
