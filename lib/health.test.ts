import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { db } from '@/lib/db';
import { withEmptyStore } from '@/lib/testing/store';
import { readHealth } from './health';

withEmptyStore();

const now = new Date('2026-01-01T12:00:00Z');
const secondsAgo = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const sweptAt = (time: Date) => Object.assign(globalThis, { lastSweepAt: time.getTime() });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now });
  sweptAt(now);
});
afterEach(() => {
  vi.useRealTimers();
  Reflect.deleteProperty(globalThis, 'lastSweepAt');
});

async function queue(state: { createdAt: Date; sentAt?: Date; failedAt?: Date }) {
  const id = crypto.randomUUID();
  const mail = { from: '{}', to: 'a@example.com', subject: '', text: '', html: '', messageId: id };
  await db().lead.create({
    data: {
      reference: id,
      fingerprint: id,
      name: 'A',
      email: 'a@example.com',
      details: '',
      locale: 'fr',
      path: '/',
      mails: { create: { ...mail, ...state } },
    },
  });
}

test('is well with nothing to do, and with mails that left or wait their turn', async () => {
  expect(await readHealth()).toEqual({
    ok: true,
    store: 'ok',
    worker: 'ok',
    outbox: { pending: 0, oldestPendingSeconds: 0, failed: 0 },
  });
  await queue({ createdAt: secondsAgo(90_000), sentAt: secondsAgo(80_000) });
  await queue({ createdAt: secondsAgo(900) });
  await queue({ createdAt: secondsAgo(5) });
  expect(await readHealth()).toMatchObject({
    ok: true,
    outbox: { pending: 2, oldestPendingSeconds: 900, failed: 0 },
  });
});

test('is not well when a lead waits longer than 15 minutes', async () => {
  await queue({ createdAt: secondsAgo(902) });
  expect(await readHealth()).toMatchObject({ ok: false, outbox: { oldestPendingSeconds: 902 } });
});

test('is not well when a mail failed for good', async () => {
  await queue({ createdAt: secondsAgo(5), failedAt: secondsAgo(1) });
  expect(await readHealth()).toMatchObject({ ok: false, outbox: { pending: 0, failed: 1 } });
});

test('is not well when nobody sweeps, or nobody can read the store', async () => {
  sweptAt(secondsAgo(301));
  expect(await readHealth()).toMatchObject({ ok: false, worker: 'stalled' });
  sweptAt(now);
  vi.spyOn(db().outboxMail, 'count').mockRejectedValue(new Error('disk'));
  expect(await readHealth()).toEqual({
    ok: false,
    store: 'unavailable',
    worker: 'ok',
    outbox: null,
  });
});
