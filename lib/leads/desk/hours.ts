import * as z from 'zod';
import { dayMs, minuteMs } from '@/lib/i18n/durations';
import { fromWallClock, getUtcOffset, toWallClock } from '@/lib/i18n/time-zone';

/** Monday is 1. */
export const weekDays = [1, 2, 3, 4, 5, 6, 7] as const;

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

const hoursSchema = z
  .object({ days: z.array(z.literal(weekDays)).min(1), from: time, to: time })
  .refine((hours) => minutesOf(hours.from) < endOf(hours));

/** When the author answers leads, by the site's clock; `to` 00:00 is the end of the day. */
export type Hours = z.infer<typeof hoursSchema>;

/** @param column null, like what cannot be read, means at any time */
export function parseHours(column: string | null): Hours | null {
  if (column === null) return null;
  try {
    return hoursSchema.parse(JSON.parse(column));
  } catch {
    return null;
  }
}

export type HoursField = 'days' | 'time';
export type HoursForm = { days: string[]; from: string; to: string; isAnyTime: boolean };

/** @returns the fields that are wrong, or the setting; null is any time */
export function readHoursForm({
  days,
  from,
  to,
  isAnyTime,
}: HoursForm): { ok: true; hours: Hours | null } | { ok: false; errors: HoursField[] } {
  if (isAnyTime) return { ok: true, hours: null };
  const chosen = weekDays.filter((day) => days.includes(String(day)));
  const parsed = hoursSchema.safeParse({ days: chosen, from, to });
  if (parsed.success) return { ok: true, hours: parsed.data };
  const errors = parsed.error.issues.map(({ path }) => (path[0] === 'days' ? 'days' : 'time'));
  return { ok: false, errors: [...new Set(errors)] };
}

/** How many whole minutes of the author's hours lie between two moments; all of them if `hours` is null */
export function countWorkingMinutes(from: Date, to: Date, hours: Hours | null): number {
  const [start, end] = [from.getTime(), to.getTime()];
  if (hours === null) return Math.max(0, Math.floor((end - start) / minuteMs));
  const [firstDay, lastDay] = [startOfClockDay(from), startOfClockDay(to)];
  let worked = 0;
  let day = firstDay;
  while (day <= lastDay) {
    if (day > firstDay && day + weekMs <= lastDay && !hasClockChange(day)) {
      worked += hours.days.length * (endOf(hours) - minutesOf(hours.from)) * minuteMs;
      day += weekMs;
      continue;
    }
    if (hours.days.some((weekDay) => weekDay === weekDayOf(day))) {
      const opens = momentOf(day + minutesOf(hours.from) * minuteMs);
      const closes = momentOf(day + endOf(hours) * minuteMs);
      worked += Math.max(0, Math.min(end, closes) - Math.max(start, opens));
    }
    day += dayMs;
  }
  return Math.floor(worked / minuteMs);
}

const weekMs = 7 * dayMs;

/** In the week from this day on; none is so short that it is back within one. */
const hasClockChange = (day: number) =>
  getUtcOffset(new Date(day - dayMs)) !== getUtcOffset(new Date(day + weekMs + dayMs));

function minutesOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
}

const endOf = ({ to }: { to: string }) => minutesOf(to) || dayMs / minuteMs;

/** Of the site's clock, as `toWallClock` counts */
const startOfClockDay = (date: Date) => Math.floor(toWallClock(date).getTime() / dayMs) * dayMs;

const weekDayOf = (clock: number) => new Date(clock).getUTCDay() || 7;

/** An hour that a clock change skips begins at the change. */
function momentOf(clock: number): number {
  const date = new Date(clock);
  const before = new Date(clock - dayMs);
  return (fromWallClock(date) ?? new Date(clock - getUtcOffset(before) * minuteMs)).getTime();
}
