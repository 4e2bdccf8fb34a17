import 'server-only';
import { formatDateTime } from '@/lib/i18n/dates';
import { getDictionary } from '@/lib/i18n/dictionary';
import { defaultLocale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import type { OutboxMessage } from '@/prisma/client/client';
import { parseMail, quietPurposes } from './message';

/** A message that waits longer is late: the author wants to hear of it. */
export const lateAfterMs = 15 * 60 * 1000;

const longestReport = 20;

/**
 * Gives the mail that is about to leave for the author the task of telling what was late or given up; each is told
 * once. Null where all is well, or the mail is not for the author.
 * @returns lines in the author's language
 */
export async function claimDeliveryReport(message: OutboxMessage): Promise<string[] | null> {
  if (message.channel !== 'email' || message.purpose === 'acknowledgement') return null;
  const own = { reportedInId: message.id };
  const unreported = { reportedInId: null, sentAt: null };
  const over = new Date(Date.now() - lateAfterMs);
  const late = { ...unreported, createdAt: { lte: over }, purpose: { notIn: quietPurposes } };
  const failed = { ...unreported, failedAt: { not: null }, purpose: { not: 'announcement' } };
  const known = await db().outboxMessage.findFirst({
    where: { OR: [late, failed, own] },
    select: { id: true },
  });
  if (!known) return null;
  await db().outboxMessage.updateMany({ where: late, data: own });
  await db().outboxMessage.updateMany({ where: failed, data: own });
  const told = await db().outboxMessage.findMany({
    where: own,
    orderBy: { id: 'asc' },
    take: longestReport,
  });
  const count = await db().outboxMessage.count({ where: own });
  const words = getDictionary(defaultLocale).outboxReport;
  const more = count > told.length ? [words.more(count - told.length)] : [];
  return [words.heading, ...told.map((other) => lineOf(other, message)), ...more];
}

/** The mail did not leave: what it would have told is for the next one. */
export async function releaseDeliveryReport({ id }: OutboxMessage): Promise<void> {
  await db().outboxMessage.updateMany({
    where: { reportedInId: id },
    data: { reportedInId: null },
  });
}

function lineOf(late: OutboxMessage, reporting: OutboxMessage): string {
  const words = getDictionary(defaultLocale).outboxReport;
  const waiting = late.sentAt ? words.sent : words.waiting;
  const state = late.id === reporting.id ? words.thisOne : late.failedAt ? words.failed : waiting;
  return words.line(
    late.channel === 'webhook' ? words.webhook : (parseMail(late)?.subject ?? words.noSubject),
    formatDateTime(late.createdAt, defaultLocale),
    state,
    late.lastError ?? words.noError,
  );
}
