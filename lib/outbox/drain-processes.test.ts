import { describe, expect, test, vi } from 'vitest';
import { processState } from '@/lib/process-state';
import { claimMessage, leaseMs } from './commands';
import { drainOutbox } from './drain';
import {
  createServer,
  createSlowServer,
  queue,
  read,
  start,
  until,
  withDrain,
} from './drain-testing';

withDrain();

test('two copies of the module in one process send at most three messages at once', async () => {
  const subjects = Array.from({ length: 8 }, (_, index) => `m${index}`);
  await queue(...subjects);
  const { deliver, finish, inProgress, maxInProgress } = createSlowServer();
  vi.resetModules();
  const copy = await import('./drain');
  expect(copy.drainOutbox).not.toBe(drainOutbox);
  const drains = [drainOutbox(deliver), copy.drainOutbox(deliver)];
  await until(() => inProgress.size === 3);
  const finishing = setInterval(() => finish(...inProgress.keys()), 5);
  const counts = await Promise.all(drains);
  clearInterval(finishing);
  expect(maxInProgress()).toBe(3);
  expect(counts.reduce((sum, count) => sum + count)).toBe(8);
});

describe('several processes', () => {
  /** Returns the drain of a separate process, with its own lanes. */
  async function startProcess(): Promise<typeof drainOutbox> {
    const own = processState.outbox;
    vi.resetModules();
    const lanes = new Set<Promise<number>>();
    processState.outbox = { lanes, wakeCount: 0, isBackgroundLaneBusy: false, isStopping: false };
    try {
      return (await import('./drain')).drainOutbox;
    } finally {
      processState.outbox = own;
    }
  }

  test('send each message once', async () => {
    const subjects = Array.from({ length: 10 }, (_, index) => `m${index}`);
    await queue(...subjects);
    const { deliver, delivered } = createServer();
    const drains = [drainOutbox, await startProcess(), await startProcess()];
    const counts = await Promise.all(drains.map((drain) => drain(deliver)));
    expect(delivered.sort()).toEqual(subjects);
    expect(counts.reduce((sum, count) => sum + count)).toBe(10);
  });

  test('skip a message that another has leased until the lease expires, then send it', async () => {
    await queue('a');
    // A process that dies here has claimed the message and will never record its outcome.
    const claimed = await claimMessage();
    expect(claimed).toMatchObject({ attempts: 1 });
    const { deliver, messageIds } = createServer();
    const leasedUntil = claimed?.leasedUntil as Date;

    expect(await drainOutbox(deliver)).toBe(0);
    vi.setSystemTime(leasedUntil.getTime() - 1);
    expect(await drainOutbox(deliver)).toBe(0);
    vi.setSystemTime(leasedUntil);
    expect(await drainOutbox(deliver)).toBe(1);
    expect(messageIds).toEqual([claimed?.messageId]);
    expect(await read('a')).toMatchObject({ attempts: 2, sentAt: leasedUntil });
  });

  test('are not held up by each other’s leases', async () => {
    await queue('a', 'b');
    await claimMessage();
    const { deliver, delivered } = createServer();
    await drainOutbox(deliver);
    expect(delivered).toEqual(['b']);
  });

  test('skip a message that another is still sending, however long it takes', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: start });
    await queue('a');
    const slow = createSlowServer();
    const drained = drainOutbox(slow.deliver);
    await until(() => slow.inProgress.size === 1);
    const drainElsewhere = await startProcess();
    const other = createServer();
    for (let ms = 10_000; ms <= 3 * leaseMs; ms += 10_000) {
      vi.advanceTimersByTime(10_000);
      const renewed = start.getTime() + ms + leaseMs;
      await until(async () => (await read('a')).leasedUntil?.getTime() === renewed);
      expect(await drainElsewhere(other.deliver)).toBe(0);
    }
    slow.finish('a');
    expect(await drained).toBe(1);
    expect(other.messageIds).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
    expect(await read('a')).toMatchObject({ attempts: 1, leasedUntil: null });
  });
});
