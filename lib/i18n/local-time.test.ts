import { expect, test, vi } from 'vitest';
import { formatExactDateTime, parseDateTime } from './local-time';

vi.mock(import('@/site.config'), async (original) => {
  const { siteConfig } = await original();
  return { siteConfig: { ...siteConfig, timeZone: 'Europe/Paris' } };
});

test.each([
  ['2026-01-31T07:00:00Z', '2026-01-31T08:00:00+01:00'],
  ['2026-07-31T22:30:05Z', '2026-08-01T00:30:05+02:00'],
  ['2026-01-31T07:00:00.123Z', '2026-01-31T08:00:00.123+01:00'],
])('%s is written as the site’s clock shows it, and reads as the same', (utc, text) => {
  expect(formatExactDateTime(new Date(utc))).toBe(text);
  expect(new Date(text)).toEqual(new Date(utc));
});

test.each([
  ['2026-01-31 08:00', '2026-01-31T07:00:00Z'],
  ['2026-07-31T08:00', '2026-07-31T06:00:00Z'],
  ['2026-01-31 08:00:30', '2026-01-31T07:00:30Z'],
  ['2026-01-31T08:00:00Z', '2026-01-31T08:00:00Z'],
  ['2026-01-31T08:00-05:00', '2026-01-31T13:00:00Z'],
  // The first hour of summer time, and the last before it
  ['2026-03-29 03:00', '2026-03-29T01:00:00Z'],
  ['2026-03-29 01:59', '2026-03-29T00:59:00Z'],
])('%s is %s', (text, utc) => {
  expect(parseDateTime(text)).toEqual(new Date(utc));
});

test.each([
  'tomorrow',
  '2026-01-31',
  '2026-02-30 08:00',
  '2026-01-31 24:00',
  '2026-01-31 8:00',
  '',
  // Skipped by the clocks
  '2026-03-29 02:30',
])('%j is no moment', (text) => {
  expect(parseDateTime(text)).toBeNull();
});
