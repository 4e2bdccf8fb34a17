import { en } from './en';
import { type Dictionary, fr } from './fr';
import type { Locale } from './locales';

export const dictionaries: Record<Locale, Dictionary> = { fr, en };

export function getDictionary(locale: Locale): Dictionary {
  return dictionaries[locale];
}
