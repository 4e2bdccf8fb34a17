import 'server-only';
import { randomUUID } from 'node:crypto';
import { mailSender } from '@/lib/mail/addresses';
import type { Mail } from '@/lib/mail/mail';
import { toAsciiAddress } from '@/lib/settings/mailbox';
import { db } from '@/lib/store/db';
import type { OutboxMessage, Prisma } from '@/prisma/client/client';
import type { Channel, PingChannel, Purpose } from './message';
import { listPurposes } from './policy';

/** Renewed during an attempt, so it expires only if the process has died. */
export const leaseMs = 30_000;

type NewMessage = Prisma.OutboxMessageCreateWithoutLeadInput & {
  channel: Channel;
  purpose: Purpose;
};

/** @param key makes the message unique: the store rejects a second one */
export function buildMailMessage(purpose: Purpose, mail: Mail, key?: string): NewMessage {
  const domain = toAsciiAddress(mail.from.address).split('@')[1];
  const messageId = `<${key ?? randomUUID()}@${domain}>`;
  return { messageId, channel: 'email', purpose, payload: JSON.stringify(mail) };
}

export function buildWebhookMessage(purpose: Purpose, body: object): NewMessage {
  const messageId = `msg_${randomUUID()}`;
  return { messageId, channel: 'webhook', purpose, payload: JSON.stringify(body) };
}

/** Its words are written when it is sent (./report.ts). */
export function buildReportMessage(key: string): NewMessage {
  const domain = toAsciiAddress(mailSender().address).split('@')[1];
  const messageId = `<report-${key}@${domain}>`;
  return { messageId, channel: 'email', purpose: 'report', payload: '{}' };
}

export function buildPing(channel: PingChannel, paths: string[], key: string): NewMessage {
  const payload = JSON.stringify({ paths });
  return { messageId: `${channel}-${key}`, channel, purpose: 'announcement', payload };
}

const backgroundPurposes = listPurposes(({ background }) => background);

/** Leases the oldest message that is due, background ones last; null if there is none. */
export async function claimMessage({ background = true } = {}): Promise<OutboxMessage | null> {
  const now = new Date();
  for (;;) {
    // Read first: an idle outbox should not take the store's write lock.
    const next =
      (await findDue(now, { notIn: backgroundPurposes })) ??
      (background ? await findDue(now, { in: backgroundPurposes }) : null);
    if (!next) return null;
    // Repeats the conditions: only one of several processes that read the row gets it.
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
    heldAt: null,
    nextAttemptAt: { lte: now },
    ...whereNotLeased(now),
  };
}

export function whereNotLeased(now: Date): Prisma.OutboxMessageWhereInput {
  return { OR: [{ leasedUntil: null }, { leasedUntil: { lte: now } }] };
}

export async function renewLease({ id, attempts }: OutboxMessage): Promise<void> {
  await db().outboxMessage.updateMany({
    where: { id, attempts, leasedUntil: { not: null } },
    data: { leasedUntil: new Date(Date.now() + leaseMs) },
  });
}

export type Outcome = Pick<
  Prisma.OutboxMessageUncheckedUpdateInput,
  'sentAt' | 'failedAt' | 'nextAttemptAt' | 'lastError' | 'misconfigured' | 'reportedInId'
>;

/** @param followUps messages to queue with it, in one transaction */
export async function recordOutcome(
  id: number,
  outcome: Outcome,
  followUps: Prisma.OutboxMessageUncheckedCreateInput[] = [],
): Promise<void> {
  const record = db().outboxMessage.updateMany({
    where: { id },
    data: { ...outcome, leasedUntil: null },
  });
  if (followUps.length === 0) await record;
  else {
    const creations = followUps.map((data) => db().outboxMessage.create({ data }));
    await db().$transaction([record, ...creations]);
  }
}

export async function retryMessages(where: { leadId?: number }): Promise<number> {
  const now = new Date();
  const { count } = await db().outboxMessage.updateMany({
    where: {
      ...where,
      purpose: { in: listPurposes(({ reported }) => reported) },
      sentAt: null,
      payload: { not: '' },
      ...whereNotLeased(now),
    },
    data: { failedAt: null, heldAt: null, attempts: 0, nextAttemptAt: now, reportedInId: null },
  });
  return count;
}
