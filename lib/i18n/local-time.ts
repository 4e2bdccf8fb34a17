import { formatTimestamp } from '@/lib/i18n/dates';
import { site } from '@/lib/settings/site';

const offsetFormat = new Intl.DateTimeFormat('en-US', {
  timeZone: site.timeZone,
  timeZoneName: 'longOffset',
});

/** E.g. `2026-01-31T08:00:00+01:00`, with milliseconds if there are any. */
export function formatExactDateTime(date: Date): string {
  const offset = offsetAt(date);
  const local = new Date(date.getTime() + minutesOf(offset) * 60_000);
  return local.toISOString().replace('.000Z', 'Z').replace('Z', offset);
}

/** Parses e.g. `2026-01-31 08:00`, by default in the site's time zone. Null if invalid or skipped by a clock change. */
export function parseDateTime(text: string): Date | null {
  const [, day = '', time = '', zone = ''] =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:\d\d)?$/.exec(text.trim()) ?? [];
  const utc = new Date(`${day}T${time}Z`);
  if (Number.isNaN(utc.getTime()) || !utc.toISOString().startsWith(`${day}T${time}`)) return null;
  if (zone) return new Date(`${day}T${time}${zone}`);
  const guess = new Date(utc.getTime() - minutesOf(offsetAt(utc)) * 60_000);
  const moment = new Date(utc.getTime() - minutesOf(offsetAt(guess)) * 60_000);
  return formatTimestamp(moment) === `${day} ${time.slice(0, 5)}` ? moment : null;
}

function offsetAt(date: Date): string {
  const part = offsetFormat.formatToParts(date).find(({ type }) => type === 'timeZoneName');
  return part?.value.replace('GMT', '') || '+00:00';
}

function minutesOf(offset: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)/.exec(offset) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
