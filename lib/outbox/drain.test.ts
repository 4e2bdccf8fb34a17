import { describe, expect, test, vi } from 'vitest';
import { db } from '@/lib/store/db';
import { buildPing } from './commands';
import type { Deliver } from './deliver';
import { drainOutbox, secondsSinceLastPoll, stopOutbox } from './drain';
import {
  createServer,
  createSlowServer,
  queue,
  read,
  secondsLater,
  start,
  subjectOf,
  unreachable,
  until,
  withDrain,
} from './drain-testing';

withDrain();

describe('drainOutbox', () => {
  test('sends the oldest messages first, and each once', async () => {
    await queue('a', 'b', 'c', 'd', 'e');
    const server = createSlowServer();
    const drained = drainOutbox(server.deliver);
    await until(() => server.inProgress.size === 3);
    expect([...server.started].sort()).toEqual(['a', 'b', 'c']);
    server.finish('c');
    await until(() => server.started.length === 4);
    expect(server.started[3]).toBe('d');
    server.finish('a');
    await until(() => server.started.length === 5);
    server.finish('b', 'd', 'e');
    expect(await drained).toBe(5);
    expect(await read('a')).toMatchObject({
      sentAt: start,
      attempts: 1,
      leasedUntil: null,
      failedAt: null,
      lastError: null,
      misconfigured: false,
    });
    expect(await drainOutbox(server.deliver)).toBe(0);
    expect(server.started).toHaveLength(5);
  });

  test('never sends more than three messages at once', async () => {
    const subjects = Array.from({ length: 9 }, (_, index) => `m${index}`);
    await queue(...subjects);
    const server = createSlowServer();
    const drains = [drainOutbox(server.deliver), drainOutbox(server.deliver)];
    for (let count = 3; count <= 9; count += 3) {
      await until(() => server.started.length === count);
      drains.push(drainOutbox(server.deliver));
      server.finish(...subjects);
    }
    const counts = await Promise.all(drains);
    expect(counts.reduce((sum, count) => sum + count)).toBe(9);
    expect(server.maxInProgress()).toBe(3);
  });

  test('is not held up by a message that hangs', async () => {
    await queue('hangs', 'b', 'c', 'd', 'e');
    const server = createServer();
    let release = () => {};
    const hung = new Promise<void>((resolve) => {
      release = resolve;
    });
    const drained = drainOutbox(async (message, ...others) => {
      if (subjectOf(message) === 'hangs') await hung;
      await server.deliver(message, ...others);
    });
    await until(() => server.delivered.length === 4);
    // A message that is queued meanwhile is not held up either.
    await queue('f');
    // A lane of the first drain may take it.
    const sent = await drainOutbox(server.deliver);
    await until(() => server.delivered.at(-1) === 'f');
    release();
    expect(sent + (await drained)).toBe(6);
  });

  test('records a poll for every message it claims', async () => {
    await queue('a', 'b', 'c', 'd');
    const server = createSlowServer();
    const drained = drainOutbox(server.deliver);
    await until(() => server.inProgress.size === 3);
    expect(secondsSinceLastPoll()).toBe(0);
    vi.setSystemTime(secondsLater(20));
    expect(secondsSinceLastPoll()).toBe(20);
    server.finish('a');
    await until(() => server.inProgress.has('d'));
    expect(secondsSinceLastPoll()).toBe(0);
    server.finish('b', 'c', 'd');
    await drained;
  });

  test('aborts an attempt after 60 seconds', async () => {
    const { timeout } = AbortSignal;
    const timeoutSpy = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(1));
    await queue('a');
    const hang: Deliver = (_, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    expect(await drainOutbox(hang)).toBe(0);
    expect(timeoutSpy).toHaveBeenCalledWith(60_000);
    expect(await read('a')).toMatchObject({ sentAt: null, failedAt: null, leasedUntil: null });
  });
});

test('pings to a hub that hangs occupy one lane at most and leave the others to mails', async () => {
  for (const key of ['1', '2', '3', '4']) {
    await db().outboxMessage.create({ data: buildPing('websub', [`/${key}`], key) });
  }
  const hung: (() => void)[] = [];
  const { deliver, delivered } = createServer();
  const drain = () =>
    drainOutbox(async (message, ...others) => {
      if (message.purpose !== 'announcement') return deliver(message, ...others);
      await new Promise<void>((resolve) => hung.push(resolve));
    });
  const drained = drain();
  await until(() => hung.length === 1);
  await queue('a', 'b', 'c', 'd');
  expect(await drain()).toBe(4);
  expect(delivered.sort()).toEqual(['a', 'b', 'c', 'd']);
  expect(hung).toHaveLength(1);
  for (let count = 1; count <= 4; count += 1) {
    await until(() => hung.length === count);
    hung[count - 1]?.();
  }
  expect(await drained).toBe(4);
  // A failed ping releases its lane too.
  await db().outboxMessage.create({ data: buildPing('indexnow', ['/5'], '5') });
  await drainOutbox(async () => {
    throw unreachable;
  });
  vi.setSystemTime(secondsLater(60));
  expect(await drainOutbox(deliver)).toBe(1);
});

test('stopOutbox lets the running attempts finish and starts no others', async () => {
  await queue('a', 'b', 'c', 'd');
  const { deliver, started, inProgress, finish } = createSlowServer();
  const drained = drainOutbox(deliver);
  await until(() => inProgress.size === 3);
  let stopped = false;
  const stopping = stopOutbox().then(() => {
    stopped = true;
  });
  finish('a', 'b');
  await until(async () => (await read('a')).sentAt !== null && (await read('b')).sentAt !== null);
  expect(stopped).toBe(false);
  finish('c');
  await stopping;
  expect(await drained).toBe(3);
  expect(await read('c')).toMatchObject({ sentAt: start });
  expect(await drainOutbox(deliver)).toBe(0);
  expect(started).not.toContain('d');
  expect(await read('d')).toMatchObject({ attempts: 0, leasedUntil: null });
});
