import { beforeEach, describe, expect, test, vi } from 'vitest';
import { readHealth } from '@/lib/health/health';
import { dayMs, hourMs } from '@/lib/i18n/durations';
import { log } from '@/lib/log';
import { processState } from '@/lib/process-state';
import { db } from '@/lib/store/db';
import { releaseFutureMessages } from './clock';
import { drainOutbox } from './drain';
import { createServer, queue, read, secondsLater, start, withDrain } from './drain-testing';

withDrain();
beforeEach(() => {
  processState.outbox.futureMessagesAt = undefined;
  vi.spyOn(log, 'warn').mockReset();
});

const yearsLater = secondsLater((4 * 365 * dayMs) / 1000);
const deliverDue = async () => {
  const { deliver, delivered } = createServer();
  await releaseFutureMessages();
  await drainOutbox(deliver);
  return delivered;
};
const isWarned = async () => (await readHealth()).warnings?.includes('future-messages');

describe('once the clock was set back', () => {
  test.each([
    ['was created four years later', { createdAt: yearsLater, nextAttemptAt: yearsLater }],
    ['is due four years later', { nextAttemptAt: yearsLater }],
    ['was being sent four years later', { leasedUntil: yearsLater }],
    [
      'was created more than an hour later',
      { createdAt: secondsLater(3601), nextAttemptAt: secondsLater(3601) },
    ],
    // The longest wait is a day, and up to a tenth more.
    ['is due an hour after the longest wait', { nextAttemptAt: secondsLater(26.4 * 3600 + 3601) }],
  ])('a message is sent now that %s, and health and log say it', async (_, future) => {
    await queue('a');
    await db().outboxMessage.updateMany({ data: future });
    expect(await isWarned()).toBe(false);
    expect(await deliverDue()).toEqual(['a']);
    expect(await read('a')).toMatchObject({ createdAt: start, sentAt: start });
    expect(await isWarned()).toBe(true);
    expect(vi.mocked(log.warn).mock.calls).toMatchObject([[{ event: 'outbox', count: 1 }, {}]]);
  });

  test('a message that fails waits as usual before it is sent again', async () => {
    await queue('a');
    await db().outboxMessage.updateMany({ data: { createdAt: yearsLater } });
    await releaseFutureMessages();
    await drainOutbox(createServer({ a: new Error('no') }).deliver);
    expect(await deliverDue()).toEqual([]);
    vi.setSystemTime(secondsLater(40));
    expect(await deliverDue()).toEqual(['a']);
  });
});

test.each([
  ['created within the hour', { createdAt: secondsLater(3600), nextAttemptAt: secondsLater(3600) }],
  ['due within the longest wait', { nextAttemptAt: secondsLater(26.4 * 3600 + 3600) }],
  ['that has failed', { createdAt: yearsLater, nextAttemptAt: yearsLater, failedAt: yearsLater }],
])('a message %s stays as it is', async (_, future) => {
  await queue('a');
  await db().outboxMessage.updateMany({ data: future });
  const before = await read('a');
  expect(await deliverDue()).toEqual([]);
  expect(await read('a')).toEqual(before);
  expect(await isWarned()).toBe(false);
});

test('the warning lasts a day', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: start });
  await queue('a');
  await db().outboxMessage.updateMany({ data: { createdAt: yearsLater } });
  await releaseFutureMessages();
  vi.advanceTimersByTime(24 * hourMs - 1);
  expect(await isWarned()).toBe(true);
  vi.advanceTimersByTime(1);
  expect(await isWarned()).toBe(false);
});
