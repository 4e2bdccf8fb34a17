import { site } from '@/lib/site';
import type { Locale } from './locales';

const languages: Record<Locale, string> = { fr: 'fr-FR', en: 'en-US' };

/** A day as a reader writes it, in the site's time zone: « 1er mars 2026 », "Mar 1, 2026". */
export function formatDate(date: Date, locale: Locale): string {
  const format = new Intl.DateTimeFormat(languages[locale], {
    timeZone: site.timeZone,
    day: 'numeric',
    month: locale === 'fr' ? 'long' : 'short',
    year: 'numeric',
  });
  return ordinalFirst(format.format(date), locale);
}

/** A moment to the minute, in the site's time zone: « 1er mars 2026 à 09:05 ». */
export function formatDateTime(date: Date, locale: Locale): string {
  const time = new Intl.DateTimeFormat(languages[locale], {
    timeZone: site.timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(date);
  return `${formatDate(date, locale)}${locale === 'fr' ? ' à ' : ', '}${time}`;
}

/** French says « 1er » of a month's first day only; Intl writes « 1 ». */
function ordinalFirst(text: string, locale: Locale): string {
  return locale === 'fr' ? text.replace(/^1(?=\s)/, '1er') : text;
}
