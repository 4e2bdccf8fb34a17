import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemFrench } from '@orama/stemmers/french';
import type { Locale } from '@/lib/i18n/locales';

const stemmers: Partial<Record<Locale, (word: string) => string>> = {
  en: stemEnglish,
  fr: stemFrench,
};

/**
 * The stems of a folded word and of its singular or masculine, since the French stemmer does not see that « emplois »
 * and « emploi » are one word, nor « française » and « français ». None for short words, and in languages without a stemmer.
 */
export function listStems(word: string, locale: Locale): string[] {
  const stem = stemmers[locale];
  if (!stem || !/^[a-z]{4,}$/.test(word)) return [];
  const simpler = word.replace(/(?:(?<=[ao]is)es?|s|(?<=[eo]u)x)$/, '');
  return [stem(word), ...(simpler === word ? [] : [stem(simpler)])];
}
