import { site } from '@/lib/settings/site';
import { getDictionary } from './dictionary';
import type { Locale } from './locales';

/** E.g. « 1er mars 2026 », "Mar 1, 2026" */
export function formatDate(date: Date, locale: Locale): string {
  const { tag, month } = getDictionary(locale).dates;
  const format = new Intl.DateTimeFormat(tag, {
    timeZone: site.timeZone,
    day: 'numeric',
    month,
    year: 'numeric',
  });
  return ordinalFirst(format.format(date), locale);
}

/** E.g. « 1er mars 2026 à 09:05 » */
export function formatDateTime(date: Date, locale: Locale): string {
  const time = new Intl.DateTimeFormat(getDictionary(locale).dates.tag, {
    timeZone: site.timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(date);
  return `${formatDate(date, locale)}${locale === 'fr' ? ' à ' : ', '}${time}`;
}

/** @param month e.g. 2026-03 */
export function formatMonth(month: string, locale: Locale): string {
  return new Intl.DateTimeFormat(getDictionary(locale).dates.tag, {
    timeZone: 'UTC',
    month: 'long',
    year: 'numeric',
  }).format(new Date(`${month}-01T00:00:00Z`));
}

// Swedish dates have the form 2026-01-31 14:05.
const stampFormat = new Intl.DateTimeFormat('sv-SE', {
  timeZone: site.timeZone,
  dateStyle: 'short',
  timeStyle: 'short',
});

export function formatTimestamp(date: Date): string {
  return stampFormat.format(date);
}

const clockFormat = new Intl.DateTimeFormat('sv-SE', {
  timeZone: site.timeZone,
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** E.g. `2026-01-31T14:05:00+01:00` */
export function formatIsoDateTime(date: Date): string {
  const clock = clockFormat.format(date).replace(' ', 'T');
  const minutes = Math.round((Date.parse(`${clock}Z`) - date.getTime()) / 60_000);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return `${clock}${minutes < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(rest)}`;
}

/** @param day e.g. `2026-01-31`; null if there is no such day */
export function startOfDay(day: string): Date | null {
  const utc = new Date(`${day}T00:00:00Z`);
  const valid = /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(utc.getTime());
  if (!valid || !utc.toISOString().startsWith(day)) return null;
  const clock = new Date(`${formatTimestamp(utc).replace(' ', 'T')}:00Z`);
  return new Date(2 * utc.getTime() - clock.getTime());
}

function ordinalFirst(text: string, locale: Locale): string {
  return locale === 'fr' ? text.replace(/^1(?=\s)/, '1er') : text;
}
