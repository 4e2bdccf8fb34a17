import { parseDateTime } from '@/lib/i18n/dates';
import { toWallClock } from '@/lib/i18n/time-zone';

export const snoozes = ['tomorrow', 'monday', 'week'] as const;
export type Snooze = (typeof snoozes)[number];

const backAt = '09:00';

/** The morning, in the site's time zone, on which a lead is to be answered again */
export function findMorning(snooze: Snooze, now: Date): Date | null {
  const clock = toWallClock(now);
  const weekday = clock.getUTCDay();
  const days = { tomorrow: 1, monday: (8 - weekday) % 7 || 7, week: 7 }[snooze];
  clock.setUTCDate(clock.getUTCDate() + days);
  return parseMorning(clock.toISOString().slice(0, 10));
}

/** @param day e.g. `2026-01-31`; null if there is no such day */
export const parseMorning = (day: string): Date | null => parseDateTime(`${day} ${backAt}`);
