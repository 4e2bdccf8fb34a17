import 'server-only';
import * as z from 'zod';
import { db } from '@/lib/store/db';
import { isRecordNotFound } from '@/lib/store/prisma-errors';
import type { Lead, LeadEvent, Prisma } from '@/prisma/client/client';
import { type Corrections, readCorrections, writeCorrections } from './corrections';
import { leadStates } from './states';

export type EventKind = 'note' | 'reply' | 'state' | 'snooze' | 'release' | 'spam';

/** The address of an account, or who acts without one */
export type Actor = string;
export const commandLine: Actor = 'command-line';
export const mailLink: Actor = 'mail-link';

/** `changed`: somebody acted on the lead since it was read. `gone`: it was erased. */
export type ActResult =
  | { outcome: 'done'; eventId: number }
  | { outcome: 'changed' | 'gone'; eventId?: undefined };

export type Act = {
  kind: EventKind;
  actor: Actor;
  at: Date;
  text?: string;
  columns: Partial<Standing>;
  /** Whether the filter shall hold the sender and the text for spam from now on */
  isSpam?: boolean;
  message?: Prisma.OutboxMessageCreateNestedOneWithoutEventInput;
  others?: Prisma.PrismaPromise<unknown>[];
};

const standingSchema = z.object({
  state: z.enum(leadStates),
  snoozedUntil: z.coerce.date().nullable(),
  suspectedAt: z.coerce.date().nullable(),
  firstAnsweredAt: z.coerce.date().nullable(),
  lastContactAt: z.coerce.date().nullable(),
});
type Standing = z.infer<typeof standingSchema>;

const beforeSchema = z.object({
  columns: standingSchema.partial(),
  corrections: z.record(z.string(), z.boolean().nullable()),
});

/** @param lead as its reader saw it: a later version of it is not changed */
export async function recordAct(
  lead: Pick<Lead, 'id' | 'version' | 'email' | 'textHash'> & Record<keyof Standing, unknown>,
  { kind, actor, at, text = '', columns, isSpam, message, others = [] }: Act,
): Promise<ActResult> {
  const former = isSpam === undefined ? {} : await readCorrections(lead);
  const corrections = Object.keys(former).map((key) => [key, isSpam ?? null]);
  const before = JSON.stringify({ columns: pick(lead, Object.keys(columns)), corrections: former });
  const event = { kind, actor, text, before, createdAt: at, ...(message ? { message } : {}) };
  return unlessChanged(lead, async () => {
    const [{ events }] = await db().$transaction([
      db().lead.update({
        where: { id: lead.id, version: lead.version },
        data: { ...columns, version: { increment: 1 }, events: { create: event } },
        select: { events: { select: { id: true }, orderBy: { id: 'desc' }, take: 1 } },
      }),
      ...writeCorrections(Object.fromEntries(corrections) as Corrections),
      ...others,
    ]);
    return events[0]?.id ?? 0;
  });
}

/**
 * Takes back what was done last: the lead is again as it was before. A reply that has not left can be taken back after
 * other acts, too: they stand, and its text becomes the draft again.
 */
export async function undoEvent(leadId: number, eventId: number): Promise<ActResult> {
  const lead = await db().lead.findUnique({
    where: { id: leadId },
    select: {
      id: true,
      version: true,
      events: { where: { undoneAt: null, before: { not: null } }, orderBy: { id: 'asc' } },
      draft: { select: { text: true } },
    },
  });
  if (!lead) return { outcome: 'gone' };
  const event = lead.events.find(({ id }) => id === eventId);
  const isLast = event === lead.events.at(-1);
  if (!event || !(isLast || event.kind === 'reply')) return { outcome: 'changed' };
  const { columns, corrections } = beforeSchema.parse(JSON.parse(event.before ?? ''));
  return unlessChanged(lead, async () => {
    await db().$transaction([
      db().lead.update({
        where: { id: leadId, version: lead.version },
        data: { ...(isLast ? columns : {}), version: { increment: 1 } },
      }),
      db().leadEvent.update({ where: { id: eventId }, data: { undoneAt: new Date() } }),
      ...writeCorrections(corrections),
      ...(event.kind === 'release'
        ? [
            db().outboxMessage.deleteMany({
              where: { leadId, ...whereUnsent, createdAt: { gte: event.createdAt } },
            }),
          ]
        : []),
      ...(event.kind === 'reply' ? withdrawReply(event, lead.draft?.text) : []),
    ]);
    return eventId;
  });
}

/** Its mail has not left, and is not leaving. */
export const whereUnsent = { sentAt: null, failedAt: null, leasedUntil: null, attempts: 0 };

/** @throws P2025 if the mail has left or is leaving */
function withdrawReply(
  { leadId, messageId, text }: LeadEvent,
  draft = '',
): Prisma.PrismaPromise<unknown>[] {
  const both = [text, ...(draft === '' || draft === text ? [] : [draft])].join('\n\n');
  return [
    db().outboxMessage.delete({ where: { id: messageId ?? 0, ...whereUnsent } }),
    db().replyDraft.upsert({
      where: { leadId },
      create: { leadId, text: both },
      update: { text: both, savedAt: new Date() },
    }),
  ];
}

export async function addNote(leadId: number, actor: Actor, text: string): Promise<ActResult> {
  return unlessChanged({ id: leadId }, async () => {
    const { id } = await db().leadEvent.create({
      data: { kind: 'note', actor, text, lead: { connect: { id: leadId } } },
      select: { id: true },
    });
    return id;
  });
}

/** @returns whether there was one */
export async function deleteNote(leadId: number, id: number): Promise<boolean> {
  const { count } = await db().leadEvent.deleteMany({ where: { id, leadId, kind: 'note' } });
  return count > 0;
}

async function unlessChanged(
  { id }: Pick<Lead, 'id'>,
  write: () => Promise<number>,
): Promise<ActResult> {
  try {
    return { outcome: 'done', eventId: await write() };
  } catch (error) {
    if (!isRecordNotFound(error)) throw error;
    const remains = await db().lead.findUnique({ where: { id }, select: { id: true } });
    return { outcome: remains ? 'changed' : 'gone' };
  }
}

const pick = (lead: object, keys: string[]) =>
  Object.fromEntries(Object.entries(lead).filter(([key]) => keys.includes(key)));
