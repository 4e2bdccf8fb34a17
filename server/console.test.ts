import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { log } from '@/lib/log';
import { redirectConsoleToLog } from './console';

const original = { ...console };
beforeEach(() => {
  vi.spyOn(log, 'error').mockImplementation(() => {});
  vi.spyOn(log, 'warn').mockImplementation(() => {});
  redirectConsoleToLog();
});
afterEach(() => {
  Object.assign(console, original);
  process.removeAllListeners('warning');
  vi.restoreAllMocks();
});

test('logs an error that is printed with its stack frames, but not its message', () => {
  console.error(' ⨯', new TypeError('amina@client.example is missing'));
  const [fields, text] = vi.mocked(log.error).mock.calls[0] ?? [];
  expect(fields).toEqual({
    event: 'console',
    error: 'TypeError',
    stack: expect.arrayContaining([expect.stringMatching(/^at .*console\.test\.ts/)]),
  });
  expect(text).toBe(' ⨯');
});

test('logs what is printed as one formatted text at its level', () => {
  console.warn('%s pages', 3, { slow: true });
  expect(log.warn).toHaveBeenCalledWith({ event: 'console' }, '3 pages { slow: true }');
});

test('logs warnings of Node.js', () => {
  process.emit('warning', Object.assign(new Error('deprecated'), { name: 'DeprecationWarning' }));
  expect(log.warn).toHaveBeenCalledWith(
    expect.objectContaining({ event: 'console', error: 'DeprecationWarning' }),
    'deprecated',
  );
});
