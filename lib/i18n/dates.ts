import { getDictionary } from './dictionary';
import { dayMs } from './durations';
import type { Locale } from './locales';
import { formatUtcOffset, fromWallClock, getUtcOffset, toWallClock } from './time-zone';

/** E.g. « 1er mars 2026 », "Mar 1, 2026" */
export function formatDate(date: Date, locale: Locale): string {
  const { tag, month } = getDictionary(locale).dates;
  const format = new Intl.DateTimeFormat(tag, {
    timeZone: 'UTC',
    day: 'numeric',
    month,
    year: 'numeric',
  });
  return ordinalFirst(format.format(toWallClock(date)), locale);
}

/** E.g. « 1er mars 2026 à 09:05 » */
export function formatDateTime(date: Date, locale: Locale): string {
  const time = formatTimestamp(date).slice(11);
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

/** E.g. `2026-01-31 14:05` */
export function formatTimestamp(date: Date): string {
  return toWallClock(date).toISOString().slice(0, 16).replace('T', ' ');
}

/** E.g. `2026-01-31T14:05:00+01:00` */
export function formatIsoDateTime(date: Date): string {
  return formatExactDateTime(new Date(Math.floor(date.getTime() / 1000) * 1000));
}

/** E.g. `2026-01-31T14:05:00+01:00`, with milliseconds if there are any. */
export function formatExactDateTime(date: Date): string {
  const clock = toWallClock(date).toISOString();
  return clock.replace('.000Z', 'Z').replace('Z', formatUtcOffset(getUtcOffset(date)));
}

/** Parses e.g. `2026-01-31 08:00`, by default in the site's time zone. Null if invalid or skipped by a clock change. */
export function parseDateTime(text: string): Date | null {
  const [, day = '', time = '', offset = ''] =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:\d\d)?$/.exec(text.trim()) ?? [];
  const clock = new Date(`${day}T${time}Z`);
  if (Number.isNaN(clock.getTime()) || !clock.toISOString().startsWith(`${day}T${time}`))
    return null;
  return offset ? new Date(`${day}T${time}${offset}`) : fromWallClock(clock);
}

/** @param day e.g. `2026-01-31`; null if there is no such day */
export function startOfDay(day: string): Date | null {
  const clock = new Date(`${day}T00:00:00Z`);
  const valid = /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(clock.getTime());
  if (!valid || !clock.toISOString().startsWith(day)) return null;
  // Where a clock change skips midnight, the day starts at the change.
  const dayBefore = new Date(clock.getTime() - dayMs);
  return fromWallClock(clock) ?? new Date(clock.getTime() - getUtcOffset(dayBefore) * 60_000);
}

function ordinalFirst(text: string, locale: Locale): string {
  return locale === 'fr' ? text.replace(/^1(?=\s)/, '1er') : text;
}
