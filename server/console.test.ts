import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { log } from '@/lib/log';
import { waitFor } from '@/lib/testing/wait-for';
import { redirectConsoleToLog } from './console';

const original = { ...console };
const listeners = process.listeners('warning');
beforeEach(() => {
  for (const level of ['debug', 'warn', 'error'] as const) vi.spyOn(log, level).mockReturnValue();
  redirectConsoleToLog();
});
afterEach(() => {
  Object.assign(console, original);
  process.removeAllListeners('warning');
  for (const listener of listeners) process.on('warning', listener);
  vi.restoreAllMocks();
});

test('logs an error that Next.js prints with its stack frames, without its message', () => {
  console.error('uncaughtException:', new TypeError('amina@example.org'));
  const [fields, text] = vi.mocked(log.error).mock.calls[0] ?? [];
  expect([fields, text]).toEqual([
    { event: 'console', error: 'TypeError', stack: expect.arrayContaining([]) },
    'uncaughtException:',
  ]);
  expect(JSON.stringify([fields, text])).not.toContain('amina');
});

test('logs a warning of Node.js', async () => {
  process.emitWarning('Too many listeners', 'MaxListenersExceededWarning');
  await waitFor(() =>
    expect(log.warn).toHaveBeenCalledWith(
      expect.objectContaining({ event: 'console', error: 'MaxListenersExceededWarning' }),
      'Too many listeners',
    ),
  );
});

test('keeps progress messages out of the log unless LOG_LEVEL is debug', () => {
  console.log('✓ Running %s', 'next.config');
  console.info('Ready');
  expect(vi.mocked(log.debug).mock.calls).toEqual([
    [{ event: 'console' }, '✓ Running next.config'],
    [{ event: 'console' }, 'Ready'],
  ]);
});
