import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { log } from '@/lib/log';
import type { PingChannel } from '@/lib/outbox/message';
import { startAnnouncements } from './worker';

const readVersion = vi.fn(async () => 'a/1/');
const announce = vi.fn(async (): Promise<number | null> => 0);
const start = (channels: PingChannel[] = ['websub']) =>
  startAnnouncements({ channels, readVersion, announce });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  readVersion.mockReset();
  announce.mockReset();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Advances to the next check and lets it finish. */
const runCheck = () => vi.advanceTimersByTimeAsync(10_000);

test('does not check if no channel is set', async () => {
  start([]);
  await runCheck();
  expect(readVersion).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});

test('checks once after the start, and then only after changes', async () => {
  start();
  expect(announce).toHaveBeenCalledTimes(0);
  await runCheck();
  expect(announce).toHaveBeenCalledTimes(1);
  await runCheck();
  expect(announce).toHaveBeenCalledTimes(1);
  readVersion.mockResolvedValue('a/2/');
  await runCheck();
  await runCheck();
  expect(announce).toHaveBeenCalledTimes(2);
});

test.each([
  ['the store was unavailable', () => announce.mockRejectedValueOnce(new Error('disk'))],
  ['another process was faster', () => announce.mockResolvedValueOnce(null)],
])('checks again if %s', async (_, fail) => {
  vi.spyOn(log, 'error').mockImplementation(() => {});
  fail();
  start();
  await runCheck();
  await runCheck();
  expect(announce).toHaveBeenCalledTimes(2);
  await runCheck();
  expect(announce).toHaveBeenCalledTimes(2);
});
