import { formatTimestamp, startOfDay } from '@/lib/i18n/dates';

export const monthPattern = /^\d{4}-(?:0[1-9]|1[0-2])$/;

/** `2026-01`, in the site's time zone. */
export function toMonth(date: Date): string {
  return formatTimestamp(date).slice(0, 7);
}

export function startOfMonth(month: string): Date {
  const start = monthPattern.test(month) && startOfDay(`${month}-01`);
  if (!start) throw new RangeError(`There is no month ${month}.`);
  return start;
}

export function endOfMonth(month: string): Date {
  return startOfMonth(nextMonth(month));
}

export function listMonthsBetween(first: string, last: string): string[] {
  const months = [first];
  for (let month = first; month < last; ) {
    month = nextMonth(month);
    months.push(month);
  }
  return months;
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number)).toISOString().slice(0, 7);
}
