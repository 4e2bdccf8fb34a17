import { afterEach, describe, expect, test } from 'vitest';
import { site } from '@/lib/settings/site';
import { countWorkingMinutes, type Hours, parseHours, readHoursForm } from './hours';

const timeZone = site.timeZone;
afterEach(() => {
  site.timeZone = timeZone;
});

const office: Hours = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' };
const everyDay: Hours = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' };

describe('in Paris, minutes of the hours from 9 to 18 on working days', () => {
  // 2026-03-02 is a Monday; Paris is one hour east of UTC.
  test.each([
    ['within a day', '2026-03-02T09:00:00Z', '2026-03-02T09:47:59Z', 47],
    ['from before it begins', '2026-03-02T05:00:00Z', '2026-03-02T08:30:00Z', 30],
    ['until after its end', '2026-03-02T16:30:00Z', '2026-03-02T22:00:00Z', 30],
    ['across midnight', '2026-03-02T16:30:00Z', '2026-03-03T08:15:00Z', 45],
    ['during one night', '2026-03-02T18:00:00Z', '2026-03-03T07:59:00Z', 0],
    ['across a weekend', '2026-03-06T16:00:00Z', '2026-03-09T08:10:00Z', 70],
    ['on a weekend', '2026-03-07T08:00:00Z', '2026-03-08T20:00:00Z', 0],
    ['of a week', '2026-03-02T00:00:00Z', '2026-03-09T00:00:00Z', 5 * 9 * 60],
    ['of three weeks', '2026-03-02T07:30:00Z', '2026-03-23T09:00:00Z', 15 * 9 * 60 + 60],
    ['across a clock change', '2026-03-26T09:00:00Z', '2026-04-07T09:00:00Z', 8 * 9 * 60 + 60],
    ['backwards', '2026-03-02T10:00:00Z', '2026-03-02T09:00:00Z', 0],
  ])('%s', (_, from, to, minutes) => {
    site.timeZone = 'Europe/Paris';
    expect(countWorkingMinutes(new Date(from), new Date(to), office)).toBe(minutes);
  });
});

test('a day is that of the site, not of UTC', () => {
  site.timeZone = 'Asia/Tokyo';
  // Sunday 23:00 in UTC is Monday 8:00 in Tokyo.
  const sunday = new Date('2026-03-01T23:00:00Z');
  expect(countWorkingMinutes(sunday, new Date('2026-03-02T02:00:00Z'), office)).toBe(120);
});

test.each([
  ['has 23 hours when clocks go forward', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 23],
  ['has 25 hours when they go back', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z', 25],
])('a day in Paris %s', (_, from, to, hours) => {
  site.timeZone = 'Europe/Paris';
  expect(countWorkingMinutes(new Date(from), new Date(to), everyDay)).toBe(hours * 60);
});

test('an hour that a clock change skips begins at the change', () => {
  site.timeZone = 'Europe/Paris';
  const early: Hours = { days: [7], from: '02:30', to: '04:00' };
  const day = [new Date('2026-03-28T20:00:00Z'), new Date('2026-03-29T20:00:00Z')] as const;
  // 2:30 does not exist: it is 3:30, 30 minutes before 4:00.
  expect(countWorkingMinutes(...day, early)).toBe(30);
});

test('at any time, all minutes count', () => {
  const from = new Date('2026-03-07T08:00:00Z');
  expect(countWorkingMinutes(from, new Date('2026-03-08T08:00:30Z'), null)).toBe(24 * 60);
});

test('the ages of a hundred leads of three years ago take less than a second of CPU time', () => {
  const [from, to] = [new Date('2023-03-01T08:00:00Z'), new Date('2026-03-01T08:00:00Z')];
  const { user } = process.cpuUsage();
  for (let lead = 0; lead < 100; lead += 1) countWorkingMinutes(from, to, office);
  expect(process.cpuUsage().user - user).toBeLessThan(1_000_000);
});

test('what the store has is read; null and what cannot be read are any time', () => {
  expect(parseHours(JSON.stringify(office))).toEqual(office);
  for (const column of [null, '', 'nonsense', '{}', '{"days":[8],"from":"09:00","to":"18:00"}'])
    expect(parseHours(column)).toBeNull();
});

describe('the form of the settings', () => {
  const form = { days: ['1', '2'], from: '09:00', to: '18:30', isAnyTime: false };

  test('gives days and times, or any time', () => {
    const hours = { days: [1, 2], from: '09:00', to: '18:30' };
    expect(readHoursForm(form)).toEqual({ ok: true, hours });
    expect(readHoursForm({ ...form, isAnyTime: true, days: [] })).toEqual({
      ok: true,
      hours: null,
    });
    expect(readHoursForm({ ...form, to: '00:00' })).toMatchObject({ ok: true });
  });

  test.each([
    [{ days: [] }, ['days']],
    [{ days: ['9'] }, ['days']],
    [{ from: '' }, ['time']],
    [{ from: '25:00' }, ['time']],
    [{ from: '18:30', to: '09:00' }, ['time']],
    [{ from: '09:00', to: '09:00' }, ['time']],
    [{ days: [], from: 'x', to: '' }, ['days', 'time']],
  ])('refuses %o', (changes, errors) => {
    expect(readHoursForm({ ...form, ...changes })).toEqual({ ok: false, errors });
  });
});
