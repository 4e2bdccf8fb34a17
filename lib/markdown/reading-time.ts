import { countWords } from './plain-text';

const wordsPerMinute = 220;

export function measureReading(markdown: string): { words: number; minutes: number } {
  const words = countWords(markdown);
  return { words, minutes: Math.max(1, Math.ceil(words / wordsPerMinute)) };
}

export const readingMinutes = (markdown: string) => measureReading(markdown).minutes;
