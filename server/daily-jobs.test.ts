import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { queueSpamDigest } from '@/lib/leads/digest';
import { deleteExpiredData } from '@/lib/leads/retention';
import { log } from '@/lib/log';
import { buildPing } from '@/lib/outbox/commands';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { runDailyJobs, startDailyJobs } from '@/server/daily-jobs';

const zone = vi.hoisted(() => ({ name: 'Africa/Casablanca' }));

vi.mock(import('@/lib/settings/site'), async (original) => {
  const { site, ...others } = await original();
  return { ...others, site: Object.defineProperty(site, 'timeZone', { get: () => zone.name }) };
});
vi.mock(import('@/lib/leads/digest'), async (original) => {
  const { queueSpamDigest } = await original();
  return { queueSpamDigest: vi.fn(queueSpamDigest) };
});
vi.mock(import('@/lib/leads/retention'), async (original) => {
  const { deleteExpiredData, ...others } = await original();
  return { ...others, deleteExpiredData: vi.fn(deleteExpiredData) };
});

withEmptyStore();
beforeEach(() => {
  zone.name = 'Africa/Casablanca';
});
afterEach(() => {
  vi.mocked(queueSpamDigest).mockClear();
  vi.mocked(deleteExpiredData).mockClear();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const run = (...times: string[]) =>
  times.reduce(
    (before, time) => before.then(() => runDailyJobs(new Date(time))),
    Promise.resolve(),
  );
/** The days on which tasks ran, as each was told. */
const digestDays = () => vi.mocked(queueSpamDigest).mock.calls.map(([day]) => day);
const purgeTimes = () => vi.mocked(deleteExpiredData).mock.calls.map(([now]) => now.toISOString());

const suspected = {
  name: 'Pill Seller',
  email: 'seller@example.net',
  details: 'Buy pills today.',
  locale: 'fr',
  path: '/contact',
};

describe('the daily tasks', () => {
  test('are told the day and the moment', async () => {
    await run('2026-06-15T09:30:00Z');
    expect(digestDays()).toEqual(['2026-06-15']);
    expect(purgeTimes()).toEqual(['2026-06-15T09:30:00.000Z']);
  });

  test('run once a day, however often they are called', async () => {
    await run('2026-06-15T06:00:00Z', '2026-06-15T06:05:00Z', '2026-06-15T22:59:59Z');
    expect(digestDays()).toEqual(['2026-06-15']);
    expect(purgeTimes()).toHaveLength(1);
  });

  test('run once a day, by however many they are called at once', async () => {
    for (const day of ['2026-06-15', '2026-06-16']) {
      const now = new Date(`${day}T06:00:00Z`);
      await Promise.all(Array.from({ length: 8 }, () => runDailyJobs(now)));
    }
    expect(digestDays()).toEqual(['2026-06-15', '2026-06-16']);
    expect(purgeTimes()).toHaveLength(2);
  });

  test('run again the next day, also of another month and year', async () => {
    await run('2026-06-30T09:00:00Z', '2026-07-01T09:00:00Z');
    await run('2026-12-31T09:00:00Z', '2027-01-01T09:00:00Z');
    expect(digestDays()).toEqual(['2026-06-30', '2026-07-01', '2026-12-31', '2027-01-01']);
    expect(purgeTimes()).toHaveLength(4);
  });

  test('are made up for at once, one time, after days off', async () => {
    await run('2026-06-10T09:00:00Z', '2026-06-15T21:40:00Z', '2026-06-15T21:45:00Z');
    expect(digestDays()).toEqual(['2026-06-10', '2026-06-15']);
    expect(purgeTimes()).toHaveLength(2);
  });

  test('forget announcements that are over', async () => {
    const over = { sentAt: new Date('2026-05-01T08:00:00Z') };
    await db().outboxMessage.create({ data: { ...buildPing('websub', ['/'], '1'), ...over } });
    await run('2026-06-15T09:30:00Z');
    expect(await db().outboxMessage.count({ where: { channel: 'websub' } })).toBe(0);
  });

  test('name suspected spam to the author before it is deleted', async () => {
    const long = new Date('2026-05-01T08:00:00Z');
    await db().lead.create({
      data: {
        ...suspected,
        reference: 'IA-1',
        fingerprint: '1',
        createdAt: long,
        suspectedAt: long,
      },
    });
    await run('2026-06-15T09:00:00Z');
    expect(await db().lead.count()).toBe(0);
    const [digest] = await db().outboxMessage.findMany();
    expect(digest).toMatchObject({
      purpose: 'digest',
      messageId: '<digest-2026-06-15-0@example.com>',
    });
    expect(digest?.payload).toContain('seller@example.net');
  });
});

describe('seven o’clock', () => {
  test.each([
    ['Casablanca, an hour ahead', 'Africa/Casablanca', '2026-06-15T06:00:00Z'],
    ['Casablanca, in Ramadan', 'Africa/Casablanca', '2026-02-20T07:00:00Z'],
    ['Casablanca, the morning the clocks go back', 'Africa/Casablanca', '2026-02-15T07:00:00Z'],
    ['Casablanca, the morning they go forward', 'Africa/Casablanca', '2026-03-22T06:00:00Z'],
    ['Paris, in winter', 'Europe/Paris', '2026-01-15T06:00:00Z'],
    ['Paris, the morning summer time begins', 'Europe/Paris', '2026-03-29T05:00:00Z'],
    ['Paris, the morning it ends', 'Europe/Paris', '2026-10-25T06:00:00Z'],
    ['Kolkata, by half an hour', 'Asia/Kolkata', '2026-06-15T01:30:00Z'],
    ['Los Angeles', 'America/Los_Angeles', '2026-06-15T14:00:00Z'],
  ])('comes to %s', async (_, name, time) => {
    zone.name = name;
    const seven = new Date(time);
    await runDailyJobs(new Date(seven.getTime() - 1));
    expect(digestDays()).toEqual([]);
    expect(purgeTimes()).toEqual([]);
    await runDailyJobs(seven);
    expect(digestDays()).toEqual([time.slice(0, 10)]);
    expect(purgeTimes()).toHaveLength(1);
  });

  test('comes a day earlier on the calendar in Auckland', async () => {
    zone.name = 'Pacific/Auckland';
    await run('2026-06-14T18:59:59Z', '2026-06-14T19:00:00Z');
    expect(digestDays()).toEqual(['2026-06-15']);
  });

  test.each([
    ['just before midnight', '2026-06-15T22:59:59Z'],
    ['at midnight', '2026-06-15T23:00:00Z'],
    ['in the small hours', '2026-06-16T05:59:59Z'],
  ])('comes once between two mornings: nothing runs %s', async (_, time) => {
    await run('2026-06-15T06:00:00Z', time);
    expect(digestDays()).toEqual(['2026-06-15']);
  });
});

describe('a task that fails', () => {
  test('is logged by name, and the other runs', async () => {
    const error = vi.spyOn(log, 'error');
    const fault = Object.assign(new TypeError('amina@example.org'), { code: 'EACCES' });
    vi.mocked(queueSpamDigest).mockRejectedValueOnce(fault);
    await run('2026-06-15T09:00:00Z');
    expect(purgeTimes()).toHaveLength(1);
    expect(error.mock.calls).toMatchObject([
      [{ event: 'daily', task: 'digest', error: 'TypeError EACCES' }],
    ]);
  });

  test('is tried again the next day, not before', async () => {
    vi.mocked(deleteExpiredData).mockRejectedValueOnce(new Error('full'));
    await run('2026-06-15T09:00:00Z', '2026-06-15T09:05:00Z', '2026-06-16T09:00:00Z');
    expect(purgeTimes()).toEqual(['2026-06-15T09:00:00.000Z', '2026-06-16T09:00:00.000Z']);
    expect(digestDays()).toEqual(['2026-06-15', '2026-06-16']);
  });

  test('to begin, for want of the store, begins the same day', async () => {
    const error = vi.spyOn(log, 'error');
    await db().$executeRaw`CREATE TRIGGER "no_digest" BEFORE INSERT ON "DailyTask"
      WHEN NEW."name" = 'digest' BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`;
    await run('2026-06-15T09:00:00Z');
    expect(digestDays()).toEqual([]);
    expect(purgeTimes()).toHaveLength(1);
    expect(error.mock.calls).toMatchObject([[{ event: 'daily', task: 'digest' }]]);

    await db().$executeRaw`DROP TRIGGER "no_digest"`;
    await run('2026-06-15T09:05:00Z');
    expect(digestDays()).toEqual(['2026-06-15']);
    expect(purgeTimes()).toHaveLength(1);
  });
});

describe('a process that lives', () => {
  const minutes = 60_000;
  const looked = () => vi.waitFor(() => expect(vi.getTimerCount()).toBe(1));
  async function start(now: string) {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout'], now: new Date(now) });
    startDailyJobs();
    await looked();
  }
  const lookAgain = async () => {
    vi.advanceTimersByTime(5 * minutes);
    await looked();
  };

  test('runs the tasks at its start, and each morning', async () => {
    await start('2026-06-15T09:00:00Z');
    await lookAgain();
    expect(digestDays()).toEqual(['2026-06-15']);
    vi.setSystemTime(new Date('2026-06-16T05:58:00Z'));
    await lookAgain();
    expect(digestDays()).toEqual(['2026-06-15', '2026-06-16']);
  });

  test('deletes counters as soon as they have run out, also at night', async () => {
    const expire = new Date('2026-06-15T01:04:00Z');
    await db().rateLimit.create({ data: { key: 'address', points: 1, expire } });
    await start('2026-06-15T01:00:00Z');
    expect(await db().rateLimit.count()).toBe(1);
    await lookAgain();
    expect(await db().rateLimit.count()).toBe(0);
    expect(digestDays()).toEqual([]);
  });

  test('looks again after a look that failed', async () => {
    vi.mocked(queueSpamDigest).mockRejectedValueOnce(new Error('full'));
    await db().$executeRaw`ALTER TABLE "RateLimit" RENAME TO "Gone"`;
    await start('2026-06-15T09:00:00Z');
    vi.setSystemTime(new Date('2026-06-16T09:00:00Z'));
    await lookAgain();
    expect(digestDays()).toEqual(['2026-06-15', '2026-06-16']);
  });
});
