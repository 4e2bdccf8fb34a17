import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { timeZoneRules } from '@/lib/i18n/time-zone';
import { log } from '@/lib/log';
import { processState } from '@/lib/process-state';
import { db } from '@/lib/store/db';
import { readDiskSpace } from '@/lib/store/disk-space';
import { mayPurge, notePurge } from '@/lib/store/purge-clock';
import { withEmptyStore } from '@/lib/testing/store';
import type { OutboxMessage } from '@/prisma/client/client';
import { readHealth } from './health';

withEmptyStore();

const now = new Date('2026-01-01T12:00:00Z');
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1000);

/** When the worker last looked for messages to send. */
const lookedAt = (time: Date | undefined) => {
  processState.outbox.lastPolledAt = time?.getTime();
};

vi.mock(import('@/lib/store/disk-space'), () => ({
  readDiskSpace: vi.fn(async () => ({ freeMegabytes: 5000, isLow: false })),
  warnOfLowDiskSpace: vi.fn(),
}));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now });
  lookedAt(now);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function queue(state: Partial<OutboxMessage>) {
  const messageId = crypto.randomUUID();
  const data = { messageId, channel: 'email', purpose: 'lead', payload: '{}', ...state };
  await db().outboxMessage.create({ data });
}

const nothing = { pending: 0, oldestPendingSeconds: 0, failed: 0, held: 0, misconfigured: [] };

describe('it is well', () => {
  test('with nothing to do', async () => {
    expect(await readHealth()).toEqual({
      ok: true,
      store: 'ok',
      storeFault: null,
      worker: 'ok',
      timeZoneRules,
      missingSettings: [],
      freeDiskMegabytes: 5000,
      warnings: [],
      placeholders: ['/mentions-legales', '/confidentialite'],
      hoursSinceLastBackup: null,
      erasure: 'done',
      ...nothing,
    });
  });

  test('with messages that left or wait their turn', async () => {
    await queue({ createdAt: secondsAgo(90_000), sentAt: secondsAgo(80_000) });
    await queue({ createdAt: secondsAgo(900), lastError: 'ECONNREFUSED' });
    await queue({ createdAt: secondsAgo(5) });
    expect(await readHealth()).toMatchObject({
      ok: true,
      store: 'ok',
      worker: 'ok',
      timeZoneRules,
      ...nothing,
      pending: 2,
      oldestPendingSeconds: 900,
    });
  });

  test('with acknowledgements that are late or failed: the address may be wrong', async () => {
    await queue({ purpose: 'acknowledgement', createdAt: secondsAgo(90_000) });
    await queue({ purpose: 'acknowledgement', failedAt: secondsAgo(1) });
    expect(await readHealth()).toMatchObject({ ok: true, ...nothing, pending: 1 });
  });

  test('with announcements that are late, failed or misconfigured: no lead waits for them', async () => {
    const announcement = { purpose: 'announcement', channel: 'websub' };
    await queue({ ...announcement, createdAt: secondsAgo(90_000), misconfigured: true });
    await queue({ ...announcement, channel: 'indexnow', failedAt: secondsAgo(1) });
    expect(await readHealth()).toMatchObject({ ok: true, ...nothing, pending: 1 });
  });

  test('with what was misconfigured and has left, or was in an acknowledgement given up', async () => {
    await queue({ misconfigured: false, sentAt: secondsAgo(1) });
    const failed = { failedAt: secondsAgo(1), misconfigured: true, lastError: 'EENVELOPE 530' };
    await queue({ purpose: 'acknowledgement', ...failed });
    expect(await readHealth()).toMatchObject({ ok: true, misconfigured: [] });
  });
});

test('it is well, with a warning, while the disk is almost full', async () => {
  vi.mocked(readDiskSpace).mockResolvedValueOnce({ freeMegabytes: 299, isLow: true });
  const warned = { ok: true, warnings: ['disk-space-low'], freeDiskMegabytes: 299 };
  expect(await readHealth()).toMatchObject(warned);
});

test('it is well, with a warning, while nothing is purged because the clock may be wrong', async () => {
  await notePurge('2026-01-01');
  expect(await mayPurge('2030-01-01')).toBe(false);
  expect(await readHealth()).toMatchObject({ ok: true, warnings: ['purge-suspended'] });
  await notePurge('2026-01-02');
  expect(await readHealth()).toMatchObject({ ok: true, warnings: [] });
});

describe('it is not well', () => {
  test.each([
    ['lead', 'email'],
    ['lead', 'webhook'],
    ['digest', 'email'],
  ])('when a %s waits longer than 15 minutes: %s', async (purpose, channel) => {
    // Older ones, which do not count.
    await queue({ purpose: 'acknowledgement', createdAt: secondsAgo(5000) });
    await queue({ createdAt: secondsAgo(4000), sentAt: secondsAgo(1) });
    await queue({ purpose, channel, createdAt: secondsAgo(902) });
    await queue({ createdAt: secondsAgo(5) });
    expect(await readHealth()).toMatchObject({ ok: false, oldestPendingSeconds: 902 });
  });

  test.each([
    ['lead', 'email'],
    ['lead', 'webhook'],
    ['digest', 'email'],
  ])('when a %s was given up: %s', async (purpose, channel) => {
    await queue({ purpose, channel, createdAt: secondsAgo(5), failedAt: secondsAgo(1) });
    expect(await readHealth()).toMatchObject({ ok: false, pending: 0, failed: 1 });
  });

  test('at once when only the owner can mend it, each fault named once', async () => {
    const fault = { createdAt: secondsAgo(1), misconfigured: true };
    await queue({ ...fault, lastError: 'EAUTH 535 5.7.8' });
    await queue({ ...fault, lastError: 'EAUTH 535 5.7.8' });
    await queue({ ...fault, channel: 'webhook', lastError: 'HTTP 404' });
    await queue({ createdAt: secondsAgo(1), lastError: 'ECONNREFUSED' });
    const { ok, misconfigured } = await readHealth();
    expect(ok).toBe(false);
    expect(misconfigured?.sort()).toEqual(['EAUTH 535 5.7.8', 'HTTP 404']);
  });

  test('but not for what an acknowledgement met: its address is a visitor’s word', async () => {
    const fault = { misconfigured: true, lastError: 'EENVELOPE 550 5.7.1' };
    await queue({ purpose: 'acknowledgement', createdAt: secondsAgo(1), ...fault });
    expect(await readHealth()).toMatchObject({ ok: true, pending: 1, misconfigured: [] });
  });

  test('when nobody looks for messages to send', async () => {
    lookedAt(secondsAgo(299));
    expect(await readHealth()).toMatchObject({ ok: true, worker: 'ok' });
    lookedAt(secondsAgo(301));
    expect(await readHealth()).toMatchObject({ ok: false, worker: 'stalled', store: 'ok' });
    lookedAt(undefined);
    expect(await readHealth()).toMatchObject({ ok: false, worker: 'stalled' });
  });

  test('when nobody can read the store', async () => {
    vi.spyOn(db().outboxMessage, 'count').mockRejectedValue(new Error('disk'));
    const error = vi.spyOn(log, 'error').mockReturnValue();
    for (const _ of ['first', 'second']) {
      expect(await readHealth()).toEqual({
        ok: false,
        store: 'unavailable',
        storeFault: { reason: 'read-failed', code: null },
        worker: 'ok',
        timeZoneRules,
        missingSettings: [],
      });
    }
    expect(error).toHaveBeenCalledTimes(1);
    expect(error.mock.calls[0]).toMatchObject([{ event: 'health', error: 'Error' }, {}]);
  });
});
