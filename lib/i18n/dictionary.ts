import { en } from './en';
import { type Dictionary, fr } from './fr';
import type { Locale } from './locales';

/** All of them: a test adds one of its own. */
export const dictionaries: Record<Locale, Dictionary> = { fr, en };

export function getDictionary(locale: Locale): Dictionary {
  return dictionaries[locale];
}
