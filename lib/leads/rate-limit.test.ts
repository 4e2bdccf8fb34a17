import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { processState } from '@/lib/process-state';
import { env } from '@/lib/settings/env';
import { createAdapter, db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { PrismaClient } from '@/prisma/client/client';
import { consumeRateLimit, deleteExpiredRateLimits } from './rate-limit';

const settings = env();

const start = new Date('2026-03-02T09:00:00Z');
const seconds = (count: number) => new Date(start.getTime() + count * 1000);
const hour = 3600;

withEmptyStore();
beforeEach(() => {
  settings.LEADS_PER_ADDRESS = 3;
  settings.LEADS_IN_ALL = 5;
  vi.setSystemTime(start);
});
afterEach(() => {
  vi.useRealTimers();
});

async function consumeTimes(count: number, addressHash: string | null) {
  for (let consumed = 0; consumed < count; consumed += 1) {
    expect(await consumeRateLimit(addressHash)).toMatchObject({ allowed: true });
  }
}

describe('consumeRateLimit', () => {
  test('counts the requests of each address separately', async () => {
    expect(await consumeRateLimit('a')).toEqual({ allowed: true, fromSameAddress: 1 });
    expect(await consumeRateLimit('b')).toEqual({ allowed: true, fromSameAddress: 1 });
    expect(await consumeRateLimit('a')).toEqual({ allowed: true, fromSameAddress: 2 });
  });

  test('refuses an address over its limit, but not another address', async () => {
    await consumeTimes(3, 'a');
    expect(await consumeRateLimit('a')).toEqual({ allowed: false, retryAfterSeconds: hour });
    expect(await consumeRateLimit('b')).toMatchObject({ allowed: true });
  });

  test('does not count refused requests toward the overall limit', async () => {
    await consumeTimes(3, 'a');
    for (let attempt = 0; attempt < 5; attempt += 1) await consumeRateLimit('a');
    await consumeTimes(2, 'b');
  });

  test('refuses everybody once the overall limit is reached', async () => {
    await consumeTimes(3, 'a');
    await consumeTimes(2, 'b');
    const refused = { allowed: false, retryAfterSeconds: hour };
    expect(await consumeRateLimit('c')).toEqual(refused);
    expect(await consumeRateLimit(null)).toEqual(refused);
  });

  test('applies only the overall limit if the address is unknown', async () => {
    expect(await consumeRateLimit(null)).toEqual({ allowed: true, fromSameAddress: 0 });
    await consumeTimes(4, null);
    expect(await consumeRateLimit(null)).toMatchObject({ allowed: false });
  });

  test('returns how long to wait; refused requests do not prolong it', async () => {
    await consumeTimes(3, 'a');
    vi.setSystemTime(seconds(600));
    expect(await consumeRateLimit('a')).toEqual({ allowed: false, retryAfterSeconds: 3000 });
    vi.setSystemTime(seconds(hour - 1));
    expect(await consumeRateLimit('a')).toEqual({ allowed: false, retryAfterSeconds: 1 });
    vi.setSystemTime(seconds(hour));
    expect(await consumeRateLimit('a')).toEqual({ allowed: true, fromSameAddress: 1 });
  });

  test('throws if the store is unavailable', async () => {
    await db().$executeRaw`DROP TABLE "RateLimit"`;
    await expect(consumeRateLimit('a')).rejects.toThrow();
  });
});

describe('several processes on one store', () => {
  /** Runs a task alternately on two Prisma clients, all at once. */
  async function runWithTwoClients<T>(times: number, task: () => Promise<T>): Promise<T[]> {
    const first = db();
    const second = new PrismaClient({ adapter: createAdapter(env().DATABASE_URL) });
    try {
      const running = Array.from({ length: times }, (_, index) => {
        // A task uses the client that is set when it starts.
        processState.prismaClient = index % 2 ? second : first;
        return task();
      });
      return await Promise.all(running);
    } finally {
      processState.prismaClient = first;
      await second.$disconnect();
    }
  }

  test('never allow more than the limit together', async () => {
    settings.LEADS_PER_ADDRESS = 7;
    settings.LEADS_IN_ALL = 100;
    const results = await runWithTwoClients(30, () => consumeRateLimit('a'));
    const counts = results.flatMap((result) => (result.allowed ? result.fromSameAddress : []));
    expect(counts.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('never allow more than the limit together in the next hour', async () => {
    settings.LEADS_IN_ALL = 7;
    await consumeTimes(7, null);
    vi.setSystemTime(seconds(hour + 1));
    const results = await runWithTwoClients(30, () => consumeRateLimit(null));
    expect(results.filter(({ allowed }) => allowed)).toHaveLength(7);
  });
});

test('deleteExpiredRateLimits deletes only expired counters', async () => {
  await consumeRateLimit('a');
  vi.setSystemTime(seconds(600));
  await consumeRateLimit('b');
  expect(await deleteExpiredRateLimits(seconds(hour - 1))).toBe(0);
  // The counter of the address and the overall counter; the other address started later.
  expect(await deleteExpiredRateLimits(seconds(hour))).toBe(2);
  expect(await db().rateLimit.count()).toBe(1);
  expect(await deleteExpiredRateLimits(seconds(hour + 600))).toBe(1);
  expect(await db().rateLimit.count()).toBe(0);
});
