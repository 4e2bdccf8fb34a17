import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { log } from '@/lib/log';
import type { Env } from '@/lib/settings/env';
import { readContentVersion } from '@/lib/store/content-version';
import { announceChanges } from './commands';
import { startAnnouncements } from './worker';

const settings = vi.hoisted((): Partial<Env> => ({}));

vi.mock(import('@/lib/settings/env'), async (original) => {
  const { env, ...others } = await original();
  return { ...others, env: () => ({ ...env(), ...settings }) };
});
vi.mock(import('@/lib/store/content-version'), () => ({
  readContentVersion: vi.fn(),
  shareContentVersion: vi.fn(),
}));
vi.mock(import('./commands'), async (original) => ({
  ...(await original()),
  announceChanges: vi.fn(),
}));

beforeEach(() => {
  settings.WEBSUB_HUB = 'https://hub.example.com/';
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  vi.mocked(readContentVersion).mockReset().mockResolvedValue('a/1/');
  vi.mocked(announceChanges).mockReset().mockResolvedValue(0);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Advances to the next check and lets it finish. */
const runCheck = () => vi.advanceTimersByTimeAsync(10_000);
const countChecks = () => vi.mocked(announceChanges).mock.calls.length;

test('does not check if no channel is set', async () => {
  settings.WEBSUB_HUB = undefined;
  startAnnouncements();
  await runCheck();
  expect(readContentVersion).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});

test('checks once after the start, and then only after changes', async () => {
  startAnnouncements();
  expect(countChecks()).toBe(0);
  await runCheck();
  expect(countChecks()).toBe(1);
  await runCheck();
  expect(countChecks()).toBe(1);
  vi.mocked(readContentVersion).mockResolvedValue('a/2/');
  await runCheck();
  await runCheck();
  expect(countChecks()).toBe(2);
});

test.each([
  [
    'the store was unavailable',
    () => vi.mocked(announceChanges).mockRejectedValueOnce(new Error('disk')),
  ],
  ['another process was faster', () => vi.mocked(announceChanges).mockResolvedValueOnce(null)],
])('checks again if %s', async (_, fail) => {
  vi.spyOn(log, 'error').mockImplementation(() => {});
  fail();
  startAnnouncements();
  await runCheck();
  await runCheck();
  expect(countChecks()).toBe(2);
  await runCheck();
  expect(countChecks()).toBe(2);
});
