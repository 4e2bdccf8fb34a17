import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { drainOutbox } from '@/lib/outbox/drain';
import { parseMail } from '@/lib/outbox/message';
import { db } from '@/lib/store/db';
import { receive, withLeads } from '../commands-testing';
import { setLeadState, snoozeLead } from './commands';
import { undoEvent } from './history';
import { findSending, holdMs, sendReply, takeBackReply } from './reply';
import { readDraft, saveDraft } from './reply-draft';
import type { LeadState } from './states';

withLeads();

const author = 'author@example.com';
const text = 'Bonjour,\n\nAvec plaisir : mardi à 10 h ?';
const start = new Date('2026-03-02T09:00:00Z');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
});
afterEach(() => vi.useRealTimers());

const read = (reference: string) => db().lead.findUniqueOrThrow({ where: { reference } });

async function receiveOne() {
  const { reference = '' } = await receive();
  return read(reference);
}

async function reply(changes: { text?: string } = {}) {
  const lead = await receiveOne();
  const { eventId = 0 } = await sendReply(lead, changes.text ?? text, author);
  return { lead, eventId };
}

const listReplies = () => db().outboxMessage.findMany({ where: { purpose: 'reply' } });
const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);

async function deliver(): Promise<string[]> {
  const sent: string[] = [];
  await drainOutbox(async ({ purpose }) => {
    sent.push(purpose);
  });
  return sent.filter((purpose) => purpose === 'reply');
}

describe('a reply', () => {
  test('is recorded with its mail, answers the lead, and takes the place of the draft', async () => {
    const lead = await receiveOne();
    await saveDraft(lead.id, text);
    const { eventId } = await sendReply(lead, text, author);
    expect(await read(lead.reference)).toMatchObject({
      state: 'answered',
      firstAnsweredAt: start,
      lastContactAt: start,
      snoozedUntil: null,
      version: 1,
    });
    expect(await readDraft(lead.id)).toBe('');
    const [message] = await listReplies();
    expect(message && parseMail(message)).toMatchObject({
      to: lead.email,
      text: expect.any(String),
    });
    expect(await db().leadEvent.findMany()).toMatchObject([
      { id: eventId, leadId: lead.id, kind: 'reply', text, actor: author, messageId: message?.id },
    ]);
  });

  test.each<[LeadState, LeadState]>([
    ['new', 'answered'],
    ['answered', 'answered'],
    ['talking', 'talking'],
    ['won', 'won'],
    ['closed', 'closed'],
  ])('to a lead that is %s leaves it %s', async (before, after) => {
    const lead = await receiveOne();
    await db().lead.update({ where: { id: lead.id }, data: { state: before } });
    await sendReply(lead, text, author);
    expect(await read(lead.reference)).toMatchObject({ state: after });
  });

  test('keeps the time of the first answer, and ends a snooze', async () => {
    const lead = await receiveOne();
    const firstAnsweredAt = new Date('2026-03-01T09:00:00Z');
    const data = { firstAnsweredAt, snoozedUntil: new Date('2026-03-09T09:00:00Z') };
    await db().lead.update({ where: { id: lead.id }, data });
    await sendReply(lead, text, author);
    expect(await read(lead.reference)).toMatchObject({ firstAnsweredAt, snoozedUntil: null });
  });

  test('leaves when its ten seconds are over, not before', async () => {
    await reply();
    pass(holdMs - 1);
    expect(await deliver()).toEqual([]);
    pass(1);
    expect(await deliver()).toEqual(['reply']);
  });

  test('that is sent twice leaves once', async () => {
    const lead = await receiveOne();
    const results = await Promise.all([
      sendReply(lead, text, author),
      sendReply(lead, text, author),
    ]);
    results.push(await sendReply(lead, text, author));
    expect(new Set(results.map(({ eventId }) => eventId)).size).toBe(1);
    expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
    expect(await listReplies()).toHaveLength(1);
  });

  test('is refused when somebody acted on the lead meanwhile', async () => {
    const lead = await receiveOne();
    await setLeadState(lead, 'lost', author);
    expect(await sendReply(lead, text, author)).toEqual({ outcome: 'changed' });
    await sendReply(await read(lead.reference), 'Une autre', author);
    expect(await sendReply(lead, text, author)).toEqual({ outcome: 'changed' });
    expect(await listReplies()).toHaveLength(1);
  });

  test('is refused when the lead was erased or is suspected', async () => {
    const lead = await receiveOne();
    await db().lead.update({ where: { id: lead.id }, data: { suspectedAt: start } });
    expect(await sendReply(lead, text, author)).toEqual({ outcome: 'suspected' });
    await db().lead.deleteMany();
    expect(await sendReply(lead, text, author)).toEqual({ outcome: 'gone' });
    expect(await listReplies()).toEqual([]);
  });

  test('is erased with its lead, mail and draft', async () => {
    const { lead } = await reply();
    await saveDraft(lead.id, 'Encore');
    await db().lead.deleteMany();
    expect(await listReplies()).toEqual([]);
    expect(await db().replyDraft.count()).toBe(0);
    expect(await db().leadEvent.count()).toBe(0);
  });
});

describe('taking a reply back', () => {
  test('within ten seconds drops its mail, and its text is the draft again', async () => {
    const { lead, eventId } = await reply();
    expect(await findSending(lead.id)).toEqual({ eventId, until: '2026-03-02T09:00:10.000Z' });
    expect(await takeBackReply(lead.id, eventId)).toEqual({ outcome: 'done', text });
    expect(await listReplies()).toEqual([]);
    expect(await readDraft(lead.id)).toBe(text);
    expect(await read(lead.reference)).toEqual({ ...lead, version: 2 });
    expect(await db().leadEvent.findFirst()).toMatchObject({ undoneAt: expect.any(Date) });
    expect(await findSending(lead.id)).toBeNull();
    pass(holdMs);
    expect(await deliver()).toEqual([]);
  });

  test('twice says the same', async () => {
    const { lead, eventId } = await reply();
    await takeBackReply(lead.id, eventId);
    expect(await takeBackReply(lead.id, eventId)).toEqual({ outcome: 'done', text });
  });

  test('is too late once the mail has left or is leaving', async () => {
    const { lead, eventId } = await reply();
    pass(holdMs);
    expect(await findSending(lead.id)).toBeNull();
    await drainOutbox(async ({ purpose }) => {
      if (purpose !== 'reply') return;
      expect(await takeBackReply(lead.id, eventId)).toEqual({ outcome: 'tooLate' });
    });
    expect(await takeBackReply(lead.id, eventId)).toEqual({ outcome: 'tooLate' });
    expect(await undoEvent(lead.id, eventId)).toEqual({ outcome: 'changed' });
    expect(await read(lead.reference)).toMatchObject({ state: 'answered', version: 1 });
    expect(await readDraft(lead.id)).toBe('');
  });

  test('keeps what was done since, and what was written since', async () => {
    const { lead, eventId } = await reply();
    const until = new Date('2026-03-09T09:00:00Z');
    await snoozeLead(await read(lead.reference), until, author);
    await saveDraft(lead.id, 'P.-S.');
    await takeBackReply(lead.id, eventId);
    expect(await read(lead.reference)).toMatchObject({ state: 'answered', snoozedUntil: until });
    expect(await readDraft(lead.id)).toBe(`${text}\n\nP.-S.`);
  });

  test('of another lead, or of what is no reply, changes nothing', async () => {
    const { lead, eventId } = await reply();
    expect(await takeBackReply(lead.id + 1, eventId)).toEqual({ outcome: 'gone' });
    const other = await read(lead.reference);
    const { eventId: stateEvent = 0 } = await setLeadState(other, 'won', author);
    expect(await takeBackReply(lead.id, stateEvent + 1)).toEqual({ outcome: 'changed' });
    expect(await listReplies()).toHaveLength(1);
  });
});

test('a draft is replaced, deleted when empty, and refused when its lead was erased', async () => {
  const lead = await receiveOne();
  expect(await saveDraft(lead.id, 'Un')).toBe(true);
  expect(await saveDraft(lead.id, 'Deux')).toBe(true);
  expect(await db().replyDraft.findMany()).toMatchObject([{ text: 'Deux', savedAt: start }]);
  expect(await saveDraft(lead.id, '')).toBe(true);
  expect(await readDraft(lead.id)).toBe('');
  await db().lead.deleteMany();
  expect(await saveDraft(lead.id, 'Un')).toBe(false);
  expect(await saveDraft(lead.id, '')).toBe(false);
});
