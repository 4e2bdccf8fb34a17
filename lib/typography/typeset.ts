import type { Locale } from '@/lib/i18n/locales';

/** A line of plain text as its language's printers set it. */
export function typeset(text: string, _locale: Locale): string {
  return text;
}
