import { expect, test } from 'vitest';
import { formatTimestamp } from '@/lib/i18n/dates';
import { findMorning, parseMorning, type Snooze } from './snoozes';

test.each<[Snooze, string, string]>([
  ['tomorrow', '2026-11-28T21:30:00Z', '2026-11-29 09:00'],
  ['monday', '2026-11-28T12:00:00Z', '2026-11-30 09:00'],
  ['monday', '2026-11-30T12:00:00Z', '2026-12-07 09:00'],
  ['monday', '2026-11-29T12:00:00Z', '2026-11-30 09:00'],
  ['week', '2026-12-28T12:00:00Z', '2027-01-04 09:00'],
])('%s, seen from %s, is the morning of %s', (snooze, now, morning) => {
  expect(formatTimestamp(findMorning(snooze, new Date(now)) ?? new Date(0))).toBe(morning);
});

test.each(['', '2026-02-30', 'demain'])('%j is no day', (day) => {
  expect(parseMorning(day)).toBeNull();
});
