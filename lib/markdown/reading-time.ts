import { countWords } from './plain-text';

const wordsPerMinute = 220;

export function readingMinutes(markdown: string): number {
  return Math.max(1, Math.ceil(countWords(markdown) / wordsPerMinute));
}
