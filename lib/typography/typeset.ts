import { LRUCache } from 'lru-cache';
import type { Locale } from '@/lib/i18n/locales';
import { englishRules } from './english';
import { frenchRules } from './french';
import { type Rule, typesetRun } from './run';

export const typographyRules: Record<Locale, readonly Rule[]> = {
  fr: frenchRules,
  en: englishRules,
};

// Typesetting a line takes some tenths of a millisecond, and lists share most of their lines.
const cache = new LRUCache<string, string>({ max: 5000 });

export function typeset(text: string, locale: Locale): string {
  return text
    .split('\n')
    .map((line) => typesetLine(line, locale))
    .join('\n');
}

function typesetLine(line: string, locale: Locale): string {
  const key = `${locale} ${line}`;
  const cached = cache.get(key);
  if (cached !== undefined) return cached;
  const piece = { text: line, depth: 0 };
  typesetRun([piece], typographyRules[locale]);
  cache.set(key, piece.text);
  return piece.text;
}
