import { formatTimestamp } from '@/lib/i18n/dates';
import { site } from '@/lib/settings/site';

const offsetFormat = new Intl.DateTimeFormat('en-US', {
  timeZone: site.timeZone,
  timeZoneName: 'longOffset',
});

/** As files have it: `2026-01-31T08:00:00+01:00`, with milliseconds where there are any. */
export function formatExactDateTime(date: Date): string {
  const offset = offsetAt(date);
  const local = new Date(date.getTime() + minutesOf(offset) * 60_000);
  return local.toISOString().replace('.000Z', 'Z').replace('Z', offset);
}

/**
 * A moment with its zone, or without one in the site's: `2026-01-31 08:00`.
 * @returns null where it is neither, or the clocks of that day never showed it
 */
export function parseDateTime(text: string): Date | null {
  const [, day = '', time = '', zone = ''] =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:\d\d)?$/.exec(text.trim()) ?? [];
  const utc = new Date(`${day}T${time}Z`);
  // What does not come back as it was, as 2026-02-30, does not exist.
  if (Number.isNaN(utc.getTime()) || !utc.toISOString().startsWith(`${day}T${time}`)) return null;
  if (zone) return new Date(`${day}T${time}${zone}`);
  const guess = new Date(utc.getTime() - minutesOf(offsetAt(utc)) * 60_000);
  const moment = new Date(utc.getTime() - minutesOf(offsetAt(guess)) * 60_000);
  return formatTimestamp(moment) === `${day} ${time.slice(0, 5)}` ? moment : null;
}

/** As `+01:00` */
function offsetAt(date: Date): string {
  const part = offsetFormat.formatToParts(date).find(({ type }) => type === 'timeZoneName');
  return part?.value.replace('GMT', '') || '+00:00';
}

function minutesOf(offset: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)/.exec(offset) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
