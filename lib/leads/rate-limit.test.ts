import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { processState } from '@/lib/process-state';
import { env } from '@/lib/settings/env';
import { createAdapter, db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { PrismaClient } from '@/prisma/client/client';
import { consumeNetworkLimits, consumeOverallLimit, deleteExpiredRateLimits } from './rate-limit';

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

const fromNetwork = (addressHash: string | null, prefixHash: string | null = null) =>
  consumeNetworkLimits({ addressHash, prefixHash });

/** The states of the next leads. */
async function listStates(count: number, consume: () => Promise<{ state: string }>) {
  const states: string[] = [];
  while (states.length < count) states.push((await consume()).state);
  return states;
}
const repeat = (state: string, count: number) => Array.from({ length: count }, () => state);

describe('the limit of a network address', () => {
  const leadFrom = async (address: string) => (await fromNetwork(address)).network;

  test('counts each address separately', async () => {
    for (const [address, fromSameAddress] of [
      ['a', 1],
      ['b', 1],
      ['a', 2],
    ] as const) {
      expect(await fromNetwork(address)).toMatchObject({
        fromSameAddress,
        network: { state: 'within' },
      });
    }
  });

  test('sets aside what exceeds it, up to ten times the limit, then refuses', async () => {
    expect(await listStates(31, () => leadFrom('a'))).toEqual([
      ...repeat('within', 3),
      ...repeat('aside', 27),
      'refused',
    ]);
    expect(await leadFrom('b')).toMatchObject({ state: 'within' });
  });

  test('returns how long it lasts; what exceeds it does not prolong it', async () => {
    await listStates(3, () => leadFrom('a'));
    vi.setSystemTime(seconds(600));
    expect(await leadFrom('a')).toEqual({ state: 'aside', retryAfterSeconds: 3000 });
    vi.setSystemTime(seconds(hour - 1));
    expect(await leadFrom('a')).toEqual({ state: 'aside', retryAfterSeconds: 1 });
    vi.setSystemTime(seconds(hour));
    expect(await fromNetwork('a')).toMatchObject({
      fromSameAddress: 1,
      network: { state: 'within' },
    });
  });

  test('does not apply to an unknown address', async () => {
    const unlimited = { fromSameAddress: 0, network: { state: 'within', retryAfterSeconds: 0 } };
    for (let count = 0; count < 40; count += 1) expect(await fromNetwork(null)).toEqual(unlimited);
  });

  test('throws if the store is unavailable', async () => {
    await db().$executeRaw`DROP TABLE "RateLimit"`;
    await expect(fromNetwork('a')).rejects.toThrow();
  });
});

test('a /48 prefix has four times the allowance of one of its networks', async () => {
  let number = 0;
  const leadFromPrefix = async () => {
    number += 1;
    return (await fromNetwork(`network ${number}`, 'prefix')).network;
  };
  expect(await listStates(121, leadFromPrefix)).toEqual([
    ...repeat('within', 12),
    ...repeat('aside', 108),
    'refused',
  ]);
  expect((await fromNetwork('another network', 'another prefix')).network.state).toBe('within');
});

test('a network that is refused does not use up the allowance of its prefix', async () => {
  for (let count = 0; count < 200; count += 1) await fromNetwork('a', 'prefix');
  expect((await fromNetwork('b', 'prefix')).network.state).toBe('aside');
});

describe('the limit of all', () => {
  test('sets aside what exceeds it, up to ten times the limit, then refuses', async () => {
    expect(await listStates(56, () => consumeOverallLimit(false))).toEqual([
      ...repeat('within', 5),
      ...repeat('aside', 50),
      'refused',
    ]);
  });

  test('is not used up by suspected spam, which has one of its own', async () => {
    expect(await listStates(51, () => consumeOverallLimit(true))).toEqual([
      ...repeat('within', 50),
      'refused',
    ]);
    expect(await listStates(6, () => consumeOverallLimit(false))).toEqual([
      ...repeat('within', 5),
      'refused',
    ]);
  });

  test('returns how long to wait', async () => {
    await listStates(50, () => consumeOverallLimit(true));
    vi.setSystemTime(seconds(600));
    const refused = { state: 'refused', retryAfterSeconds: 3000 };
    expect(await consumeOverallLimit(true)).toEqual(refused);
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
    const results = await runWithTwoClients(30, () => fromNetwork('a'));
    const within = results.filter(({ network }) => network.state === 'within');
    expect(within.map(({ fromSameAddress }) => fromSameAddress).sort()).toEqual([
      1, 2, 3, 4, 5, 6, 7,
    ]);
  });

  test('never allow more than the limit together in the next hour', async () => {
    settings.LEADS_IN_ALL = 7;
    await listStates(7, () => consumeOverallLimit(false));
    vi.setSystemTime(seconds(hour + 1));
    const results = await runWithTwoClients(30, () => consumeOverallLimit(false));
    expect(results.filter(({ state }) => state === 'within')).toHaveLength(7);
  });
});

test('deleteExpiredRateLimits deletes only expired counters', async () => {
  await fromNetwork('a');
  await consumeOverallLimit(false);
  vi.setSystemTime(seconds(600));
  await fromNetwork('b');
  expect(await deleteExpiredRateLimits(seconds(hour - 1))).toBe(0);
  // The counter of the address and the overall counter; the other address started later.
  expect(await deleteExpiredRateLimits(seconds(hour))).toBe(2);
  expect(await db().rateLimit.count()).toBe(1);
  expect(await deleteExpiredRateLimits(seconds(hour + 600))).toBe(1);
  expect(await db().rateLimit.count()).toBe(0);
});

test('deleteExpiredRateLimits deletes what a clock that was ahead has counted', async () => {
  await fromNetwork('a');
  vi.setSystemTime('2030-03-02T09:00:00Z');
  await fromNetwork('b');
  vi.setSystemTime(start);
  expect(await deleteExpiredRateLimits(start)).toBe(1);
  expect((await fromNetwork('b')).fromSameAddress).toBe(1);
  expect((await fromNetwork('a')).fromSameAddress).toBe(2);
});
