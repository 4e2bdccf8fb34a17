import 'server-only';
import { formatDateTime } from '@/lib/i18n/dates';
import { getDictionary } from '@/lib/i18n/dictionary';
import { defaultLocale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import type { OutboxMessage } from '@/prisma/client/client';
import { isMail, parseMail } from './message';
import { getPolicy, listPurposes } from './policy';

export const lateAfterMs = 15 * 60 * 1000;

const maxReportLines = 20;

/** Stands for `reportedInId` where mails of their own tell the author of a failure. */
export const reportedSeparately = 0;

/** Claims the late and failed messages that no mail has reported yet; null if none, or if the mail is not for the author. */
export async function claimDeliveryReport(message: OutboxMessage): Promise<string[] | null> {
  if (!isMail(message) || !getPolicy(message).alarm) return null;
  const claimed = { reportedInId: message.id };
  const unreported = { reportedInId: null, sentAt: null };
  const quiet = listPurposes(({ alarm }) => !alarm);
  const unreportable = listPurposes(({ reported }) => !reported);
  const lateSince = new Date(Date.now() - lateAfterMs);
  const late = { ...unreported, createdAt: { lte: lateSince }, purpose: { notIn: quiet } };
  const failed = { ...unreported, failedAt: { not: null }, purpose: { notIn: unreportable } };
  const found = await db().outboxMessage.findFirst({
    where: { OR: [late, failed, claimed] },
    select: { id: true },
  });
  if (!found) return null;
  await db().outboxMessage.updateMany({ where: late, data: claimed });
  await db().outboxMessage.updateMany({ where: failed, data: claimed });
  const reported = await db().outboxMessage.findMany({
    where: claimed,
    orderBy: { id: 'asc' },
    take: maxReportLines,
  });
  const count = await db().outboxMessage.count({ where: claimed });
  const words = getDictionary(defaultLocale).outboxReport;
  const more = count > reported.length ? [words.more(count - reported.length)] : [];
  return [words.heading, ...reported.map((other) => formatLine(other, message)), ...more];
}

export async function releaseDeliveryReport({ id }: OutboxMessage): Promise<void> {
  await db().outboxMessage.updateMany({
    where: { reportedInId: id },
    data: { reportedInId: null },
  });
}

function formatLine(late: OutboxMessage, reporting: OutboxMessage): string {
  const words = getDictionary(defaultLocale).outboxReport;
  const waiting = late.sentAt ? words.sent : words.waiting;
  const state = late.id === reporting.id ? words.thisOne : late.failedAt ? words.failed : waiting;
  return words.line(
    isMail(late) ? (parseMail(late)?.subject ?? words.noSubject) : words.webhook,
    formatDateTime(late.createdAt, defaultLocale),
    state,
    late.lastError ?? words.noError,
  );
}
