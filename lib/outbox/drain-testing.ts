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

/** Delivers mails, except those with a subject in `errors`. */
export function createServer(errors: Record<string, Error> = {}) {
  const delivered: string[] = [];
  const messageIds: string[] = [];
  const deliver: Deliver = async (message) => {
    const subject = subjectOf(message);
    messageIds.push(message.messageId);
    const error = errors[subject];
    if (error) throw error;
    delivered.push(subject);
  };
  return { deliver, delivered, messageIds };
}

/** Finishes a delivery only when told to. */
export function createSlowServer() {
  const inProgress = new Map<string, () => void>();
  const started: string[] = [];
  let maxInProgress = 0;
  const deliver: Deliver = async (message) => {
    const subject = subjectOf(message);
    started.push(subject);
    await new Promise<void>((resolve) => {
      inProgress.set(subject, resolve);
      maxInProgress = Math.max(maxInProgress, inProgress.size);
    });
    inProgress.delete(subject);
  };
  const finish = (...subjects: string[]) => {
    for (const subject of subjects) inProgress.get(subject)?.();
  };
  return { deliver, finish, started, inProgress, maxInProgress: () => maxInProgress };
}

/** Waits in real time. */
export async function until(condition: () => boolean | Promise<boolean>) {
  for (let round = 0; round < 2000; round += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error('The condition was not met.');
}
