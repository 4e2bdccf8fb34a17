import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { log } from '@/lib/log';
import { mailDir, mailFileName } from '@/lib/outbox/mail-files';
import { db } from '@/lib/store/db';
import { releaseLead } from './commands';
import { deleteExpiredData } from './retention';
import {
  daysAgo,
  filesHold,
  filesLeft,
  filesOf,
  longAgo,
  ms,
  nothing,
  now,
  payloadOf,
  referencesLeft,
  send,
  store,
  withLeadData,
} from './retention-testing';

withLeadData();

describe('deletion of expired leads', () => {
  test('deletes leads after three years, to the millisecond', async () => {
    await store({ email: 'a@example.org', createdAt: ms('2023-06-15T09:30:00Z') });
    const kept = await store({ email: 'b@example.org', createdAt: ms('2023-06-15T09:30:00Z', 1) });
    expect(await deleteExpiredData(now)).toEqual({ ...nothing, leads: 1 });
    expect(await referencesLeft()).toEqual([kept.reference]);
  });

  test('deletes all leads of a person whose last one is three years old', async () => {
    for (const createdAt of [longAgo, ms('2021-05-01'), ms('2023-06-01')])
      await store({ createdAt });
    expect(await deleteExpiredData(now)).toEqual({ ...nothing, leads: 3 });
    expect(await referencesLeft()).toEqual([]);
  });

  test('keeps an old lead of somebody who wrote again, ignoring case', async () => {
    const old = await store({ email: 'amina@Example.org', createdAt: longAgo });
    const later = await store({ email: 'Amina@example.ORG', createdAt: ms('2024-01-01') });
    await store({ email: 'amina@example.com', createdAt: longAgo });
    expect(await deleteExpiredData(now)).toEqual({ ...nothing, leads: 1 });
    expect(await referencesLeft()).toEqual([old.reference, later.reference]);
  });

  test('does not count suspected spam as contact', async () => {
    await store({ createdAt: longAgo });
    const suspected = await store({ createdAt: daysAgo(2), suspectedAt: daysAgo(2) });
    expect(await deleteExpiredData(now)).toEqual({ ...nothing, leads: 1 });
    expect(await referencesLeft()).toEqual([suspected.reference]);
  });

  test('keeps a released lead and counts it as contact', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: daysAgo(40) });
    const old = await store({ createdAt: longAgo });
    const released = await store({ createdAt: daysAgo(50), suspectedAt: daysAgo(50) });
    expect(await releaseLead(released.reference)).toBe(true);
    expect(await deleteExpiredData(now)).toEqual(nothing);
    expect(await referencesLeft()).toEqual([old.reference, released.reference]);
    expect(await deleteExpiredData(ms('2029-06-15T09:30:00Z'))).toMatchObject({
      leads: 2,
      suspected: 0,
    });
  });

  test.each([
    ['29 February, on 28 February', '2024-02-29T08:00:00Z', '2027-02-28T23:59:59Z', 0],
    ['29 February, on 1 March', '2024-02-29T08:00:00Z', '2027-03-01T08:00:00Z', 1],
    ['28 February, in a leap year', '2025-02-28T08:00:00Z', '2028-02-28T08:00:00Z', 1],
    ['1 March, on 29 February', '2025-03-01T07:00:00Z', '2028-02-29T08:00:00Z', 0],
    ['1 March, in a leap year', '2025-03-01T07:00:00Z', '2028-03-01T07:00:00Z', 1],
  ])('handles leap days: a lead of %s', async (_, createdAt, today, leads) => {
    await store({ createdAt: ms(createdAt) });
    expect(await deleteExpiredData(ms(today))).toEqual({ ...nothing, leads });
  });

  test('deletes many at once', { timeout: 20_000 }, async () => {
    const data = Array.from({ length: 2500 }, (_, index) => ({
      reference: `IA-many-${index}`,
      fingerprint: `many ${index}`,
      name: 'Amina Bennani',
      email: `amina-${index}@example.org`,
      details: 'Nous voulons un assistant.',
      locale: 'fr',
      path: '/contact',
      createdAt: longAgo,
    }));
    await db().lead.createMany({ data });
    expect(await deleteExpiredData(now)).toEqual({ ...nothing, leads: 2500 });
    expect(await referencesLeft()).toEqual([]);
    expect(filesHold(['amina-', 'Bennani']), 'words left in the files').toEqual([]);
  });

  test('deletes their messages and files, sent or not, and nothing of others', async () => {
    const gone = await store({ createdAt: longAgo });
    const stays = await store({ email: 'karim@example.org', createdAt: daysAgo(1) });
    await send({ leadId: gone.id });
    await send({ leadId: gone.id, sentAt: longAgo, payload: '' });
    await send({ leadId: gone.id, failedAt: longAgo });
    const kept = [await send({ leadId: stays.id }), await send({ purpose: 'digest' })];
    writeFileSync(join(mailDir(), 'notes.eml'), 'of the owner');
    expect(await deleteExpiredData(now)).toEqual({ ...nothing, leads: 1 });
    const messages = await db().outboxMessage.findMany({ orderBy: { id: 'asc' } });
    expect(messages).toEqual(kept);
    expect(filesLeft()).toEqual([...filesOf(...kept), 'notes.eml'].sort());
  });
});

describe('deletion of expired suspected spam', () => {
  test('deletes leads suspected for 30 days, to the millisecond', async () => {
    await store({ createdAt: daysAgo(30), suspectedAt: daysAgo(30) });
    const kept = await store({ createdAt: daysAgo(30), suspectedAt: daysAgo(30, 1) });
    expect(await deleteExpiredData(now)).toEqual({ ...nothing, suspected: 1 });
    expect(await referencesLeft()).toEqual([kept.reference]);
  });

  test('counts a suspected lead once that is also past the retention of leads', async () => {
    await store({ createdAt: longAgo, suspectedAt: longAgo });
    expect(await deleteExpiredData(now)).toEqual({ ...nothing, suspected: 1 });
  });

  test('keeps the other leads of the same person', async () => {
    const lead = await store({ createdAt: daysAgo(100) });
    await store({ createdAt: daysAgo(40), suspectedAt: daysAgo(40) });
    expect(await deleteExpiredData(now)).toEqual({ ...nothing, suspected: 1 });
    expect(await referencesLeft()).toEqual([lead.reference]);
  });
});

describe('erasure of old payloads', () => {
  test('erases what was delivered 30 days ago, to the millisecond', async () => {
    const emptied = await send({ createdAt: daysAgo(35), sentAt: daysAgo(30) });
    const kept = await send({ createdAt: daysAgo(35), sentAt: daysAgo(30, 1) });
    expect(await deleteExpiredData(now)).toEqual({ ...nothing, mails: 1 });
    expect(await payloadOf(emptied)).toBe('');
    expect(await payloadOf(kept)).toBe(kept.payload);
    expect(filesLeft()).toEqual(filesOf(kept));
  });

  test('keeps the record of the delivery, and the lead', async () => {
    const lead = await store({ createdAt: daysAgo(60) });
    const message = await send({ leadId: lead.id, attempts: 2, sentAt: daysAgo(59) });
    await deleteExpiredData(now);
    expect(await db().outboxMessage.findMany()).toEqual([{ ...message, payload: '' }]);
    expect(await referencesLeft()).toEqual([lead.reference]);
  });

  test.each(['email', 'webhook'])('erases every purpose of channel %s', async (channel) => {
    for (const purpose of ['lead', 'acknowledgement', 'digest']) {
      await send({ channel, purpose, sentAt: longAgo });
    }
    expect(await deleteExpiredData(now)).toEqual({ ...nothing, mails: 3 });
    expect(filesLeft()).toEqual([]);
  });

  test('keeps waiting and failed messages, however old', async () => {
    const kept = [
      await send({ createdAt: longAgo, attempts: 7 }),
      await send({ createdAt: longAgo, failedAt: longAgo }),
    ];
    expect(await deleteExpiredData(now)).toEqual(nothing);
    expect(await db().outboxMessage.findMany({ orderBy: { id: 'asc' } })).toEqual(kept);
    expect(filesLeft()).toEqual(filesOf(...kept));
  });

  test('works without mail files', async () => {
    await send({ sentAt: longAgo });
    rmSync(mailDir(), { recursive: true });
    expect(await deleteExpiredData(now)).toEqual({ ...nothing, mails: 1 });
  });
});

test('deletes expired rate limits', async () => {
  const counters = [
    { key: 'over', points: 1, expire: now },
    { key: 'runs', points: 1, expire: ms(now.toISOString(), 1) },
    { key: 'endless', points: 1, expire: null },
  ];
  await db().rateLimit.createMany({ data: counters });
  expect(await deleteExpiredData(now)).toEqual({ ...nothing, limits: 1 });
  const left = await db().rateLimit.findMany({ orderBy: { key: 'asc' } });
  expect(left.map(({ key }) => key)).toEqual(['endless', 'runs']);
});

describe('deleteExpiredData', () => {
  async function storeAll() {
    const lead = await store({ createdAt: longAgo });
    await send({ leadId: lead.id, sentAt: longAgo });
    await store({ email: 'b@example.org', suspectedAt: daysAgo(31) });
    await send({ sentAt: daysAgo(31) });
    await send({ sentAt: daysAgo(31) });
    await db().rateLimit.create({ data: { key: 'over', points: 1, expire: longAgo } });
  }
  const all = { leads: 1, suspected: 1, mails: 2, limits: 1 };

  test('counts each kind, and finds nothing the second time', async () => {
    await storeAll();
    expect(await deleteExpiredData(now)).toEqual(all);
    expect(await deleteExpiredData(now)).toEqual(nothing);
  });

  test('deletes the rest at the next run if a file cannot be deleted', async () => {
    const lead = await store({ createdAt: longAgo });
    const message = await send({ leadId: lead.id });
    const path = join(mailDir(), mailFileName(message));
    rmSync(path);
    mkdirSync(path);
    await expect(deleteExpiredData(now)).rejects.toThrow();
    rmSync(path, { recursive: true });
    writeFileSync(path, 'mail');
    await deleteExpiredData(now);
    expect(await referencesLeft()).toEqual([]);
    expect(filesLeft()).toEqual([]);
  });

  test('does nothing in an empty store', async () => {
    expect(await deleteExpiredData(now)).toEqual(nothing);
  });

  test('logs its counts, but no personal data', async () => {
    const info = vi.spyOn(log, 'info');
    await storeAll();
    await deleteExpiredData(now);
    expect(info.mock.calls).toEqual([[{ event: 'purge', ...all }]]);
  });

  test('leaves no trace in the database files', async () => {
    await store({ createdAt: longAgo, name: 'Zineb Alaoui', details: 'Un projet discret.' });
    await store({ suspectedAt: longAgo, email: 'pills@example.net', details: 'Buy pills today.' });
    await send({ sentAt: longAgo, payload: JSON.stringify({ text: 'Ancien mail.' }) });
    const traces = ['Zineb', 'discret', 'pills', 'Ancien mail'];
    expect(filesHold(traces)).toEqual(traces);
    await deleteExpiredData(now);
    expect(filesHold(traces)).toEqual([]);
  });
});
