import { describe, expect, test } from 'vitest';
import { hourMs } from '@/lib/i18n/durations';
import { db } from '@/lib/store/db';
import { receive, receiveNumbered, withLeads } from '../commands-testing';
import { markAsSpam, release, setLeadState, snoozeLead } from './commands';
import { readCorrections } from './corrections';
import { addNote, deleteNote, undoEvent } from './history';
import { findList, type LeadState } from './states';
import { whereListed } from './where-listed';

withLeads();

const author = 'author@example.com';

async function receiveOne() {
  const { reference = '' } = await receive();
  return read(reference);
}

const read = (reference: string) => db().lead.findUniqueOrThrow({ where: { reference } });
const inAnHour = () => new Date(Date.now() + hourMs);

describe('a change of state', () => {
  test('is recorded with who made it, and counts as contact', async () => {
    const lead = await receiveOne();
    await setLeadState(lead, 'talking', author);
    const changed = await read(lead.reference);
    expect(changed).toMatchObject({ state: 'talking', version: 1 });
    expect(changed.firstAnsweredAt).not.toBeNull();
    expect(changed.lastContactAt?.getTime()).toBeGreaterThanOrEqual(lead.createdAt.getTime());
    expect(await db().leadEvent.findMany()).toMatchObject([
      { leadId: lead.id, kind: 'state', text: 'talking', actor: author },
    ]);
  });

  test('keeps the time of the first answer', async () => {
    const lead = await receiveOne();
    await setLeadState(lead, 'answered', author);
    const answered = await read(lead.reference);
    await setLeadState(answered, 'won', author);
    expect((await read(lead.reference)).firstAnsweredAt).toEqual(answered.firstAnsweredAt);
  });

  test('is refused after another change, and after the lead was erased', async () => {
    const lead = await receiveOne();
    await setLeadState(lead, 'won', author);
    expect(await setLeadState(lead, 'lost', author)).toEqual({ outcome: 'changed' });
    expect(await read(lead.reference)).toMatchObject({ state: 'won' });
    await db().lead.deleteMany();
    expect(await setLeadState(lead, 'lost', author)).toEqual({ outcome: 'gone' });
  });

  test('happens once when two browsers send it at the same time', async () => {
    const lead = await receiveOne();
    const results = await Promise.all([
      setLeadState(lead, 'won', author),
      setLeadState(lead, 'lost', author),
    ]);
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['changed', 'done']);
    expect(await db().leadEvent.count()).toBe(1);
  });
});

describe('undoing', () => {
  test.each<LeadState>(['answered', 'won', 'closed'])('a change to %s', async (state) => {
    const lead = await receiveOne();
    const { eventId = 0 } = await setLeadState(lead, state, author);
    expect(await undoEvent(lead.id, eventId)).toMatchObject({ outcome: 'done' });
    expect(await read(lead.reference)).toEqual({ ...lead, version: 2 });
    expect(await undoEvent(lead.id, eventId)).toEqual({ outcome: 'changed' });
  });

  test('a snooze', async () => {
    const lead = await receiveOne();
    const { eventId = 0 } = await snoozeLead(lead, inAnHour(), author);
    await undoEvent(lead.id, eventId);
    expect(await read(lead.reference)).toEqual({ ...lead, version: 2 });
  });

  test('what the filter was told', async () => {
    const lead = await receiveOne();
    const { eventId: first = 0 } = await markAsSpam(lead, author);
    const { eventId: second = 0 } = await release(await read(lead.reference), author);
    expect(Object.values(await readCorrections(lead))).toEqual([false, false]);
    await undoEvent(lead.id, second);
    expect(Object.values(await readCorrections(lead))).toEqual([true, true]);
    expect((await read(lead.reference)).suspectedAt).not.toBeNull();
    await undoEvent(lead.id, first);
    expect(Object.values(await readCorrections(lead))).toEqual([null, null]);
  });

  test('a release drops its mails that have not left', async () => {
    const lead = await receiveOne();
    await db().outboxMessage.deleteMany();
    await markAsSpam(lead, author);
    const { eventId = 0 } = await release(await read(lead.reference), author);
    expect(await db().outboxMessage.count()).toBeGreaterThan(0);
    await undoEvent(lead.id, eventId);
    expect(await db().outboxMessage.count()).toBe(0);
  });

  test('only of what was done last', async () => {
    const lead = await receiveOne();
    const { eventId = 0 } = await setLeadState(lead, 'answered', author);
    await setLeadState(await read(lead.reference), 'won', author);
    expect(await undoEvent(lead.id, eventId)).toEqual({ outcome: 'changed' });
    expect(await read(lead.reference)).toMatchObject({ state: 'won' });
  });
});

test('a note stays until it is deleted, and changes nothing else', async () => {
  const lead = await receiveOne();
  const { eventId = 0 } = await addNote(lead.id, author, 'À rappeler');
  expect(await read(lead.reference)).toEqual(lead);
  expect(await deleteNote(lead.id + 1, eventId)).toBe(false);
  expect(await deleteNote(lead.id, eventId)).toBe(true);
  expect(await addNote(lead.id + 1, author, 'Personne')).toEqual({ outcome: 'gone' });
});

test('each lead is in exactly one list, and both ways of asking agree', async () => {
  const now = new Date();
  const times = [null, new Date(now.getTime() - hourMs), new Date(now.getTime() + hourMs)];
  const states: LeadState[] = ['new', 'answered', 'talking', 'won', 'lost', 'closed'];
  let number = 0;
  for (const state of states)
    for (const snoozedUntil of times)
      for (const suspectedAt of [null, now]) {
        const { reference = '' } = await receiveNumbered(number, null);
        number += 1;
        await db().lead.update({
          where: { reference },
          data: { state, snoozedUntil, suspectedAt },
        });
      }
  const leads = await db().lead.findMany();
  for (const lead of leads) {
    for (const list of ['toAnswer', 'waiting', 'closed', 'suspected'] as const) {
      const found = await db().lead.count({ where: { id: lead.id, ...whereListed(list, now) } });
      expect([lead.state, lead.snoozedUntil, list, found]).toEqual([
        lead.state,
        lead.snoozedUntil,
        list,
        findList(lead, now) === list ? 1 : 0,
      ]);
    }
  }
});
