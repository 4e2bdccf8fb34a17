import 'server-only';
import { randomUUID } from 'node:crypto';
import { db } from '@/lib/store/db';
import type { OutboxMessage, Prisma } from '@/prisma/client/client';
import type { Channel, Mail, PingChannel, Purpose } from './message';

/** For as long as an attempt lasts, its lease is renewed: only a dead process lets one run out. */
export const leaseMs = 30_000;

type NewMessage = Prisma.OutboxMessageCreateWithoutLeadInput & {
  channel: Channel;
  purpose: Purpose;
};

/**
 * The row of a mail that must leave, to be created in the transaction of what it tells about.
 * @param key makes the mail one of its kind: a second one with the same key is refused by the store
 */
export function buildMailMessage(purpose: Purpose, mail: Mail, key?: string): NewMessage {
  const domain = mail.from.address.split('@')[1];
  const messageId = `<${key ?? randomUUID()}@${domain}>`;
  return { messageId, channel: 'email', purpose, payload: JSON.stringify(mail) };
}

/** The row of a call to LEADS_WEBHOOK_URL. */
export function buildWebhookMessage(purpose: Purpose, body: object): NewMessage {
  const messageId = `msg_${randomUUID()}`;
  return { messageId, channel: 'webhook', purpose, payload: JSON.stringify(body) };
}

/**
 * The row of a call to a hub or search engine.
 * @param paths public ones that are new, have changed or are gone
 * @param key makes the call one of its kind
 */
export function buildPing(channel: PingChannel, paths: string[], key: string): NewMessage {
  const payload = JSON.stringify({ paths });
  return { messageId: `${channel}-${key}`, channel, purpose: 'announcement', payload };
}

/**
 * Takes the next message that is due for this process alone, the oldest first, announcements last; null when none is
 * left. A lease that ran out (its process died) counts as none.
 */
export async function claimMessage({ announcements = true } = {}): Promise<OutboxMessage | null> {
  const now = new Date();
  for (;;) {
    // Reading first: an idle outbox never asks for the store's one write lock.
    const next =
      (await findDue(now, { not: 'announcement' })) ??
      (announcements ? await findDue(now, 'announcement') : null);
    if (!next) return null;
    // The conditions stand again in the write: of several that saw the row, one gets it.
    const [message] = await db().outboxMessage.updateManyAndReturn({
      where: { ...whereDue(now), id: next.id },
      data: { leasedUntil: new Date(now.getTime() + leaseMs), attempts: { increment: 1 } },
    });
    if (message) return message;
  }
}

function findDue(now: Date, purpose: Prisma.OutboxMessageWhereInput['purpose']) {
  return db().outboxMessage.findFirst({
    where: { ...whereDue(now), purpose },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
}

function whereDue(now: Date): Prisma.OutboxMessageWhereInput {
  return {
    sentAt: null,
    failedAt: null,
    nextAttemptAt: { lte: now },
    OR: [{ leasedUntil: null }, { leasedUntil: { lte: now } }],
  };
}

/** Keeps a message ours while its attempt goes on. */
export async function renewLease({ id, attempts }: OutboxMessage): Promise<void> {
  const leasedUntil = new Date(Date.now() + leaseMs);
  // One that is settled by now has none any more.
  const ours = { id, attempts, leasedUntil: { not: null } };
  await db().outboxMessage.updateMany({ where: ours, data: { leasedUntil } });
}

export type Outcome = Pick<
  Prisma.OutboxMessageUncheckedUpdateInput,
  'sentAt' | 'failedAt' | 'nextAttemptAt' | 'lastError' | 'misconfigured' | 'reportedInId'
>;

/** Records how an attempt ended, and gives the message back. It may have been erased meanwhile. */
export async function recordOutcome(id: number, outcome: Outcome): Promise<void> {
  await db().outboxMessage.updateMany({ where: { id }, data: { ...outcome, leasedUntil: null } });
}

/**
 * Makes messages that wait, or were given up, due at once, with all their attempts before them; those that are on their
 * way at this moment are left to it, announcements to themselves. Returns how many.
 */
export async function retryMessages(where: { leadId?: number }): Promise<number> {
  const now = new Date();
  const { count } = await db().outboxMessage.updateMany({
    where: {
      ...where,
      purpose: { not: 'announcement' },
      sentAt: null,
      payload: { not: '' },
      OR: [{ leasedUntil: null }, { leasedUntil: { lte: now } }],
    },
    data: { failedAt: null, attempts: 0, nextAttemptAt: now, reportedInId: null },
  });
  return count;
}
