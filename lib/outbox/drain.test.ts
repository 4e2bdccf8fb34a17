import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { db } from '@/lib/db';
import { withEmptyStore } from '@/lib/testing/store';
import type { OutboxMail } from '@/prisma/client/client';
import { claimMail, createOutboxMail } from './commands';
import { drainOutbox } from './drain';

withEmptyStore();

const start = new Date('2026-01-01T00:00:00Z');
const secondsLater = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const unreachable = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
const noSuchUser = Object.assign(new Error('550 <jawad@example.com> unknown'), {
  code: 'EENVELOPE',
  command: 'RCPT TO',
  responseCode: 550,
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function queue(...subjects: string[]) {
  for (const subject of subjects) {
    const mail = createOutboxMail({
      from: { name: 'Jawad', address: 'site@example.com' },
      to: 'jawad@example.com',
      replyTo: { name: 'Amina', address: 'amina@example.org' },
      subject,
      text: 'Texte',
      html: '<p>Texte</p>',
    });
    await db().lead.create({
      data: {
        reference: subject,
        fingerprint: subject,
        name: 'Amina',
        email: 'amina@example.org',
        details: 'Texte',
        locale: 'fr',
        path: '/contact',
        mails: { create: mail },
      },
    });
  }
}

const read = (subject: string) => db().outboxMail.findFirstOrThrow({ where: { subject } });

/** A mail server that keeps what it takes, and refuses the subjects that it is told to. */
function createServer(faults: Record<string, Error> = {}) {
  const taken: string[] = [];
  const messageIds: string[] = [];
  const deliver = async ({ subject, messageId }: OutboxMail) => {
    messageIds.push(messageId);
    const fault = faults[subject];
    if (fault) throw fault;
    taken.push(subject);
  };
  return { deliver, taken, messageIds };
}

test('sends what is due, the oldest first, and nothing twice', async () => {
  await queue('a', 'b', 'c');
  const { deliver, taken } = createServer();
  expect(await drainOutbox(deliver)).toBe(3);
  expect(taken).toEqual(['a', 'b', 'c']);
  expect(await read('a')).toMatchObject({
    sentAt: start,
    attempts: 1,
    leasedUntil: null,
    failedAt: null,
    lastError: null,
  });
  expect(await drainOutbox(deliver)).toBe(0);
  expect(taken).toHaveLength(3);
});

test('each mail has a Message-ID of its own, in the sender’s domain', async () => {
  await queue('a', 'b');
  const [a, b] = [await read('a'), await read('b')];
  expect(a.messageId).toMatch(/^<[0-9a-f-]{36}@example\.com>$/);
  expect(b.messageId).not.toBe(a.messageId);
});

describe('a mail that the server will not take now', () => {
  test('is put off, and the others go', async () => {
    await queue('a', 'b');
    const { deliver, taken } = createServer({ a: unreachable });
    expect(await drainOutbox(deliver)).toBe(1);
    expect(taken).toEqual(['b']);
    expect(await read('a')).toMatchObject({
      sentAt: null,
      failedAt: null,
      leasedUntil: null,
      attempts: 1,
      lastError: 'ECONNREFUSED',
    });
  });

  test('is tried again after waits that grow, with the same Message-ID, until it goes', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    await queue('a');
    const server = createServer({ a: unreachable });
    let time = 0;
    for (const wait of [0, 30, 120, 600, 1800]) {
      vi.setSystemTime(secondsLater(time + wait - 1));
      await drainOutbox(server.deliver);
      vi.setSystemTime(secondsLater(time + wait));
      await drainOutbox(server.deliver);
      time += wait;
    }
    expect(server.messageIds).toHaveLength(5);
    expect((await read('a')).nextAttemptAt).toEqual(secondsLater(time + 7200));

    const recovered = createServer();
    vi.setSystemTime(secondsLater(time + 7200));
    expect(await drainOutbox(recovered.deliver)).toBe(1);
    expect(await read('a')).toMatchObject({ attempts: 6, lastError: null });
    expect(new Set([...server.messageIds, ...recovered.messageIds]).size).toBe(1);
  });

  test('is given up after five days', async () => {
    await queue('a');
    const { deliver } = createServer({ a: unreachable });
    const late = secondsLater(5 * 86_400);
    vi.setSystemTime(late);
    await drainOutbox(deliver);
    expect(await read('a')).toMatchObject({ failedAt: late, sentAt: null });
  });
});

test('a mail that is refused for good is tried once, and stays with its error', async () => {
  await queue('a', 'b');
  const { deliver, taken, messageIds } = createServer({ a: noSuchUser });
  await drainOutbox(deliver);
  expect(taken).toEqual(['b']);
  expect(await read('a')).toMatchObject({ failedAt: start, lastError: 'EENVELOPE 550' });
  vi.setSystemTime(secondsLater(30 * 86_400));
  expect(await drainOutbox(deliver)).toBe(0);
  expect(messageIds).toHaveLength(2);
});

test('the log tells of failures without an address', async () => {
  await queue('a', 'b');
  await drainOutbox(createServer({ a: noSuchUser, b: unreachable }).deliver);
  const log = vi.mocked(console.error).mock.calls.flat().join('\n');
  expect(log).toContain('EENVELOPE 550');
  expect(log).toContain('ECONNREFUSED');
  expect(log).not.toContain('@');
});

describe('several processes', () => {
  test('two drains at once send each mail once', async () => {
    const subjects = Array.from({ length: 10 }, (_, index) => `m${index}`);
    await queue(...subjects);
    const { deliver, taken } = createServer();
    const counts = await Promise.all([drainOutbox(deliver), drainOutbox(deliver)]);
    expect(taken.sort()).toEqual(subjects);
    expect(counts[0] + counts[1]).toBe(10);
  });

  test('what another has leased is left alone until the lease is over, then sent', async () => {
    await queue('a');
    // A process that dies here has taken the mail, and will never settle it.
    const claimed = await claimMail(new Date());
    expect(claimed).toMatchObject({ subject: 'a', attempts: 1 });
    const { deliver, messageIds } = createServer();
    const leasedUntil = claimed?.leasedUntil as Date;

    expect(await drainOutbox(deliver)).toBe(0);
    vi.setSystemTime(leasedUntil.getTime() - 1);
    expect(await drainOutbox(deliver)).toBe(0);
    vi.setSystemTime(leasedUntil);
    expect(await drainOutbox(deliver)).toBe(1);
    expect(messageIds).toEqual([claimed?.messageId]);
    expect(await read('a')).toMatchObject({ attempts: 2, sentAt: leasedUntil });
  });

  test('the rest is not held up by a lease', async () => {
    await queue('a', 'b');
    await claimMail(new Date());
    const { deliver, taken } = createServer();
    await drainOutbox(deliver);
    expect(taken).toEqual(['b']);
  });
});
