import 'server-only';
import { buildMailMessage } from '@/lib/outbox/commands';
import { db } from '@/lib/store/db';
import { type Actor, type ActResult, recordAct, undoEvent, whereUnsent } from './history';
import { composeReply } from './reply-mail';

export const holdMs = 10_000;

export type ReplyResult = ActResult | { outcome: 'suspected'; eventId?: undefined };

/** Queues the reply, which leaves when its time to be taken back is over. The same text sent twice leaves once. */
export async function sendReply(
  seen: { id: number; version: number },
  text: string,
  actor: Actor,
  at = new Date(),
): Promise<ReplyResult> {
  const lead = await db().lead.findUnique({
    where: { id: seen.id },
    include: { messages: { orderBy: { id: 'asc' } } },
  });
  if (!lead) return { outcome: 'gone' };
  if (lead.suspectedAt) return { outcome: 'suspected' };
  const message = buildMailMessage('reply', composeReply(lead, text, lead.messages));
  const nextAttemptAt = new Date(at.getTime() + holdMs);
  const result = await recordAct(
    { ...lead, version: seen.version },
    {
      kind: 'reply',
      actor,
      at,
      text,
      columns: {
        ...(lead.state === 'new' ? { state: 'answered' as const } : {}),
        firstAnsweredAt: lead.firstAnsweredAt ?? at,
        lastContactAt: at,
        snoozedUntil: null,
      },
      message: { create: { ...message, createdAt: at, nextAttemptAt, leadId: lead.id } },
      others: [db().replyDraft.deleteMany({ where: { leadId: lead.id } })],
    },
  );
  return result.outcome === 'changed' ? ((await findSame(seen.id, text)) ?? result) : result;
}

/** The last reply, if it has this text: the answer to a first request may have been lost. */
async function findSame(leadId: number, text: string): Promise<ActResult | null> {
  const last = await db().leadEvent.findFirst({
    where: { leadId, kind: 'reply', undoneAt: null },
    orderBy: { id: 'desc' },
    select: { id: true, text: true },
  });
  return last?.text === text ? { outcome: 'done', eventId: last.id } : null;
}

export type Sending = { eventId: number; until: string };

export async function findSending(leadId: number, now = new Date()): Promise<Sending | null> {
  const event = await db().leadEvent.findFirst({
    where: {
      leadId,
      kind: 'reply',
      undoneAt: null,
      message: { ...whereUnsent, nextAttemptAt: { gt: now } },
    },
    orderBy: { id: 'desc' },
    select: { id: true, message: { select: { nextAttemptAt: true } } },
  });
  const until = event?.message?.nextAttemptAt;
  return event && until ? { eventId: event.id, until: until.toISOString() } : null;
}

export type TakenBack =
  | { outcome: 'done'; text: string }
  | { outcome: 'changed' | 'gone' | 'tooLate'; text?: undefined };

/** @returns the text that is the draft again */
export async function takeBackReply(leadId: number, eventId: number): Promise<TakenBack> {
  const { outcome } = await undoEvent(leadId, eventId);
  if (outcome === 'gone') return { outcome };
  const reply = await db().leadEvent.findFirst({
    where: { id: eventId, leadId, kind: 'reply' },
    select: { undoneAt: true, lead: { select: { draft: true } } },
  });
  if (!reply) return { outcome: 'changed' };
  if (!reply.undoneAt) return { outcome: 'tooLate' };
  return { outcome: 'done', text: reply.lead.draft?.text ?? '' };
}
