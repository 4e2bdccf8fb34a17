import { afterEach, describe, expect, test, vi } from 'vitest';
import { log } from '@/lib/log';
import { claimMessage, leaseMs, recordOutcome, renewLease } from './commands';
import { drainOutbox, stopOutbox } from './drain';
import {
  createServer,
  createSlowServer,
  noSuchUser,
  queue,
  read,
  secondsLater,
  start,
  until,
  withDrain,
} from './drain-testing';

vi.mock(import('./commands'), async (original) => {
  const commands = await original();
  const { claimMessage, recordOutcome, renewLease } = commands;
  return {
    ...commands,
    claimMessage: vi.fn(claimMessage),
    recordOutcome: vi.fn(recordOutcome),
    renewLease: vi.fn(renewLease),
  };
});

const delays = vi.hoisted((): number[] => []);
vi.mock('node:timers/promises', () => ({
  setTimeout: async (ms: number) => {
    delays.push(ms);
    await new Promise((resolve) => setImmediate(resolve));
  },
}));

afterEach(() => {
  vi.mocked(claimMessage).mockReset();
  vi.mocked(recordOutcome).mockReset();
  delays.length = 0;
});

withDrain();

test('sends a message that was queued just after the lanes had found nothing', async () => {
  let pollCount = 0;
  let continuePolling = () => {};
  const continued = new Promise<void>((resolve) => {
    continuePolling = resolve;
  });
  const { claimMessage: claim } = await vi.importActual<typeof import('./commands')>('./commands');
  for (let lane = 0; lane < 3; lane += 1) {
    vi.mocked(claimMessage).mockImplementationOnce(async () => {
      const found = await claim();
      pollCount += 1;
      await continued;
      return found;
    });
  }
  const { deliver, delivered } = createServer();
  const drained = drainOutbox(deliver);
  await until(() => pollCount === 3);
  await queue('late');
  expect(await drainOutbox(deliver)).toBe(0);
  continuePolling();
  expect(await drained).toBe(1);
  expect(delivered).toEqual(['late']);
});

describe('a sent message whose outcome cannot be stored', () => {
  test('is recorded as soon as the store accepts writes, and not sent again', async () => {
    for (let count = 0; count < 2; count += 1) {
      vi.mocked(recordOutcome).mockRejectedValueOnce(new Error('SQLITE_IOERR'));
    }
    await queue('a');
    const { deliver, delivered } = createServer();
    expect(await drainOutbox(deliver)).toBe(1);
    expect(delays).toEqual([1000, 1000]);
    expect(await read('a')).toMatchObject({ sentAt: start, attempts: 1, leasedUntil: null });
    vi.setSystemTime(secondsLater(3600));
    expect(await drainOutbox(deliver)).toBe(0);
    expect(delivered).toEqual(['a']);
  });

  test('is recorded too if it failed', async () => {
    vi.mocked(recordOutcome).mockRejectedValueOnce(new Error('SQLITE_IOERR'));
    await queue('a');
    await drainOutbox(createServer({ a: noSuchUser }).deliver);
    expect(await read('a')).toMatchObject({ failedAt: start, attempts: 1 });
  });

  test('does not block a process that is stopping', async () => {
    await queue('a');
    vi.mocked(recordOutcome).mockImplementation(async () => {
      throw new Error('SQLITE_IOERR');
    });
    const { deliver, inProgress, finish } = createSlowServer();
    const drained = drainOutbox(deliver);
    const ended = expect(drained).rejects.toThrow('SQLITE_IOERR');
    await until(() => inProgress.size === 1);
    const stopped = stopOutbox();
    finish('a');
    await stopped;
    await ended;
  });
});

test('logs a lease that could not be renewed, and sends the message', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: start });
  const error = vi.spyOn(log, 'error');
  vi.mocked(renewLease).mockRejectedValueOnce(new Error('SQLITE_IOERR'));
  await queue('a');
  const { deliver, inProgress, finish } = createSlowServer();
  const drained = drainOutbox(deliver);
  await until(() => inProgress.size === 1);
  vi.advanceTimersByTime(leaseMs / 3);
  await until(() => error.mock.calls.length === 1);
  expect(error.mock.calls).toMatchObject([
    [{ event: 'outbox', error: 'Error' }, 'lease not renewed'],
  ]);
  finish('a');
  expect(await drained).toBe(1);
});
