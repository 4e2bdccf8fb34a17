import moment from 'moment-timezone';
import { expect, test } from 'vitest';
import { formatUtcOffset, getNodeOffset, getUtcOffset, timeZoneRules } from './time-zone';

const packaged = moment.tz.dataVersion;

test('the rules are the newer of those in Node.js and in the package, of 2026c or later', () => {
  expect(timeZoneRules).toBe([packaged, process.versions.tz ?? ''].sort().at(-1));
  expect(timeZoneRules >= '2026c').toBe(true);
});

test.each([
  // The last day before each change of the rules, and the first after it
  ['Africa/Casablanca', '2026-09-19', 60],
  ['Africa/Casablanca', '2026-09-21', 0],
  ['America/Vancouver', '2026-02-01', -480],
  ['America/Vancouver', '2026-12-01', -420],
  ['America/Winnipeg', '2026-02-01', -360],
  ['America/Winnipeg', '2026-12-01', -300],
  // Unchanged, with and without summer time, with half an hour
  ['Europe/Paris', '2026-07-01', 120],
  ['Europe/Paris', '2026-12-01', 60],
  ['Asia/Kolkata', '2026-12-01', 330],
  ['UTC', '2026-12-01', 0],
])('%s on %s is %i minutes east of UTC', (timeZone, day, minutes) => {
  expect(getUtcOffset(new Date(`${day}T12:00:00Z`), timeZone)).toBe(minutes);
});

test('with newer rules in Node.js, its own are followed', () => {
  const day = new Date('2026-12-01T12:00:00Z');
  for (const timeZone of ['Africa/Casablanca', 'America/Vancouver', 'Asia/Kolkata']) {
    expect(getUtcOffset(day, timeZone, '2099a')).toBe(getNodeOffset(day, timeZone));
  }
  expect(getNodeOffset(day, 'Asia/Kolkata')).toBe(330);
  expect(getNodeOffset(day, 'America/New_York')).toBe(-300);
});

test.each([
  [0, '+00:00'],
  [330, '+05:30'],
  [-210, '-03:30'],
])('%i minutes are written %s', (minutes, text) => {
  expect(formatUtcOffset(minutes)).toBe(text);
});
