import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { log } from '@/lib/log';
import { mailDir, mailFileName } from '@/lib/outbox/mail-files';
import { site } from '@/lib/settings/site';
import { db } from '@/lib/store/db';
import { finishVacuum } from '@/lib/store/vacuum';
import { releaseLead } from './commands';
import { countExpired, deleteExpiredData } from './retention';
import {
  createLead,
  createMessage,
  dateOf,
  daysAgo,
  findInDatabaseFiles,
  listMailFiles,
  listReferences,
  longAgo,
  mailFilesOf,
  noDeletions,
  now,
  payloadOf,
  withLeadData,
} from './retention-testing';

withLeadData();

describe('deletion of expired leads', () => {
  test('that breaks off has the site remove the traces of those that it has deleted', async () => {
    for (let count = 0; count < 50; count += 1)
      await createLead({ email: `${count}@a.fr`, details: 'quagga', createdAt: longAgo });
    const last = await createLead({ email: 'last@a.fr', createdAt: longAgo });
    await db().$executeRawUnsafe(`CREATE TRIGGER "refuse" BEFORE DELETE ON "Lead"
      WHEN OLD."id" = ${last.id} BEGIN SELECT RAISE(ABORT, 'refused'); END`);
    await expect(deleteExpiredData(now)).rejects.toThrow();
    expect(await listReferences()).toEqual([last.reference]);
    expect(findInDatabaseFiles(['quagga'])).toEqual(['quagga']);
    await finishVacuum();
    expect(findInDatabaseFiles(['quagga'])).toEqual([]);
  });

  test('of many leaves no word of theirs in the database files, and those that stay are found', async () => {
    const word = () => randomBytes(8).toString('hex');
    const words = Array.from({ length: 60 }, word);
    for (const details of words)
      await createLead({ email: `${word()}@a.fr`, details, createdAt: longAgo });
    const kept = word();
    await createLead({ email: 'kept@a.fr', details: kept, createdAt: daysAgo(1) });
    // The index stores what a word does not share with the one before it.
    const traces = () => findInDatabaseFiles(words.map((one) => one.slice(4)));
    expect(traces()).toHaveLength(60);
    expect(await deleteExpiredData(now)).toMatchObject({ leads: 60 });
    expect(traces()).toEqual([]);
    const search = db()
      .$queryRaw`SELECT "rowid" FROM "LeadSearch" WHERE "LeadSearch" MATCH ${kept}`;
    expect(await search).toHaveLength(1);
    expect(
      await db().$queryRaw`SELECT "v" FROM "LeadSearch_config" WHERE "k" = 'secure-delete'`,
    ).toEqual([{ v: 1 }]);
  });

  test('deletes leads after three years, to the millisecond', async () => {
    await createLead({ email: 'a@example.org', createdAt: dateOf('2023-06-15T09:30:00Z') });
    const kept = await createLead({
      email: 'b@example.org',
      createdAt: dateOf('2023-06-15T09:30:00Z', 1),
    });
    expect(await deleteExpiredData(now)).toEqual({ ...noDeletions, leads: 1 });
    expect(await listReferences()).toEqual([kept.reference]);
  });

  test('deletes all leads of a person whose last one is three years old', async () => {
    for (const createdAt of [longAgo, dateOf('2021-05-01'), dateOf('2023-06-01')])
      await createLead({ createdAt });
    expect(await deleteExpiredData(now)).toEqual({ ...noDeletions, leads: 3 });
    expect(await listReferences()).toEqual([]);
  });

  test('keeps an old lead of somebody who wrote again, ignoring case', async () => {
    const old = await createLead({ email: 'amina@Example.org', createdAt: longAgo });
    const later = await createLead({ email: 'Amina@example.ORG', createdAt: dateOf('2024-01-01') });
    await createLead({ email: 'amina@example.com', createdAt: longAgo });
    expect(await deleteExpiredData(now)).toEqual({ ...noDeletions, leads: 1 });
    expect(await listReferences()).toEqual([old.reference, later.reference]);
  });

  test('does not count suspected spam as contact', async () => {
    await createLead({ createdAt: longAgo });
    const suspected = await createLead({ createdAt: daysAgo(2), suspectedAt: daysAgo(2) });
    expect(await deleteExpiredData(now)).toEqual({ ...noDeletions, leads: 1 });
    expect(await listReferences()).toEqual([suspected.reference]);
  });

  test('keeps a released lead and counts it as contact', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: daysAgo(40) });
    const old = await createLead({ createdAt: longAgo });
    const released = await createLead({ createdAt: daysAgo(50), suspectedAt: daysAgo(50) });
    expect(await releaseLead(released.reference, 'command-line')).toMatchObject({
      outcome: 'done',
    });
    expect(await deleteExpiredData(now)).toEqual(noDeletions);
    expect(await listReferences()).toEqual([old.reference, released.reference]);
    expect(await deleteExpiredData(dateOf('2029-06-15T09:30:00Z'))).toMatchObject({
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
    await createLead({ createdAt: dateOf(createdAt) });
    expect(await deleteExpiredData(dateOf(today))).toEqual({ ...noDeletions, leads });
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
    expect(await deleteExpiredData(now)).toEqual({ ...noDeletions, leads: 2500 });
    expect(await listReferences()).toEqual([]);
    expect(findInDatabaseFiles(['amina-', 'Bennani']), 'words left in the files').toEqual([]);
  });

  test('deletes their messages and files, sent or not, and nothing of others', async () => {
    const expired = await createLead({ createdAt: longAgo });
    const recent = await createLead({ email: 'karim@example.org', createdAt: daysAgo(1) });
    await createMessage({ leadId: expired.id });
    await createMessage({ leadId: expired.id, sentAt: longAgo, payload: '' });
    await createMessage({ leadId: expired.id, failedAt: longAgo });
    const kept = [
      await createMessage({ leadId: recent.id }),
      await createMessage({ purpose: 'digest' }),
    ];
    writeFileSync(join(mailDir(), 'notes.eml'), 'of the owner');
    expect(await deleteExpiredData(now)).toEqual({ ...noDeletions, leads: 1 });
    const messages = await db().outboxMessage.findMany({ orderBy: { id: 'asc' } });
    expect(messages).toEqual(kept);
    expect(listMailFiles()).toEqual([...mailFilesOf(...kept), 'notes.eml'].sort());
  });
});

describe('deletion of expired suspected spam', () => {
  test('deletes leads suspected for 30 days, to the millisecond', async () => {
    await createLead({ createdAt: daysAgo(30), suspectedAt: daysAgo(30) });
    const kept = await createLead({ createdAt: daysAgo(30), suspectedAt: daysAgo(30, 1) });
    expect(await deleteExpiredData(now)).toEqual({ ...noDeletions, suspected: 1 });
    expect(await listReferences()).toEqual([kept.reference]);
  });

  test('counts a suspected lead once that is also past the retention of leads', async () => {
    await createLead({ createdAt: longAgo, suspectedAt: longAgo });
    expect(await deleteExpiredData(now)).toEqual({ ...noDeletions, suspected: 1 });
  });

  test('keeps the other leads of the same person', async () => {
    const lead = await createLead({ createdAt: daysAgo(100) });
    await createLead({ createdAt: daysAgo(40), suspectedAt: daysAgo(40) });
    expect(await deleteExpiredData(now)).toEqual({ ...noDeletions, suspected: 1 });
    expect(await listReferences()).toEqual([lead.reference]);
  });
});

describe('erasure of old payloads', () => {
  test('erases what was delivered 30 days ago, to the millisecond', async () => {
    const emptied = await createMessage({ createdAt: daysAgo(35), sentAt: daysAgo(30) });
    const kept = await createMessage({ createdAt: daysAgo(35), sentAt: daysAgo(30, 1) });
    expect(await deleteExpiredData(now)).toEqual({ ...noDeletions, mails: 1 });
    expect(await payloadOf(emptied)).toBe('');
    expect(await payloadOf(kept)).toBe(kept.payload);
    expect(listMailFiles()).toEqual(mailFilesOf(kept));
  });

  test('keeps the record of the delivery, and the lead', async () => {
    const lead = await createLead({ createdAt: daysAgo(60) });
    const message = await createMessage({ leadId: lead.id, attempts: 2, sentAt: daysAgo(59) });
    await deleteExpiredData(now);
    expect(await db().outboxMessage.findMany()).toEqual([{ ...message, payload: '' }]);
    expect(await listReferences()).toEqual([lead.reference]);
  });

  test.each(['email', 'webhook'])('erases every purpose of channel %s', async (channel) => {
    for (const purpose of ['lead', 'acknowledgement', 'digest']) {
      await createMessage({ channel, purpose, sentAt: longAgo });
    }
    expect(await deleteExpiredData(now)).toEqual({ ...noDeletions, mails: 3 });
    expect(listMailFiles()).toEqual([]);
  });

  test('keeps waiting and failed messages, however old', async () => {
    const kept = [
      await createMessage({ createdAt: longAgo, attempts: 7 }),
      await createMessage({ createdAt: longAgo, failedAt: longAgo }),
    ];
    expect(await deleteExpiredData(now)).toEqual(noDeletions);
    expect(await db().outboxMessage.findMany({ orderBy: { id: 'asc' } })).toEqual(kept);
    expect(listMailFiles()).toEqual(mailFilesOf(...kept));
  });

  test('works without mail files', async () => {
    await createMessage({ sentAt: longAgo });
    rmSync(mailDir(), { recursive: true });
    expect(await deleteExpiredData(now)).toEqual({ ...noDeletions, mails: 1 });
  });
});

test('deletes expired rate limits', async () => {
  const counters = [
    { key: 'over', points: 1, expire: now },
    { key: 'runs', points: 1, expire: dateOf(now.toISOString(), 1) },
    { key: 'endless', points: 1, expire: null },
  ];
  await db().rateLimit.createMany({ data: counters });
  expect(await deleteExpiredData(now)).toEqual({ ...noDeletions, limits: 1 });
  const left = await db().rateLimit.findMany({ orderBy: { key: 'asc' } });
  expect(left.map(({ key }) => key)).toEqual(['endless', 'runs']);
});

test.each([
  { leadYears: 1, suspectedDays: 1, mailDays: 1 },
  { leadYears: 2, suspectedDays: 10, mailDays: 20 },
  { leadYears: 10, suspectedDays: 365, mailDays: 365 },
])('what is counted before is what a purge then deletes: %o', async (retention) => {
  const ages = [2, 15, 25, 40, 400, 800, 1200, 4000];
  for (const days of ages) {
    const email = `person-${days % 3}@example.org`;
    const lead = await createLead({ email, createdAt: daysAgo(days) });
    const spam = await createLead({ email, createdAt: daysAgo(days), suspectedAt: daysAgo(days) });
    for (const leadId of [lead.id, spam.id, null]) {
      await createMessage({ leadId, sentAt: daysAgo(days - 1) });
      await createMessage({ leadId, failedAt: daysAgo(days - 1) });
    }
  }
  const counted = await countExpired(retention, now);
  const before = site.retention;
  site.retention = retention;
  const { leads, suspected, mails } = await deleteExpiredData(now);
  site.retention = before;
  expect(counted).toEqual({ leads, suspected, mails });
  expect(leads + suspected).toBeGreaterThan(0);
});

describe('deleteExpiredData', () => {
  async function storeAll() {
    const lead = await createLead({ createdAt: longAgo });
    await createMessage({ leadId: lead.id, sentAt: longAgo });
    await createLead({ email: 'b@example.org', suspectedAt: daysAgo(31) });
    await createMessage({ sentAt: daysAgo(31) });
    await createMessage({ sentAt: daysAgo(31) });
    await db().rateLimit.create({ data: { key: 'over', points: 1, expire: longAgo } });
  }
  const all = { leads: 1, suspected: 1, mails: 2, limits: 1, corrections: 0 };

  test('counts each kind, and finds nothing the second time', async () => {
    await storeAll();
    expect(await deleteExpiredData(now)).toEqual(all);
    expect(await deleteExpiredData(now)).toEqual(noDeletions);
  });

  test('deletes the rest at the next run if a file cannot be deleted', async () => {
    const lead = await createLead({ createdAt: longAgo });
    const message = await createMessage({ leadId: lead.id });
    const path = join(mailDir(), mailFileName(message));
    rmSync(path);
    mkdirSync(path);
    await expect(deleteExpiredData(now)).rejects.toThrow();
    rmSync(path, { recursive: true });
    writeFileSync(path, 'mail');
    await deleteExpiredData(now);
    expect(await listReferences()).toEqual([]);
    expect(listMailFiles()).toEqual([]);
  });

  test('does nothing in an empty store', async () => {
    expect(await deleteExpiredData(now)).toEqual(noDeletions);
  });

  test('logs its counts, but no personal data', async () => {
    const info = vi.spyOn(log, 'info');
    await storeAll();
    await deleteExpiredData(now);
    expect(info.mock.calls).toEqual([[{ event: 'purge', ...all }]]);
  });

  test('leaves no trace in the database files', async () => {
    await createLead({ createdAt: longAgo, name: 'Zineb Alaoui', details: 'Un projet discret.' });
    await createLead({
      suspectedAt: longAgo,
      email: 'pills@example.net',
      details: 'Buy pills today.',
    });
    await createMessage({ sentAt: longAgo, payload: JSON.stringify({ text: 'Ancien mail.' }) });
    const traces = ['Zineb', 'discret', 'pills', 'Ancien mail'];
    expect(findInDatabaseFiles(traces)).toEqual(traces);
    await deleteExpiredData(now);
    expect(findInDatabaseFiles(traces)).toEqual([]);
  });
});
