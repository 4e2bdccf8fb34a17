import { beforeEach, describe, expect, test } from 'vitest';
import { site } from '@/lib/settings/site';
import {
  formatDate,
  formatDateTime,
  formatExactDateTime,
  formatIsoDateTime,
  parseDateTime,
  startOfDay,
} from './dates';

beforeEach(() => {
  site.timeZone = 'Africa/Casablanca';
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
  // Morocco went back to UTC for Ramadan, and for good on 2026-09-20.
  ['2026-03-01T12:00:00Z', '2026-03-01T12:00:00+00:00'],
  ['2026-09-19T12:00:00Z', '2026-09-19T13:00:00+01:00'],
  ['2026-09-21T12:00:00Z', '2026-09-21T12:00:00+00:00'],
  ['2027-07-14T23:30:00Z', '2027-07-14T23:30:00+00:00'],
])('%s is, with the site’s distance from UTC, %s', (utc, local) => {
  expect(formatIsoDateTime(new Date(utc))).toBe(local);
  expect(Math.floor(Date.parse(local) / 1000)).toBe(Math.floor(Date.parse(utc) / 1000));
});

describe('in Paris', () => {
  beforeEach(() => {
    site.timeZone = 'Europe/Paris';
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
});

test.each([
  ['Africa/Casablanca', '2026-09-19 08:00', '2026-09-19T07:00:00Z'],
  ['Africa/Casablanca', '2026-12-01 08:00', '2026-12-01T08:00:00Z'],
  // British Columbia stayed in summer time.
  ['America/Vancouver', '2026-07-01 08:00', '2026-07-01T15:00:00Z'],
  ['America/Vancouver', '2026-12-01 08:00', '2026-12-01T15:00:00Z'],
  ['America/New_York', '2026-12-01 08:00', '2026-12-01T13:00:00Z'],
])('in %s, %s is %s', (timeZone, text, utc) => {
  site.timeZone = timeZone;
  expect(parseDateTime(text)).toEqual(new Date(utc));
});

test.each([
  ['Europe/Paris', '2026-03-29', '2026-03-28T23:00:00Z'],
  ['Africa/Casablanca', '2026-12-01', '2026-12-01T00:00:00Z'],
  // Its clocks skip midnight.
  ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00Z'],
])('in %s, %s starts at %s', (timeZone, day, utc) => {
  site.timeZone = timeZone;
  expect(startOfDay(day)).toEqual(new Date(utc));
});

test.each(['2026-02-30', '2026-1-1', 'today'])('%j is no day', (text) => {
  expect(startOfDay(text)).toBeNull();
});
