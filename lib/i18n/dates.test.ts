import { expect, test, vi } from 'vitest';
import { formatDate, formatDateTime, formatIsoDateTime } from './dates';

vi.mock(import('@/site.config'), async (original) => {
  const { siteConfig } = await original();
  return { siteConfig: { ...siteConfig, timeZone: 'Africa/Casablanca' } };
});

const plain = (text: string) => text.replace(/\s/g, ' ');
const day = (date: string, locale: 'fr' | 'en') => plain(formatDate(new Date(date), locale));
const minute = (date: string, locale: 'fr' | 'en') => plain(formatDateTime(new Date(date), locale));

test('a day is written as each language writes it', () => {
  expect(day('2025-09-28T12:00:00Z', 'fr')).toBe('28 septembre 2025');
  expect(day('2025-09-28T12:00:00Z', 'en')).toBe('Sep 28, 2025');
});

test('only the first day of a French month is an ordinal', () => {
  expect(day('2026-03-01T12:00:00Z', 'fr')).toBe('1er mars 2026');
  expect(day('2026-03-11T12:00:00Z', 'fr')).toBe('11 mars 2026');
  expect(day('2026-03-21T12:00:00Z', 'fr')).toBe('21 mars 2026');
  expect(day('2026-03-31T12:00:00Z', 'fr')).toBe('31 mars 2026');
  expect(day('2026-03-01T12:00:00Z', 'en')).toBe('Mar 1, 2026');
});

test('the day is that of the site’s time zone, not of the server', () => {
  expect(day('2025-09-27T22:59:00Z', 'fr')).toBe('27 septembre 2025');
  expect(day('2025-09-27T23:30:00Z', 'fr')).toBe('28 septembre 2025');
  expect(day('2025-12-31T23:30:00Z', 'en')).toBe('Jan 1, 2026');
  expect(day('2025-04-30T23:30:00Z', 'fr')).toBe('1er mai 2025');
});

test('a moment has the minute of the site’s time zone, from 00:00 to 23:59', () => {
  expect(minute('2025-09-28T08:05:59Z', 'fr')).toBe('28 septembre 2025 à 09:05');
  expect(minute('2025-09-28T20:05:00Z', 'en')).toBe('Sep 28, 2025, 21:05');
  expect(minute('2025-04-30T23:00:00Z', 'fr')).toBe('1er mai 2025 à 00:00');
});

test.each([
  ['2025-09-28T08:05:09.999Z', '2025-09-28T09:05:09+01:00'],
  ['2025-12-31T23:30:00Z', '2026-01-01T00:30:00+01:00'],
  // Morocco goes back to UTC for Ramadan.
  ['2026-03-01T12:00:00Z', '2026-03-01T12:00:00+00:00'],
])('%s is, with the site’s distance from UTC, %s', (utc, local) => {
  expect(formatIsoDateTime(new Date(utc))).toBe(local);
  expect(Math.floor(Date.parse(local) / 1000)).toBe(Math.floor(Date.parse(utc) / 1000));
});
