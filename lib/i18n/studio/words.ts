import type { Locale } from '@/lib/i18n/locales';
import { en } from './en';
import { fr, type StudioWords } from './fr';

const words: Record<Locale, StudioWords> = { fr, en };

export function getStudioWords(locale: Locale): StudioWords {
  return words[locale];
}
