import 'server-only';
import { db } from '@/lib/store/db';
import type { Lead } from '@/prisma/client/client';
import { releaseLead } from '../commands';
import { type Actor, type ActResult, recordAct } from './history';
import { endStates, type LeadState } from './states';

export type Seen = { id: number; version: number };

const gone: ActResult = { outcome: 'gone' };

export async function setLeadState(seen: Seen, state: LeadState, actor: Actor): Promise<ActResult> {
  const lead = await read(seen);
  if (!lead) return gone;
  const at = new Date();
  const isAnswer = state === 'answered' || state === 'talking' || state === 'won';
  return recordAct(lead, {
    kind: 'state',
    actor,
    at,
    text: state,
    columns: {
      state,
      lastContactAt: at,
      snoozedUntil: null,
      ...(isAnswer ? { firstAnsweredAt: lead.firstAnsweredAt ?? at } : {}),
    },
  });
}

/** @param until null: the lead waits no longer */
export async function snoozeLead(seen: Seen, until: Date | null, actor: Actor): Promise<ActResult> {
  const lead = await read(seen);
  if (!lead) return gone;
  const text = until?.toISOString() ?? '';
  const isEnded = endStates.some((state) => state === lead.state);
  const columns = { snoozedUntil: until, ...(isEnded ? { state: 'new' as const } : {}) };
  return recordAct(lead, { kind: 'snooze', actor, at: new Date(), text, columns });
}

/** It is deleted after the retention period of suspected spam, and the filter learns from it. */
export async function markAsSpam(seen: Seen, actor: Actor): Promise<ActResult> {
  const lead = await read(seen);
  if (!lead) return gone;
  const at = new Date();
  return recordAct(lead, { kind: 'spam', actor, at, columns: { suspectedAt: at }, isSpam: true });
}

export async function release(seen: Seen, actor: Actor): Promise<ActResult> {
  const lead = await read(seen);
  if (!lead) return gone;
  return (await releaseLead(lead.reference, actor, lead.version)) ?? { outcome: 'changed' };
}

/** In the version that the author saw, so that a later one is not changed */
async function read({ id, version }: Seen): Promise<Lead | null> {
  const lead = await db().lead.findUnique({ where: { id } });
  return lead && { ...lead, version };
}
