import { statfs } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { log } from '@/lib/log';
import { buildPing } from '@/lib/outbox/commands';
import { site } from '@/lib/settings/site';
import { db } from '@/lib/store/db';
import { notePurge } from '@/lib/store/purge-clock';
import { withEmptyStore } from '@/lib/testing/store';
import { waitFor } from '@/lib/testing/wait-for';
import { runDailyJobs, startDailyJobs } from '@/server/daily-jobs';

vi.mock(import('node:fs/promises'), async (original) => {
  const actual = await original();
  return { ...actual, statfs: vi.fn(actual.statfs) as never };
});

withEmptyStore();

const digest = vi.fn(async (_day: string) => {});
const purge = vi.fn(async (_day: string, _now: Date) => {});
const jobs = { digest, purge };

beforeEach(() => {
  site.timeZone = 'Africa/Casablanca';
});
afterEach(() => {
  digest.mockReset();
  purge.mockReset();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const run = async (...times: string[]) => {
  for (const time of times) await runDailyJobs(new Date(time), jobs);
};
const digestDays = () => digest.mock.calls.map(([day]) => day);
const purgeTimes = () => purge.mock.calls.map(([, now]) => now.toISOString());

const suspected = {
  name: 'Pill Seller',
  email: 'seller@example.net',
  details: 'Buy pills today.',
  locale: 'fr',
  path: '/contact',
};

describe('daily jobs', () => {
  test('get the day and the time', async () => {
    await run('2026-06-15T09:30:00Z');
    expect(digestDays()).toEqual(['2026-06-15']);
    expect(purgeTimes()).toEqual(['2026-06-15T09:30:00.000Z']);
  });

  test('run once a day, however often they are triggered', async () => {
    await run('2026-06-15T06:00:00Z', '2026-06-15T06:05:00Z', '2026-06-15T22:59:59Z');
    expect(digestDays()).toEqual(['2026-06-15']);
    expect(purgeTimes()).toHaveLength(1);
  });

  test('run once a day when triggered several times at once', async () => {
    for (const day of ['2026-06-15', '2026-06-16']) {
      const now = new Date(`${day}T06:00:00Z`);
      await Promise.all(Array.from({ length: 8 }, () => runDailyJobs(now, jobs)));
    }
    expect(digestDays()).toEqual(['2026-06-15', '2026-06-16']);
    expect(purgeTimes()).toHaveLength(2);
  });

  test('run again the next day, also in the next month and year', async () => {
    await run('2026-06-30T09:00:00Z', '2026-07-01T09:00:00Z');
    await run('2026-12-31T09:00:00Z', '2027-01-01T09:00:00Z');
    expect(digestDays()).toEqual(['2026-06-30', '2026-07-01', '2026-12-31', '2027-01-01']);
    expect(purgeTimes()).toHaveLength(4);
  });

  test('run once, at the first check, after days of downtime', async () => {
    await run('2026-06-10T09:00:00Z', '2026-06-15T21:40:00Z', '2026-06-15T21:45:00Z');
    expect(digestDays()).toEqual(['2026-06-10', '2026-06-15']);
    expect(purgeTimes()).toHaveLength(2);
  });

  test('delete old announcements', async () => {
    const over = { sentAt: new Date('2026-05-01T08:00:00Z') };
    await db().outboxMessage.create({ data: { ...buildPing('websub', ['/'], '1'), ...over } });
    await runDailyJobs(new Date('2026-06-15T09:30:00Z'));
    expect(await db().outboxMessage.count({ where: { channel: 'websub' } })).toBe(0);
  });

  test('send the digest of suspected spam before deleting it', async () => {
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
    await notePurge('2026-06-14');
    await runDailyJobs(new Date('2026-06-15T09:00:00Z'));
    expect(await db().lead.count()).toBe(0);
    const [message] = await db().outboxMessage.findMany();
    expect(message).toMatchObject({
      purpose: 'digest',
      messageId: '<digest-2026-06-15-0@example.com>',
    });
    expect(message?.payload).toContain('seller@example.net');
  });
});

test('a clock that is four years ahead deletes no lead, and the next purge runs once it is right', async () => {
  const createdAt = new Date('2026-06-15T08:00:00Z');
  const old = new Date('2023-06-15T08:00:00Z');
  const create = (reference: string, createdAt: Date) =>
    db().lead.create({
      data: { ...suspected, email: reference, reference, fingerprint: reference, createdAt },
    });
  await create('IA-1', createdAt);
  await runDailyJobs(new Date('2026-06-15T09:00:00Z'));
  await runDailyJobs(new Date('2030-06-15T09:00:00Z'));
  expect(await db().lead.count()).toBe(1);
  await create('IA-2', old);
  await runDailyJobs(new Date('2026-06-16T09:00:00Z'));
  expect(await db().lead.findMany()).toMatchObject([{ reference: 'IA-1' }]);
});

describe('the hour', () => {
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
  ])('is seven in %s', async (_, name, time) => {
    site.timeZone = name;
    const seven = new Date(time);
    await runDailyJobs(new Date(seven.getTime() - 1), jobs);
    expect(digestDays()).toEqual([]);
    expect(purgeTimes()).toEqual([]);
    await runDailyJobs(seven, jobs);
    expect(digestDays()).toEqual([time.slice(0, 10)]);
    expect(purgeTimes()).toHaveLength(1);
  });

  test('is on the next calendar day in Auckland', async () => {
    site.timeZone = 'Pacific/Auckland';
    await run('2026-06-14T18:59:59Z', '2026-06-14T19:00:00Z');
    expect(digestDays()).toEqual(['2026-06-15']);
  });

  test.each([
    ['just before midnight', '2026-06-15T22:59:59Z'],
    ['at midnight', '2026-06-15T23:00:00Z'],
    ['in the small hours', '2026-06-16T05:59:59Z'],
  ])('does not come a second time %s', async (_, time) => {
    await run('2026-06-15T06:00:00Z', time);
    expect(digestDays()).toEqual(['2026-06-15']);
  });
});

describe('a failed job', () => {
  test('is logged by name, and the next one runs', async () => {
    const error = vi.spyOn(log, 'error');
    const failure = Object.assign(new TypeError('amina@example.org'), { code: 'EACCES' });
    digest.mockRejectedValueOnce(failure);
    await run('2026-06-15T09:00:00Z');
    expect(purgeTimes()).toHaveLength(1);
    expect(error.mock.calls).toMatchObject([
      [{ event: 'daily', task: 'digest', error: 'TypeError EACCES' }],
    ]);
  });

  test('runs again the next day, not before', async () => {
    purge.mockRejectedValueOnce(new Error('full'));
    await run('2026-06-15T09:00:00Z', '2026-06-15T09:05:00Z', '2026-06-16T09:00:00Z');
    expect(purgeTimes()).toEqual(['2026-06-15T09:00:00.000Z', '2026-06-16T09:00:00.000Z']);
    expect(digestDays()).toEqual(['2026-06-15', '2026-06-16']);
  });

  test('runs the same day if the store was unavailable', async () => {
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

describe('a running process', () => {
  const minutes = 60_000;
  const checked = () => waitFor(() => expect(vi.getTimerCount()).toBe(1));
  async function start(now: string) {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout'], now: new Date(now) });
    startDailyJobs(jobs);
    await checked();
  }
  const checkAgain = async () => {
    vi.advanceTimersByTime(5 * minutes);
    await checked();
  };

  test('runs the jobs at its start and each morning', async () => {
    await start('2026-06-15T09:00:00Z');
    await checkAgain();
    expect(digestDays()).toEqual(['2026-06-15']);
    vi.setSystemTime(new Date('2026-06-16T05:58:00Z'));
    await checkAgain();
    expect(digestDays()).toEqual(['2026-06-15', '2026-06-16']);
  });

  test('deletes expired rate limits at any hour', async () => {
    const expire = new Date('2026-06-15T01:04:00Z');
    await db().rateLimit.create({ data: { key: 'address', points: 1, expire } });
    await start('2026-06-15T01:00:00Z');
    expect(await db().rateLimit.count()).toBe(1);
    await checkAgain();
    expect(await db().rateLimit.count()).toBe(0);
    expect(digestDays()).toEqual([]);
  });

  test('warns of an almost full disk at any hour', async () => {
    vi.mocked(statfs).mockResolvedValueOnce({ bavail: 1, bsize: 4096 } as never);
    const warn = vi.spyOn(log, 'warn').mockReturnValue();
    await start('2026-06-15T01:00:00Z');
    expect(warn.mock.calls).toMatchObject([[{ event: 'disk', freeMegabytes: 0 }, {}]]);
  });

  test('checks again after a failed check, which is logged', async () => {
    const error = vi.spyOn(log, 'error');
    digest.mockRejectedValueOnce(new Error('full'));
    await db().$executeRaw`ALTER TABLE "RateLimit" RENAME TO "Gone"`;
    await start('2026-06-15T09:00:00Z');
    expect(error.mock.calls).toMatchObject([[{ task: 'digest' }], [{ task: 'limits' }]]);
    vi.setSystemTime(new Date('2026-06-16T09:00:00Z'));
    await checkAgain();
    expect(digestDays()).toEqual(['2026-06-15', '2026-06-16']);
  });
});
