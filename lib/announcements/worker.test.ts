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

/** Lets the time pass until the next look, and the look end. */
const look = () => vi.advanceTimersByTimeAsync(10_000);
const looks = () => vi.mocked(announceChanges).mock.calls.length;

test('nobody looks where no channel is set', async () => {
  settings.WEBSUB_HUB = undefined;
  startAnnouncements();
  await look();
  expect(readContentVersion).not.toHaveBeenCalled();
  expect(vi.getTimerCount()).toBe(0);
});

test('what is there at the start is looked at once the site answers, and then only what changed', async () => {
  startAnnouncements();
  expect(looks()).toBe(0);
  await look();
  expect(looks()).toBe(1);
  await look();
  expect(looks()).toBe(1);
  vi.mocked(readContentVersion).mockResolvedValue('a/2/');
  await look();
  await look();
  expect(looks()).toBe(2);
});

test.each([
  ['the store was away', () => vi.mocked(announceChanges).mockRejectedValueOnce(new Error('disk'))],
  ['another process was faster', () => vi.mocked(announceChanges).mockResolvedValueOnce(null)],
])('it looks again where %s', async (_, fail) => {
  vi.spyOn(log, 'error').mockImplementation(() => {});
  fail();
  startAnnouncements();
  await look();
  await look();
  expect(looks()).toBe(2);
  await look();
  expect(looks()).toBe(2);
});
