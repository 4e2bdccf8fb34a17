import { describe, expect, test, vi } from 'vitest';
import { log } from '@/lib/log';
import { db } from '@/lib/store/db';
import { buildWebhookMessage, retryMessages } from './commands';
import type { Deliver } from './deliver';
import { drainOutbox } from './drain';
import {
  createServer,
  noSuchUser,
  queue,
  read,
  secondsLater,
  start,
  unreachable,
  withDrain,
  wrongPassword,
} from './drain-testing';

withDrain();

describe('a message that fails temporarily', () => {
  test('is rescheduled, and the others are sent', async () => {
    await queue('a', 'b');
    const { deliver, delivered } = createServer({ a: unreachable });
    expect(await drainOutbox(deliver)).toBe(1);
    expect(delivered).toEqual(['b']);
    const message = await read('a');
    expect(message).toMatchObject({
      sentAt: null,
      failedAt: null,
      leasedUntil: null,
      attempts: 1,
      lastError: 'ECONNREFUSED',
      misconfigured: false,
    });
    expect(message.nextAttemptAt.getTime()).toBeGreaterThan(start.getTime());
  });

  test('is retried after growing waits with the same Message-ID until it is sent', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    await queue('a');
    const server = createServer({ a: unreachable });
    let time = 0;
    let attempts = 0;
    for (const wait of [0, 30, 120, 600, 1800]) {
      vi.setSystemTime(secondsLater(time + wait - 1));
      await drainOutbox(server.deliver);
      expect(server.messageIds).toHaveLength(attempts);
      vi.setSystemTime(secondsLater(time + wait));
      await drainOutbox(server.deliver);
      attempts += 1;
      expect(server.messageIds).toHaveLength(attempts);
      time += wait;
    }
    expect((await read('a')).nextAttemptAt).toEqual(secondsLater(time + 7200));

    const recovered = createServer();
    vi.setSystemTime(secondsLater(time + 7200));
    expect(await drainOutbox(recovered.deliver)).toBe(1);
    expect(await read('a')).toMatchObject({ attempts: 6, lastError: null });
    expect(new Set([...server.messageIds, ...recovered.messageIds]).size).toBe(1);
  });

  test('fails after five days', async () => {
    await queue('a');
    await db().outboxMessage.updateMany({ data: { attempts: 11 } });
    const { deliver } = createServer({ a: unreachable });
    const late = secondsLater(5 * 86_400);
    vi.setSystemTime(late);
    await drainOutbox(deliver);
    expect(await read('a')).toMatchObject({ failedAt: late, sentAt: null, leasedUntil: null });
  });

  test('gets all its attempts after long downtime or a manual retry', async () => {
    await queue('a');
    const { deliver } = createServer({ a: unreachable });
    vi.setSystemTime(secondsLater(10 * 86_400));
    await drainOutbox(deliver);
    expect(await read('a')).toMatchObject({ attempts: 1, failedAt: null });
    await db().outboxMessage.updateMany({ data: { attempts: 12, failedAt: new Date() } });
    expect(await retryMessages({})).toBe(1);
    await drainOutbox(deliver);
    expect(await read('a')).toMatchObject({ attempts: 1, failedAt: null });
  });

  test('is marked as misconfigured while only the owner can fix the cause', async () => {
    await queue('a');
    await drainOutbox(createServer({ a: wrongPassword }).deliver);
    expect(await read('a')).toMatchObject({
      failedAt: null,
      lastError: 'EAUTH 535',
      misconfigured: true,
    });
    vi.setSystemTime(secondsLater(60));
    await drainOutbox(createServer({ a: unreachable }).deliver);
    expect(await read('a')).toMatchObject({ misconfigured: false, lastError: 'ECONNREFUSED' });
    vi.setSystemTime(secondsLater(600));
    await drainOutbox(createServer({ a: wrongPassword }).deliver);
    vi.setSystemTime(secondsLater(6000));
    await drainOutbox(createServer().deliver);
    expect(await read('a')).toMatchObject({ misconfigured: false, lastError: null });
  });
});

test('a message that is refused permanently is tried once and keeps its error', async () => {
  await queue('a', 'b');
  const { deliver, delivered, messageIds } = createServer({ a: noSuchUser });
  await drainOutbox(deliver);
  expect(delivered).toEqual(['b']);
  expect(await read('a')).toMatchObject({
    failedAt: start,
    sentAt: null,
    leasedUntil: null,
    lastError: 'EENVELOPE 550 5.1.1',
  });
  vi.setSystemTime(secondsLater(30 * 86_400));
  expect(await drainOutbox(deliver)).toBe(0);
  expect(messageIds).toHaveLength(2);
});

describe('the log', () => {
  type Line = Record<string, unknown>;

  /** Collects what is logged from now on. */
  function watchLog(): [level: string, line: Line][] {
    const lines: [string, Line][] = [];
    for (const level of ['info', 'warn', 'error'] as const) {
      vi.spyOn(log, level).mockImplementation((line: unknown) => {
        lines.push([level, line as Line]);
      });
    }
    return lines;
  }

  test.each([
    ['sent', 'info', undefined, { outcome: 'sent' }],
    ['rescheduled', 'warn', unreachable, { outcome: 'retry', error: 'ECONNREFUSED' }],
    ['misconfigured', 'error', wrongPassword, { outcome: 'retry', error: 'EAUTH 535' }],
    ['refused', 'error', noSuchUser, { outcome: 'failed', error: 'EENVELOPE 550 5.1.1' }],
  ])('has one line per attempt, without an address: %s', async (_, level, error, facts) => {
    const lines = watchLog();
    await queue('a');
    await drainOutbox(async () => {
      vi.setSystemTime(start.getTime() + 1234);
      if (error) throw error;
    });
    const { id } = await read('a');
    expect(lines).toHaveLength(1);
    expect(lines[0]?.[0]).toBe(level);
    expect(lines[0]?.[1]).toMatchObject({
      event: 'delivery',
      message: id,
      purpose: 'lead',
      channel: 'email',
      attempt: 1,
      ms: 1234,
      ...facts,
    });
    expect(JSON.stringify(lines)).not.toContain('@');
  });

  test('counts the attempts and names the channel', async () => {
    const lines = watchLog();
    await db().outboxMessage.create({ data: buildWebhookMessage('lead', {}) });
    const refuse: Deliver = async () => {
      throw unreachable;
    };
    await drainOutbox(refuse);
    vi.setSystemTime(secondsLater(60));
    await drainOutbox(refuse);
    const facts = lines.map(([, { channel, attempt }]) => ({ channel, attempt }));
    expect(facts).toEqual([
      { channel: 'webhook', attempt: 1 },
      { channel: 'webhook', attempt: 2 },
    ]);
  });
});
