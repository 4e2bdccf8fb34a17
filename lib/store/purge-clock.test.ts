import { beforeEach, describe, expect, test, vi } from 'vitest';
import { log } from '@/lib/log';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { isPurgeSuspended, mayPurge, notePurge } from './purge-clock';

withEmptyStore();

beforeEach(() => {
  vi.spyOn(log, 'warn').mockReset();
});

/** The days on which the purge ran, of those on which it was due. */
async function listPurges(...days: string[]) {
  const ran: string[] = [];
  for (const day of days) {
    if (!(await mayPurge(day))) continue;
    await notePurge(day);
    ran.push(day);
  }
  return ran;
}

describe('a purge', () => {
  test('does not run on the first day of a store: no earlier one tells whether the clock is right', async () => {
    expect(await listPurges('2026-01-01', '2026-01-02')).toEqual(['2026-01-02']);
  });

  test('runs up to 60 days after the last one that ran', async () => {
    await listPurges('2026-01-01');
    expect(await listPurges('2026-03-02', '2026-05-01')).toEqual(['2026-03-02', '2026-05-01']);
    expect(await isPurgeSuspended()).toBe(false);
  });

  test('does not run 61 days after it, which is logged', async () => {
    await listPurges('2026-01-01');
    expect(await listPurges('2026-03-03')).toEqual([]);
    expect(await isPurgeSuspended()).toBe(true);
    const fields = { event: 'purge', last: '2026-01-01', gapDays: 61 };
    expect(vi.mocked(log.warn).mock.calls).toMatchObject([[fields, {}]]);
  });

  test('runs after seven later days, whether or not the site ran between them', async () => {
    await listPurges('2026-01-01');
    const days = ['02-01', '02-02', '02-03', '02-04', '02-06', '02-09', '02-20', '02-21', '02-22'];
    expect(await listPurges(...days.map((day) => `2030-${day}`))).toEqual([
      '2030-02-21',
      '2030-02-22',
    ]);
    expect(await isPurgeSuspended()).toBe(false);
  });

  test('is not confirmed by one day that comes seven times, or by earlier days', async () => {
    await listPurges('2026-01-01');
    const days = ['09', '09', '09', '09', '08', '07', '06', '05', '04', '03', '02'];
    expect(await listPurges(...days.map((day) => `2030-02-${day}`))).toEqual([]);
  });

  test('runs again as soon as the clock is right, and doubts it anew later', async () => {
    await listPurges('2026-01-01', '2030-01-01', '2030-01-02', '2030-01-03', '2030-01-04');
    expect(await listPurges('2026-01-05')).toEqual(['2026-01-05']);
    expect(await isPurgeSuspended()).toBe(false);
    const days = ['05', '06', '07', '08'].map((day) => `2030-01-${day}`);
    expect(await listPurges(...days)).toEqual([]);
  });

  test('that failed has not run', async () => {
    await listPurges('2026-01-01');
    expect(await mayPurge('2026-02-01')).toBe(true);
    expect(await listPurges('2026-03-05')).toEqual([]);
  });
});

test('the days do not come from rows that a wrong clock may have written', async () => {
  await listPurges('2026-01-01');
  await db().dailyTask.create({ data: { name: 'purge', day: '2030-01-01' } });
  expect(await listPurges('2030-01-02')).toEqual([]);
});
