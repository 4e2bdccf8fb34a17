import { countWords } from './plain-text';

const wordsPerMinute = 220;

/** Whole minutes, at least 1, that the words of a Markdown text take; code and addresses count not. */
export function readingMinutes(markdown: string): number {
  return Math.max(1, Math.ceil(countWords(markdown) / wordsPerMinute));
}
