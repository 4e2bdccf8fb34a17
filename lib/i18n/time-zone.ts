import moment from 'moment-timezone';
import { site } from '@/lib/settings/site';

const packagedRules = moment.tz.dataVersion;
const nodeRules = process.versions.tz ?? '';
const packageIsNewer = packagedRules > nodeRules;

/** Which release of the IANA time zone database all dates of the site follow, e.g. `2026f`: the newer of Node.js's and the package's. */
export const timeZoneRules = packageIsNewer ? packagedRules : nodeRules;

/** Minutes east of UTC, e.g. 60 for `+01:00`. */
export function getUtcOffset(date: Date, timeZone = site.timeZone, rules = timeZoneRules): number {
  const zone = rules === packagedRules ? moment.tz.zone(timeZone) : null;
  return zone ? 0 - Math.round(zone.utcOffset(date.getTime())) : getNodeOffset(date, timeZone);
}

/** As Node.js itself counts, which may follow older rules. */
export function getNodeOffset(date: Date, timeZone = site.timeZone): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(date).find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

/** A date whose UTC fields are those of the site's clock, to format with `timeZone: 'UTC'`. */
export function toWallClock(date: Date): Date {
  return new Date(date.getTime() + getUtcOffset(date) * 60_000);
}

/** @param clock as `toWallClock` returns it; null if a clock change skips it */
export function fromWallClock(clock: Date): Date | null {
  const guess = new Date(clock.getTime() - getUtcOffset(clock) * 60_000);
  const date = new Date(clock.getTime() - getUtcOffset(guess) * 60_000);
  return toWallClock(date).getTime() === clock.getTime() ? date : null;
}

/** E.g. `+01:00` */
export function formatUtcOffset(minutes: number): string {
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(rest)}`;
}
