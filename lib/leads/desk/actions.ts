'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { after } from 'next/server';
import * as z from 'zod';
import { getSignedIn, requireOwner } from '@/lib/accounts/current-account';
import { readForm } from '@/lib/accounts/read-form';
import { errorFields, log } from '@/lib/log';
import { retryMessages } from '@/lib/outbox/commands';
import { wakeOutbox } from '@/lib/outbox/worker';
import { markAsSpam, release, type Seen, setLeadState, snoozeLead } from './commands';
import { parseDeskFilter, pathToDesk } from './filter';
import { type Actor, type ActResult, addNote, deleteNote, undoEvent } from './history';
import type { NoteState } from './note-state';
import type { Notice } from './notices';
import { findMorning, parseMorning, snoozes } from './snoozes';
import { leadStates } from './states';

/** Where the form stood: its lead, as the author saw it, and the list beside it */
const placeSchema = z.object({
  id: z.coerce.number().int(),
  version: z.coerce.number().int(),
  reference: z.string().regex(/^IA-[0-9A-Z]{1,12}$/),
  query: z.string().max(500).catch(''),
});

const eventSchema = z.object({ event: z.coerce.number().int() });
const stateSchema = z.object({ state: z.enum(leadStates) });
const snoozeSchema = z.object({
  until: z.enum([...snoozes, 'day', 'now']),
  day: z.string().max(10).catch(''),
});
const noteLength = 10_000;

export async function changeState(form: FormData): Promise<void> {
  await act(form, (seen, actor, fields) =>
    setLeadState(seen, stateSchema.parse(fields).state, actor),
  );
}

export async function snooze(form: FormData): Promise<void> {
  await act(form, async (seen, actor, fields) => {
    const { until, day } = snoozeSchema.parse(fields);
    if (until === 'now') return snoozeLead(seen, null, actor);
    const now = new Date();
    const morning = until === 'day' ? parseMorning(day) : findMorning(until, now);
    return morning && morning > now ? snoozeLead(seen, morning, actor) : 'dayPast';
  });
}

export async function reportSpam(form: FormData): Promise<void> {
  await act(form, markAsSpam);
}

export async function releaseSuspected(form: FormData): Promise<void> {
  await act(form, (seen, actor) => {
    after(wakeOutbox);
    return release(seen, actor);
  });
}

export async function undo(form: FormData): Promise<void> {
  await act(form, ({ id }, _, fields) => undoEvent(id, eventSchema.parse(fields).event), 'undone');
}

export async function removeNote(form: FormData): Promise<void> {
  await act(form, async ({ id }, _, fields) => {
    const { event } = eventSchema.parse(fields);
    return (await deleteNote(id, event)) ? 'noteDeleted' : 'changed';
  });
}

export async function retryMails(form: FormData): Promise<void> {
  await act(form, async ({ id }) => {
    await retryMessages({ leadId: id });
    after(wakeOutbox);
    return 'retried';
  });
}

/** Unlike the other acts it brings words, which stay where they were typed until they are stored. */
export async function writeNote(_: NoteState, form: FormData): Promise<NoteState> {
  const account = await getSignedIn();
  const { id, note = '' } = readForm(form).fields;
  if (account?.role !== 'owner') return { note, problem: 'signedOut' };
  if (note.trim() === '') return { note: '', problem: 'missing' };
  if (note.length > noteLength) return { note, problem: 'tooLong' };
  try {
    const { outcome } = await addNote(Number(id), account.email, note.trim());
    if (outcome !== 'done') return { note, problem: 'gone' };
    refresh();
    return { note: '' };
  } catch (error) {
    logFailure(error);
    return { note, problem: 'failed' };
  }
}

type Run = (
  seen: Seen,
  actor: Actor,
  fields: Record<string, string>,
) => Promise<ActResult | Notice>;

async function act(form: FormData, run: Run, word: Notice = 'done'): Promise<never> {
  const fields = readForm(form).fields;
  const place = placeSchema.safeParse(fields);
  const filter = parseDeskFilter(Object.fromEntries(new URLSearchParams(place.data?.query)));
  const path = pathToDesk(filter, place.data?.reference);
  const { email } = await requireOwner(path);
  const seen = placeSchema.parse(fields);
  let notice: Notice;
  try {
    const result = await run(seen, email, fields);
    if (typeof result === 'string') notice = result;
    else notice = result.outcome === 'done' ? word : result.outcome;
  } catch (error) {
    if (error instanceof z.ZodError) throw error;
    logFailure(error);
    notice = 'failed';
  }
  redirect(`${path}${path.includes('?') ? '&' : '?'}notice=${notice}`);
}

function logFailure(error: unknown): void {
  log.error({ event: 'desk', ...errorFields(error) }, 'an act on a lead could not be stored');
}
