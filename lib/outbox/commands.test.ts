import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import type { OutboxMessage } from '@/prisma/client/client';
import {
  buildMailMessage,
  buildPing,
  buildWebhookMessage,
  claimMessage,
  leaseMs,
  recordOutcome,
  renewLease,
  retryMessages,
} from './commands';
import { parseMail } from './message';
import { mail } from './testing';

withEmptyStore();

const start = new Date('2026-01-01T00:00:00Z');
const later = (ms: number) => new Date(start.getTime() + ms);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
});
afterEach(() => {
  vi.useRealTimers();
});

const queue = (state: Partial<Omit<OutboxMessage, 'leadId'>> = {}) =>
  db().outboxMessage.create({ data: { ...buildMailMessage('lead', mail), ...state } });
const read = (id: number) => db().outboxMessage.findUniqueOrThrow({ where: { id } });

describe('a message', () => {
  test('has a unique Message-ID in the sender’s domain if it is a mail', async () => {
    const [first, second] = [await queue(), await queue()];
    expect(first.messageId).toMatch(/^<[0-9a-f-]{36}@example\.com>$/);
    expect(second.messageId).not.toBe(first.messageId);
    const from = { name: '', address: 'site@société.fr' };
    expect(buildMailMessage('lead', { ...mail, from }).messageId).toMatch(/@xn--socit-esab\.fr>$/);
    expect(first).toMatchObject({ channel: 'email', purpose: 'lead', attempts: 0 });
    expect(parseMail(first)).toEqual(mail);
  });

  test('with a key can be queued only once', async () => {
    const data = buildMailMessage('digest', mail, 'digest-2026-01-01');
    expect(data.messageId).toBe('<digest-2026-01-01@example.com>');
    await db().outboxMessage.create({ data });
    await expect(db().outboxMessage.create({ data })).rejects.toMatchObject({ code: 'P2002' });
  });

  test('has a body and a unique id if it is a webhook call', () => {
    const [first, second] = [{ n: 1 }, { n: 2 }].map((body) => buildWebhookMessage('lead', body));
    expect(first).toMatchObject({ channel: 'webhook', purpose: 'lead', payload: '{"n":1}' });
    expect(first?.messageId).toMatch(/^msg_[0-9a-f-]{36}$/);
    expect(second?.messageId).not.toBe(first?.messageId);
  });
});

describe('claimMessage', () => {
  test('claims pings last, and only if background messages are allowed', async () => {
    const ping = await db().outboxMessage.create({ data: buildPing('websub', ['/'], '1') });
    const { id } = await queue();
    expect(await claimMessage()).toMatchObject({ id });
    expect(await claimMessage({ background: false })).toBeNull();
    expect(await claimMessage()).toMatchObject({ id: ping.id, purpose: 'announcement' });
  });

  test('claims the oldest message that is due, counts the attempt and sets the lease', async () => {
    const ids = [(await queue()).id, (await queue()).id];
    for (const id of ids) {
      expect(await claimMessage()).toMatchObject({ id, attempts: 1, leasedUntil: later(leaseMs) });
    }
    expect(await claimMessage()).toBeNull();
  });

  test.each([
    ['not due', { nextAttemptAt: later(1) }],
    ['leased', { leasedUntil: later(1) }],
    ['sent', { sentAt: start }],
    ['failed', { failedAt: start }],
  ])('does not claim a message that is %s', async (_, state) => {
    await queue(state);
    expect(await claimMessage()).toBeNull();
  });

  test('claims a message that is due now or whose lease ends now', async () => {
    const { id } = await queue({ nextAttemptAt: start, leasedUntil: start, attempts: 4 });
    expect(await claimMessage()).toMatchObject({ id, attempts: 5 });
  });

  test('gives each message to only one of many callers', async () => {
    for (let count = 0; count < 5; count += 1) await queue();
    const claimed = await Promise.all(Array.from({ length: 10 }, () => claimMessage()));
    const ids = claimed.flatMap((message) => message?.id ?? []);
    expect(ids).toHaveLength(5);
    expect(new Set(ids).size).toBe(5);
  });
});

async function claim(): Promise<OutboxMessage> {
  const message = await claimMessage();
  if (!message) throw new Error('Nothing is due.');
  return message;
}

test('renewLease extends the lease, but not once another attempt has the message', async () => {
  await queue();
  const first = await claim();
  vi.setSystemTime(later(10_000));
  await renewLease(first);
  expect((await read(first.id)).leasedUntil).toEqual(later(10_000 + leaseMs));

  vi.setSystemTime(later(10_000 + leaseMs));
  const second = await claim();
  vi.setSystemTime(later(20_000 + leaseMs));
  await renewLease(first);
  expect((await read(first.id)).leasedUntil).toEqual(second.leasedUntil);
});

test('recordOutcome ends the lease and ignores a message that was deleted meanwhile', async () => {
  await queue();
  const { id } = await claim();
  await recordOutcome(id, { nextAttemptAt: later(5), lastError: 'EDNS' });
  expect(await read(id)).toMatchObject({ leasedUntil: null, lastError: 'EDNS', attempts: 1 });
  await db().outboxMessage.delete({ where: { id } });
  await recordOutcome(id, { sentAt: start });
  expect(await db().outboxMessage.count()).toBe(0);
});

describe('retryMessages', () => {
  test('reschedules waiting and failed messages, and no others', async () => {
    const waiting = await queue({ nextAttemptAt: later(60_000), lastError: 'EDNS' });
    const failed = await queue({ failedAt: start, reportedInId: 7, lastError: 'EENVELOPE 550' });
    const sent = await queue({ sentAt: start });
    const emptied = await queue({ failedAt: start, payload: '' });
    vi.setSystemTime(later(1000));
    expect(await retryMessages({})).toBe(2);
    for (const { id } of [waiting, failed]) {
      const due = { failedAt: null, reportedInId: null, nextAttemptAt: later(1000) };
      expect(await read(id)).toMatchObject(due);
    }
    expect(await read(sent.id)).toEqual(sent);
    expect(await read(emptied.id)).toEqual(emptied);
  });

  test('does not reschedule pings', async () => {
    const data = { ...buildPing('websub', ['/'], '1'), failedAt: start };
    const ping = await db().outboxMessage.create({ data });
    expect(await retryMessages({})).toBe(0);
    expect(await read(ping.id)).toEqual(ping);
  });

  test('can reschedule the messages of one lead', async () => {
    const lead = {
      reference: 'IA-7K3F9',
      fingerprint: 'a',
      name: 'Amina',
      email: 'amina@example.org',
      details: 'Texte',
      locale: 'fr',
      path: '/contact',
    };
    const messages = { create: buildMailMessage('lead', mail) };
    const { id: leadId } = await db().lead.create({ data: { ...lead, messages } });
    await db().outboxMessage.updateMany({ data: { failedAt: start } });
    const other = await queue({ failedAt: start });
    expect(await retryMessages({ leadId })).toBe(1);
    expect(await read(other.id)).toEqual(other);
  });

  test('keeps the lease of a running attempt', async () => {
    await queue();
    const { id, leasedUntil } = await claim();
    await retryMessages({});
    expect(await read(id)).toMatchObject({ leasedUntil });
    expect(await claimMessage()).toBeNull();
  });
});
