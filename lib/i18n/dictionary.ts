import { en } from './en';
import { fr } from './fr';
import type { Locale } from './locales';

/** Every visible word of the site in one language. A missing key does not compile. */
export type Dictionary = typeof fr;

const dictionaries: Record<Locale, Dictionary> = { fr, en };

export function getDictionary(locale: Locale): Dictionary {
  return dictionaries[locale];
}
