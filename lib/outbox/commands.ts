import 'server-only';
import { randomUUID } from 'node:crypto';
import { db } from '@/lib/db';
import type { OutboxMail, Prisma } from '@/prisma/client/client';
import type { Mail } from './mail';

/** Longer than the time-outs of an attempt together. */
const leaseMs = 120_000;

/** The row of a mail that must leave, to be created in the transaction of what it tells about. */
export function createOutboxMail(mail: Mail): Prisma.OutboxMailCreateWithoutLeadInput {
  const { from, replyTo, ...content } = mail;
  const domain = from.address.split('@')[1];
  return {
    ...content,
    messageId: `<${randomUUID()}@${domain}>`,
    from: JSON.stringify(from),
    replyTo: JSON.stringify(replyTo),
  };
}

/**
 * Takes the next mail that was due at a moment for this process alone, the oldest first; null when none
 * is left. A lease that ran out (its process died) counts as none.
 */
export async function claimMail(dueAt: Date): Promise<OutboxMail | null> {
  const now = new Date();
  const due: Prisma.OutboxMailWhereInput = {
    sentAt: null,
    failedAt: null,
    nextAttemptAt: { lte: dueAt },
    OR: [{ leasedUntil: null }, { leasedUntil: { lte: now } }],
  };
  for (;;) {
    const mail = await db().outboxMail.findFirst({ where: due, orderBy: { id: 'asc' } });
    if (!mail) return null;
    const leasedUntil = new Date(now.getTime() + leaseMs);
    // The conditions stand again in the write: of two processes that saw the row, one gets it.
    const { count } = await db().outboxMail.updateMany({
      where: { ...due, id: mail.id },
      data: { leasedUntil, attempts: { increment: 1 } },
    });
    if (count === 1) return { ...mail, leasedUntil, attempts: mail.attempts + 1 };
  }
}

/** Records how an attempt ended, and gives the mail back. */
export async function settleMail(
  id: number,
  outcome: Pick<
    Prisma.OutboxMailUpdateInput,
    'sentAt' | 'failedAt' | 'nextAttemptAt' | 'lastError'
  >,
): Promise<void> {
  await db().outboxMail.update({ where: { id }, data: { ...outcome, leasedUntil: null } });
}
