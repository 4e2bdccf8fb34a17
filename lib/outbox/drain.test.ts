import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { log } from '@/lib/log';
import { processState } from '@/lib/process-state';
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
  retryMessages,
} from './commands';
import type { Deliver } from './deliver';
import { drainOutbox, secondsSinceLastPoll, stopOutbox } from './drain';
import { parseMail } from './message';

vi.mock(import('./commands'), async (original) => {
  const commands = await original();
  const { claimMessage, recordOutcome } = commands;
  return {
    ...commands,
    claimMessage: vi.fn(claimMessage),
    recordOutcome: vi.fn(recordOutcome),
  };
});

// The wait before what could not be recorded is recorded again.
const delays = vi.hoisted((): number[] => []);
vi.mock('node:timers/promises', () => ({
  setTimeout: async (ms: number) => {
    delays.push(ms);
    await new Promise((resolve) => setImmediate(resolve));
  },
}));

withEmptyStore();

const start = new Date('2026-01-01T00:00:00Z');
const secondsLater = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const unreachable = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
const noSuchUser = Object.assign(new Error('550 <jawad@example.com> unknown'), {
  code: 'EENVELOPE',
  command: 'RCPT TO',
  responseCode: 550,
  response: '550 5.1.1 <jawad@example.com> unknown',
});
const wrongPassword = Object.assign(new Error('535'), { code: 'EAUTH', responseCode: 535 });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.mocked(claimMessage).mockReset();
  vi.mocked(recordOutcome).mockReset();
  delays.length = 0;
  const { lanes } = processState.outbox;
  const open = lanes.size;
  // One test that fails must not take the lanes of those that follow.
  lanes.clear();
  processState.outbox.isStopping = false;
  expect(open).toBe(0);
});

async function queue(...subjects: string[]) {
  for (const subject of subjects) {
    const data = buildMailMessage('lead', {
      from: { name: 'Jawad', address: 'site@example.com' },
      to: 'jawad@example.com',
      replyTo: { name: 'Amina', address: 'amina@example.org' },
      subject,
      text: 'Texte',
      html: '<p>Texte</p>',
    });
    await db().outboxMessage.create({ data });
  }
}

const subjectOf = (message: OutboxMessage) => parseMail(message)?.subject ?? '';

async function read(subject: string): Promise<OutboxMessage> {
  const messages = await db().outboxMessage.findMany();
  const found = messages.find((message) => subjectOf(message) === subject);
  if (!found) throw new Error(`No message ${subject}`);
  return found;
}

/** A mail server that keeps what it takes, and refuses the subjects that it is told to. */
function createServer(faults: Record<string, Error> = {}) {
  const taken: string[] = [];
  const messageIds: string[] = [];
  const deliver: Deliver = async (message) => {
    const subject = subjectOf(message);
    messageIds.push(message.messageId);
    const fault = faults[subject];
    if (fault) throw fault;
    taken.push(subject);
  };
  return { deliver, taken, messageIds };
}

/** A mail server that answers for a message only when it is told to. */
function createSlowServer() {
  const inHand = new Map<string, () => void>();
  const begun: string[] = [];
  let most = 0;
  const deliver: Deliver = async (message) => {
    const subject = subjectOf(message);
    begun.push(subject);
    await new Promise<void>((resolve) => {
      inHand.set(subject, resolve);
      most = Math.max(most, inHand.size);
    });
    inHand.delete(subject);
  };
  const answer = (...subjects: string[]) => {
    for (const subject of subjects) inHand.get(subject)?.();
  };
  return { deliver, answer, begun, inHand, most: () => most };
}

/** Waits, in real time, for what the store does. */
async function until(condition: () => boolean | Promise<boolean>) {
  for (let round = 0; round < 2000; round += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error('It did not come about.');
}

describe('what is due', () => {
  test('is sent, the oldest first, and nothing twice', async () => {
    await queue('a', 'b', 'c', 'd', 'e');
    const server = createSlowServer();
    const drained = drainOutbox(server.deliver);
    await until(() => server.inHand.size === 3);
    expect([...server.begun].sort()).toEqual(['a', 'b', 'c']);
    server.answer('c');
    await until(() => server.begun.length === 4);
    expect(server.begun[3]).toBe('d');
    server.answer('a');
    await until(() => server.begun.length === 5);
    server.answer('b', 'd', 'e');
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
    expect(server.begun).toHaveLength(5);
  });

  test('goes three at a time, and never more', async () => {
    const subjects = Array.from({ length: 9 }, (_, index) => `m${index}`);
    await queue(...subjects);
    const server = createSlowServer();
    const drains = [drainOutbox(server.deliver), drainOutbox(server.deliver)];
    for (let count = 3; count <= 9; count += 3) {
      await until(() => server.begun.length === count);
      drains.push(drainOutbox(server.deliver));
      server.answer(...subjects);
    }
    const counts = await Promise.all(drains);
    expect(counts.reduce((sum, count) => sum + count)).toBe(9);
    expect(server.most()).toBe(3);
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
    await until(() => server.taken.length === 4);
    // Nor is what comes while it hangs.
    await queue('f');
    expect(await drainOutbox(server.deliver)).toBe(1);
    expect(server.taken.at(-1)).toBe('f');
    release();
    expect(await drained).toBe(5);
  });

  test('is not lost where it came, and was told of, just after a drain had looked', async () => {
    let looked = 0;
    let goOn = () => {};
    const told = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const { claimMessage: claim } =
      await vi.importActual<typeof import('./commands')>('./commands');
    for (let lane = 0; lane < 3; lane += 1) {
      vi.mocked(claimMessage).mockImplementationOnce(async () => {
        const found = await claim();
        looked += 1;
        await told;
        return found;
      });
    }
    const { deliver, taken } = createServer();
    const drained = drainOutbox(deliver);
    await until(() => looked === 3);
    await queue('late');
    expect(await drainOutbox(deliver)).toBe(0);
    goOn();
    expect(await drained).toBe(1);
    expect(taken).toEqual(['late']);
  });

  test('is looked for at every turn, however many messages there are', async () => {
    await queue('a', 'b', 'c', 'd');
    const server = createSlowServer();
    const drained = drainOutbox(server.deliver);
    await until(() => server.inHand.size === 3);
    expect(secondsSinceLastPoll()).toBe(0);
    vi.setSystemTime(secondsLater(20));
    expect(secondsSinceLastPoll()).toBe(20);
    server.answer('a');
    await until(() => server.inHand.has('d'));
    expect(secondsSinceLastPoll()).toBe(0);
    server.answer('b', 'c', 'd');
    await drained;
  });

  test('is ended where a server trickles on for ever', async () => {
    const { timeout } = AbortSignal;
    const asked = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(1));
    await queue('a');
    const hang: Deliver = (_, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    expect(await drainOutbox(hang)).toBe(0);
    expect(asked).toHaveBeenCalledWith(60_000);
    expect(await read('a')).toMatchObject({ sentAt: null, failedAt: null, leasedUntil: null });
  });
});

describe('a message that the server will not take now', () => {
  test('is put off, and the others go', async () => {
    await queue('a', 'b');
    const { deliver, taken } = createServer({ a: unreachable });
    expect(await drainOutbox(deliver)).toBe(1);
    expect(taken).toEqual(['b']);
    const put = await read('a');
    expect(put).toMatchObject({
      sentAt: null,
      failedAt: null,
      leasedUntil: null,
      attempts: 1,
      lastError: 'ECONNREFUSED',
      misconfigured: false,
    });
    expect(put.nextAttemptAt.getTime()).toBeGreaterThan(start.getTime());
  });

  test('is tried again after waits that grow, with the same Message-ID, until it goes', async () => {
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

  test('is given up after five days', async () => {
    await queue('a');
    await db().outboxMessage.updateMany({ data: { attempts: 11 } });
    const { deliver } = createServer({ a: unreachable });
    const late = secondsLater(5 * 86_400);
    vi.setSystemTime(late);
    await drainOutbox(deliver);
    expect(await read('a')).toMatchObject({ failedAt: late, sentAt: null, leasedUntil: null });
  });

  test('has all its attempts before it where the site was off for long, or its author says « again »', async () => {
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

  test('is marked where only the owner can mend it, until it goes', async () => {
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

test('a message that is refused for good is tried once, and stays with its error', async () => {
  await queue('a', 'b');
  const { deliver, taken, messageIds } = createServer({ a: noSuchUser });
  await drainOutbox(deliver);
  expect(taken).toEqual(['b']);
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

test('announcements to a hub that hangs take one lane at most, and leave the others to mails', async () => {
  for (const key of ['1', '2', '3', '4']) {
    await db().outboxMessage.create({ data: buildPing('websub', [`/${key}`], key) });
  }
  const hung: (() => void)[] = [];
  const { deliver, taken } = createServer();
  const drain = () =>
    drainOutbox(async (message, ...others) => {
      if (message.purpose !== 'announcement') return deliver(message, ...others);
      await new Promise<void>((resolve) => hung.push(resolve));
    });
  const drained = drain();
  await until(() => hung.length === 1);
  await queue('a', 'b', 'c', 'd');
  expect(await drain()).toBe(4);
  expect(taken.sort()).toEqual(['a', 'b', 'c', 'd']);
  expect(hung).toHaveLength(1);
  for (let count = 1; count <= 4; count += 1) {
    await until(() => hung.length === count);
    hung[count - 1]?.();
  }
  expect(await drained).toBe(4);
  // One that failed frees its place too.
  await db().outboxMessage.create({ data: buildPing('indexnow', ['/5'], '5') });
  await drainOutbox(async () => {
    throw unreachable;
  });
  vi.setSystemTime(secondsLater(60));
  expect(await drainOutbox(deliver)).toBe(1);
});

describe('the log', () => {
  type Line = Record<string, unknown>;

  /** What is logged from now on. */
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
    ['put off', 'warn', unreachable, { outcome: 'retry', error: 'ECONNREFUSED' }],
    ['misconfigured', 'error', wrongPassword, { outcome: 'retry', error: 'EAUTH 535' }],
    ['refused', 'error', noSuchUser, { outcome: 'failed', error: 'EENVELOPE 550 5.1.1' }],
  ])('has one line for an attempt, and no address: %s', async (_, level, fault, facts) => {
    const lines = watchLog();
    await queue('a');
    await drainOutbox(async () => {
      vi.setSystemTime(start.getTime() + 1234);
      if (fault) throw fault;
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

  test('counts the attempts, and tells the channels apart', async () => {
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

describe('a message that left while the store takes no writes', () => {
  test('is recorded as soon as it can be, and not sent again', async () => {
    for (let count = 0; count < 2; count += 1) {
      vi.mocked(recordOutcome).mockRejectedValueOnce(new Error('SQLITE_IOERR'));
    }
    await queue('a');
    const { deliver, taken } = createServer();
    expect(await drainOutbox(deliver)).toBe(1);
    expect(delays).toEqual([1000, 1000]);
    expect(await read('a')).toMatchObject({ sentAt: start, attempts: 1, leasedUntil: null });
    vi.setSystemTime(secondsLater(3600));
    expect(await drainOutbox(deliver)).toBe(0);
    expect(taken).toEqual(['a']);
  });

  test('that failed is recorded too', async () => {
    vi.mocked(recordOutcome).mockRejectedValueOnce(new Error('SQLITE_IOERR'));
    await queue('a');
    await drainOutbox(createServer({ a: noSuchUser }).deliver);
    expect(await read('a')).toMatchObject({ failedAt: start, attempts: 1 });
  });

  test('does not keep a process that must go', async () => {
    await queue('a');
    vi.mocked(recordOutcome).mockImplementation(async () => {
      throw new Error('SQLITE_IOERR');
    });
    const { deliver, inHand, answer } = createSlowServer();
    const drained = drainOutbox(deliver);
    const ended = expect(drained).rejects.toThrow('SQLITE_IOERR');
    await until(() => inHand.size === 1);
    const stopped = stopOutbox();
    answer('a');
    await stopped;
    await ended;
  });
});

test('two copies of the module in one process deliver three messages at once at most', async () => {
  const subjects = Array.from({ length: 8 }, (_, index) => `m${index}`);
  await queue(...subjects);
  const { deliver, answer, inHand, most } = createSlowServer();
  vi.resetModules();
  const copy = await import('./drain');
  expect(copy.drainOutbox).not.toBe(drainOutbox);
  const drains = [drainOutbox(deliver), copy.drainOutbox(deliver)];
  await until(() => inHand.size === 3);
  const answering = setInterval(() => answer(...inHand.keys()), 5);
  const counts = await Promise.all(drains);
  clearInterval(answering);
  expect(most()).toBe(3);
  expect(counts.reduce((sum, count) => sum + count)).toBe(8);
});

describe('several processes', () => {
  /** The drain of a process of its own: its lanes are not ours. */
  async function startProcess(): Promise<typeof drainOutbox> {
    const own = processState.outbox;
    vi.resetModules();
    const lanes = new Set<Promise<number>>();
    processState.outbox = { lanes, wakeCount: 0, isBackgroundLaneBusy: false, isStopping: false };
    try {
      return (await import('./drain')).drainOutbox;
    } finally {
      processState.outbox = own;
    }
  }

  test('send each message once', async () => {
    const subjects = Array.from({ length: 10 }, (_, index) => `m${index}`);
    await queue(...subjects);
    const { deliver, taken } = createServer();
    const drains = [drainOutbox, await startProcess(), await startProcess()];
    const counts = await Promise.all(drains.map((drain) => drain(deliver)));
    expect(taken.sort()).toEqual(subjects);
    expect(counts.reduce((sum, count) => sum + count)).toBe(10);
  });

  test('leave alone what another has leased until the lease is over, then send it', async () => {
    await queue('a');
    // A process that dies here has taken the message, and will never settle it.
    const claimed = await claimMessage();
    expect(claimed).toMatchObject({ attempts: 1 });
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

  test('are not held up by each other’s leases', async () => {
    await queue('a', 'b');
    await claimMessage();
    const { deliver, taken } = createServer();
    await drainOutbox(deliver);
    expect(taken).toEqual(['b']);
  });

  test('leave alone what another is still sending, however long it takes', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: start });
    await queue('a');
    const slow = createSlowServer();
    const drained = drainOutbox(slow.deliver);
    await until(() => slow.inHand.size === 1);
    const drainElsewhere = await startProcess();
    const other = createServer();
    for (let ms = 10_000; ms <= 3 * leaseMs; ms += 10_000) {
      vi.advanceTimersByTime(10_000);
      const renewed = start.getTime() + ms + leaseMs;
      await until(async () => (await read('a')).leasedUntil?.getTime() === renewed);
      expect(await drainElsewhere(other.deliver)).toBe(0);
    }
    slow.answer('a');
    expect(await drained).toBe(1);
    expect(other.messageIds).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
    expect(await read('a')).toMatchObject({ attempts: 1, leasedUntil: null });
  });
});

test('a process that must go lets the attempts in hand end, and begins no others', async () => {
  await queue('a', 'b', 'c', 'd');
  const { deliver, begun, inHand, answer } = createSlowServer();
  const drained = drainOutbox(deliver);
  await until(() => inHand.size === 3);
  let stopped = false;
  const stopping = stopOutbox().then(() => {
    stopped = true;
  });
  answer('a', 'b');
  await until(async () => (await read('a')).sentAt !== null && (await read('b')).sentAt !== null);
  expect(stopped).toBe(false);
  answer('c');
  await stopping;
  expect(await drained).toBe(3);
  expect(await read('c')).toMatchObject({ sentAt: start });
  expect(await drainOutbox(deliver)).toBe(0);
  expect(begun).not.toContain('d');
  expect(await read('d')).toMatchObject({ attempts: 0, leasedUntil: null });
});
