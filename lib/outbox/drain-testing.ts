import { afterEach, beforeEach, expect, vi } from 'vitest';
import { processState } from '@/lib/process-state';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import type { OutboxMessage } from '@/prisma/client/client';
import { buildMailMessage } from './commands';
import type { Deliver } from './deliver';
import { parseMail } from './message';
import { mail } from './testing';

export const start = new Date('2026-01-01T00:00:00Z');
export const secondsLater = (seconds: number) => new Date(start.getTime() + seconds * 1000);
export const unreachable = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
export const noSuchUser = Object.assign(new Error('550 <jawad@example.com> unknown'), {
  code: 'EENVELOPE',
  command: 'RCPT TO',
  responseCode: 550,
  response: '550 5.1.1 <jawad@example.com> unknown',
});
export const wrongPassword = Object.assign(new Error('535'), { code: 'EAUTH', responseCode: 535 });

/** A store and a fixed clock per test; no delivery may outlive its test. */
export function withDrain(): void {
  withEmptyStore();
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: start });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
    const { lanes } = processState.outbox;
    const open = lanes.size;
    lanes.clear();
    processState.outbox.isStopping = false;
    expect(open).toBe(0);
  });
}

export async function queue(...subjects: string[]) {
  for (const subject of subjects) {
    const data = buildMailMessage('lead', { ...mail, subject });
    await db().outboxMessage.create({ data });
  }
}

export const subjectOf = (message: OutboxMessage) => parseMail(message)?.subject ?? '';

export async function read(subject: string): Promise<OutboxMessage> {
  const messages = await db().outboxMessage.findMany();
  const found = messages.find((message) => subjectOf(message) === subject);
  if (!found) throw new Error(`No message ${subject}`);
  return found;
}

/** Delivers mails, except those with a subject in `faults`. */
export function createServer(faults: Record<string, Error> = {}) {
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

/** Finishes a delivery only when told to. */
export function createSlowServer() {
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

/** Waits in real time. */
export async function until(condition: () => boolean | Promise<boolean>) {
  for (let round = 0; round < 2000; round += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error('The condition was not met.');
}
