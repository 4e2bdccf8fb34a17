import { expect, test } from 'vitest';
import { endOfMonth, listMonthsBetween, startOfMonth, toMonth } from './months';

test('months begin and end in the site’s time zone', () => {
  // Casablanca is an hour ahead of UTC, but in Ramadan, which is in March then.
  expect(startOfMonth('2026-01')).toEqual(new Date('2025-12-31T23:00:00Z'));
  expect(endOfMonth('2025-12')).toEqual(new Date('2025-12-31T23:00:00Z'));
  expect(startOfMonth('2026-03')).toEqual(new Date('2026-03-01T00:00:00Z'));
  expect(toMonth(new Date('2025-12-31T23:00:00Z'))).toBe('2026-01');
  expect(toMonth(new Date('2025-12-31T22:59:59Z'))).toBe('2025-12');
});

test('lists all months between two, across years', () => {
  expect(listMonthsBetween('2025-11', '2026-02')).toEqual([
    '2025-11',
    '2025-12',
    '2026-01',
    '2026-02',
  ]);
  expect(listMonthsBetween('2025-11', '2025-11')).toEqual(['2025-11']);
});

test.each(['2026', '2026-13', '2026-00', '26-01', ''])('rejects %j', (month) => {
  expect(() => startOfMonth(month)).toThrow(RangeError);
});
