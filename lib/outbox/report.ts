import 'server-only';
import { formatDateTime } from '@/lib/i18n/dates';
import { getDictionary } from '@/lib/i18n/dictionary';
import { defaultLocale } from '@/lib/i18n/locales';
import { contactAddress, listLeadRecipients, mailSender } from '@/lib/mail/addresses';
import {
  formatMailText,
  heading,
  list,
  paragraph,
  renderMailHtml,
  withCommand,
} from '@/lib/mail/layout';
import type { Mail } from '@/lib/mail/mail';
import { site } from '@/lib/settings/site';
import { db } from '@/lib/store/db';
import { isUniqueViolation } from '@/lib/store/prisma-errors';
import type { Prisma } from '@/prisma/client/client';
import { buildReportMessage, leaseMs, whereNotLeased } from './commands';
import type { Purpose } from './message';
import { listPurposes } from './policy';

export const lateAfterMs = 15 * 60 * 1000;
/** While many messages fail one after the other, their author gets a report of all every quarter of an hour. */
export const minReportIntervalMs = 15 * 60 * 1000;

const maxReportLines = 20;
const words = getDictionary(defaultLocale).outboxReport;

/** Stands for `reportedInId` where mails of their own tell the author of a failure. */
export const reportedSeparately = 0;

/** Queues a mail on the late and failed messages that no mail has reported yet, or adds them to the one that waits. */
export async function queueDeliveryReport(): Promise<void> {
  const now = new Date();
  const unreported = whereUnreported(now);
  if (!(await db().outboxMessage.findFirst({ where: unreported, select: { id: true } }))) return;
  const id = await leaseReport(now);
  if (id === null) return;
  await db().outboxMessage.updateMany({ where: unreported, data: { reportedInId: id } });
  await db().outboxMessage.updateMany({ where: { id }, data: { leasedUntil: null } });
}

/** What becomes of a late message until its report is sent belongs into the report. Null if there is nothing to say. */
export async function composeDeliveryReport({ id }: { id: number }): Promise<Mail | null> {
  const where = { reportedInId: id };
  const messages = await db().outboxMessage.findMany({
    where,
    orderBy: { id: 'asc' },
    take: maxReportLines,
    select: reportFields,
  });
  if (messages.length === 0) return null;
  const count = await db().outboxMessage.count({ where });
  const more = count > messages.length ? [words.more(count - messages.length)] : [];
  const lines = [...messages.map(formatLine), ...more];
  const title = words.subject(count);
  return {
    from: mailSender(),
    to: listLeadRecipients().join(', '),
    replyTo: { name: site.name, address: contactAddress() },
    autoSubmitted: 'auto-generated',
    subject: title,
    text: formatMailText(
      [words.introduction, '', ...lines.map((line) => `- ${line}`)],
      [words.retry],
    ),
    html: renderMailHtml({
      locale: defaultLocale,
      title,
      preview: lines[0] ?? '',
      body: [heading(title), paragraph(words.introduction), list(lines)],
      footer: [withCommand(words.retry)],
    }),
  };
}

function whereUnreported(now: Date): Prisma.OutboxMessageWhereInput {
  const lateSince = new Date(now.getTime() - lateAfterMs);
  const quiet = listPurposes(({ alarm }) => !alarm);
  const unreportable = listPurposes(({ reported }) => !reported);
  return {
    reportedInId: null,
    sentAt: null,
    OR: [
      { createdAt: { lte: lateSince }, purpose: { notIn: quiet } },
      { failedAt: { not: null }, purpose: { notIn: unreportable } },
    ],
  };
}

/** Leased, so that it is not sent before it has its lines; null while it is being sent, or too soon after the last one. */
async function leaseReport(now: Date): Promise<number | null> {
  const purpose: Purpose = 'report';
  const leasedUntil = new Date(now.getTime() + leaseMs);
  const since = new Date(now.getTime() - minReportIntervalMs);
  const last = await db().outboxMessage.findFirst({
    where: {
      purpose,
      OR: [{ sentAt: null, failedAt: null }, { createdAt: { gt: since, lte: now } }],
    },
    orderBy: { id: 'desc' },
    select: { id: true },
  });
  if (last) {
    const { count } = await db().outboxMessage.updateMany({
      where: { id: last.id, sentAt: null, failedAt: null, ...whereNotLeased(now) },
      data: { leasedUntil },
    });
    return count === 1 ? last.id : null;
  }
  try {
    // A second process fails at the unique Message-ID of this minute.
    const message = buildReportMessage(now.toISOString().slice(0, 16).replace(':', '-'));
    const { id } = await db().outboxMessage.create({ data: { ...message, leasedUntil } });
    return id;
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

const reportFields = {
  purpose: true,
  channel: true,
  createdAt: true,
  sentAt: true,
  failedAt: true,
  heldAt: true,
  lastError: true,
  lead: { select: { reference: true } },
} satisfies Prisma.OutboxMessageSelect;

type Reported = Prisma.OutboxMessageGetPayload<{ select: typeof reportFields }>;

function formatLine(message: Reported): string {
  const { createdAt, sentAt, failedAt, heldAt, lastError } = message;
  const date = formatDateTime(createdAt, defaultLocale);
  if (sentAt)
    return words.line(
      describeMessage(message),
      date,
      words.sent(formatDateTime(sentAt, defaultLocale)),
    );
  if (heldAt) return words.line(describeMessage(message), date, words.held);
  const state = failedAt ? words.failed : words.waiting;
  return words.line(describeMessage(message), date, `${state} (${lastError ?? words.noError})`);
}

/** Names no person: a report is kept longer than what it reports on. */
function describeMessage({ purpose, channel, lead }: Reported): string {
  if (purpose === 'digest' || purpose === 'burst') return words[purpose];
  const reference = lead?.reference ?? '';
  if (channel === 'webhook') return words.webhook(reference);
  if (purpose === 'acknowledgement' || purpose === 'reply') return words[purpose](reference);
  return words.lead(reference);
}
