import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { log } from '@/lib/log';
import { claimMessage, recordOutcome } from '@/lib/outbox/commands';
import { mailDir, mailFileName } from '@/lib/outbox/mail-files';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import type { Lead, OutboxMessage } from '@/prisma/client/client';
import { receiveLead, releaseLead } from './commands';
import { queueSpamDigest } from './digest';
import { deleteExpiredData, erasePersonalData } from './retention';
import { parseSource } from './source';

withEmptyStore();

const now = new Date('2026-06-15T09:30:00Z');
const ms = (time: string, difference = 0) => new Date(Date.parse(time) + difference);
/** A moment before now, later by so many milliseconds. */
const daysAgo = (days: number, difference = 0) =>
  ms(now.toISOString(), difference - days * 24 * 3600 * 1000);
const longAgo = new Date('2020-01-01T00:00:00Z');
const nothing = { leads: 0, suspected: 0, mails: 0, limits: 0 };

beforeEach(() => {
  mkdirSync(mailDir(), { recursive: true });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  rmSync(mailDir(), { recursive: true, force: true });
});

let last = 0;

function store(state: Partial<Omit<Lead, 'articleId'>> = {}): Promise<Lead> {
  last += 1;
  return db().lead.create({
    data: {
      reference: `IA-${last}`,
      fingerprint: `print ${last}`,
      name: 'Amina Bennani',
      email: 'amina@example.org',
      details: 'Nous voulons un assistant.',
      locale: 'fr',
      path: '/contact',
      ...state,
    },
  });
}

/** A message, with its file as one is written where no mail server is. */
async function send(state: Partial<OutboxMessage> = {}): Promise<OutboxMessage> {
  last += 1;
  const data = { messageId: `<${last}>`, channel: 'email', purpose: 'lead', payload: '{"to":"a"}' };
  const message = await db().outboxMessage.create({ data: { ...data, ...state } });
  writeFileSync(join(mailDir(), mailFileName(message)), 'mail');
  return message;
}

async function referencesLeft(): Promise<string[]> {
  const leads = await db().lead.findMany({ orderBy: { id: 'asc' } });
  return leads.map(({ reference }) => reference);
}
const payloadOf = async ({ id }: OutboxMessage) =>
  (await db().outboxMessage.findUnique({ where: { id } }))?.payload;
const filesLeft = () => readdirSync(mailDir()).sort();
const filesOf = (...messages: OutboxMessage[]) => messages.map(mailFileName).sort();

describe('deletion of expired leads', () => {
  test('takes those of three years ago, to the millisecond', async () => {
    await store({ email: 'a@example.org', createdAt: ms('2023-06-15T09:30:00Z') });
    const kept = await store({ email: 'b@example.org', createdAt: ms('2023-06-15T09:30:00Z', 1) });
    expect(await deleteExpiredData(now)).toEqual({ ...nothing, leads: 1 });
    expect(await referencesLeft()).toEqual([kept.reference]);
  });

  test('takes all of one person when the last is three years old', async () => {
    for (const createdAt of [longAgo, ms('2021-05-01'), ms('2023-06-01')])
      await store({ createdAt });
    expect(await deleteExpiredData(now)).toEqual({ ...nothing, leads: 3 });
    expect(await referencesLeft()).toEqual([]);
  });

  test('leaves an old one of somebody who wrote again, in whichever case', async () => {
    const old = await store({ email: 'amina@Example.org', createdAt: longAgo });
    const later = await store({ email: 'Amina@example.ORG', createdAt: ms('2024-01-01') });
    await store({ email: 'amina@example.com', createdAt: longAgo });
    expect(await deleteExpiredData(now)).toEqual({ ...nothing, leads: 1 });
    expect(await referencesLeft()).toEqual([old.reference, later.reference]);
  });

  test('does not take suspected spam for contact', async () => {
    await store({ createdAt: longAgo });
    const suspected = await store({ createdAt: daysAgo(2), suspectedAt: daysAgo(2) });
    expect(await deleteExpiredData(now)).toEqual({ ...nothing, leads: 1 });
    expect(await referencesLeft()).toEqual([suspected.reference]);
  });

  test('takes a released one for a lead: it stays, and is contact', async () => {
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
  ])('knows leap days: one of %s', async (_, createdAt, today, leads) => {
    await store({ createdAt: ms(createdAt) });
    expect(await deleteExpiredData(ms(today))).toEqual({ ...nothing, leads });
  });

  test('takes many at once', { timeout: 20_000 }, async () => {
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

  test('takes their messages, sent or not, and the files of these, and nothing of others', async () => {
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
  test('takes what has been suspected for 30 days, to the millisecond', async () => {
    await store({ createdAt: daysAgo(30), suspectedAt: daysAgo(30) });
    const kept = await store({ createdAt: daysAgo(30), suspectedAt: daysAgo(30, 1) });
    expect(await deleteExpiredData(now)).toEqual({ ...nothing, suspected: 1 });
    expect(await referencesLeft()).toEqual([kept.reference]);
  });

  test('counts it once, also where it is older than leads are kept', async () => {
    await store({ createdAt: longAgo, suspectedAt: longAgo });
    expect(await deleteExpiredData(now)).toEqual({ ...nothing, suspected: 1 });
  });

  test('leaves the leads of the same person', async () => {
    const lead = await store({ createdAt: daysAgo(100) });
    await store({ createdAt: daysAgo(40), suspectedAt: daysAgo(40) });
    expect(await deleteExpiredData(now)).toEqual({ ...nothing, suspected: 1 });
    expect(await referencesLeft()).toEqual([lead.reference]);
  });
});

describe('deletion of expired mails', () => {
  test('empties what was delivered 30 days ago, to the millisecond', async () => {
    const emptied = await send({ createdAt: daysAgo(35), sentAt: daysAgo(30) });
    const kept = await send({ createdAt: daysAgo(35), sentAt: daysAgo(30, 1) });
    expect(await deleteExpiredData(now)).toEqual({ ...nothing, mails: 1 });
    expect(await payloadOf(emptied)).toBe('');
    expect(await payloadOf(kept)).toBe(kept.payload);
    expect(filesLeft()).toEqual(filesOf(kept));
  });

  test('keeps that it was delivered, and the lead', async () => {
    const lead = await store({ createdAt: daysAgo(60) });
    const message = await send({ leadId: lead.id, attempts: 2, sentAt: daysAgo(59) });
    await deleteExpiredData(now);
    expect(await db().outboxMessage.findMany()).toEqual([{ ...message, payload: '' }]);
    expect(await referencesLeft()).toEqual([lead.reference]);
  });

  test.each(['email', 'webhook'])('empties every purpose of channel %s', async (channel) => {
    for (const purpose of ['lead', 'acknowledgement', 'digest']) {
      await send({ channel, purpose, sentAt: longAgo });
    }
    expect(await deleteExpiredData(now)).toEqual({ ...nothing, mails: 3 });
    expect(filesLeft()).toEqual([]);
  });

  test('leaves what waits or was given up, however old', async () => {
    const kept = [
      await send({ createdAt: longAgo, attempts: 7 }),
      await send({ createdAt: longAgo, failedAt: longAgo }),
    ];
    expect(await deleteExpiredData(now)).toEqual(nothing);
    expect(await db().outboxMessage.findMany({ orderBy: { id: 'asc' } })).toEqual(kept);
    expect(filesLeft()).toEqual(filesOf(...kept));
  });

  test('does without files: a mail server took the mails', async () => {
    await send({ sentAt: longAgo });
    rmSync(mailDir(), { recursive: true });
    expect(await deleteExpiredData(now)).toEqual({ ...nothing, mails: 1 });
  });
});

test('deletes rate limit counters that have expired', async () => {
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

describe('deletion of expired data', () => {
  async function storeAll() {
    const lead = await store({ createdAt: longAgo });
    await send({ leadId: lead.id, sentAt: longAgo });
    await store({ email: 'b@example.org', suspectedAt: daysAgo(31) });
    await send({ sentAt: daysAgo(31) });
    await send({ sentAt: daysAgo(31) });
    await db().rateLimit.create({ data: { key: 'over', points: 1, expire: longAgo } });
  }
  const all = { leads: 1, suspected: 1, mails: 2, limits: 1 };

  test('counts each kind, and a second one finds nothing to do', async () => {
    await storeAll();
    expect(await deleteExpiredData(now)).toEqual(all);
    expect(await deleteExpiredData(now)).toEqual(nothing);
  });

  test('that cannot remove a file leaves the rest of it to the next', async () => {
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

  test('of an empty store does nothing', async () => {
    expect(await deleteExpiredData(now)).toEqual(nothing);
  });

  test('logs its counts, and nobody', async () => {
    const info = vi.spyOn(log, 'info');
    await storeAll();
    await deleteExpiredData(now);
    expect(info.mock.calls).toEqual([[{ event: 'purge', ...all }]]);
  });

  test('leaves no trace of what it took in the database’s files', async () => {
    await store({ createdAt: longAgo, name: 'Zineb Alaoui', details: 'Un projet discret.' });
    await store({ suspectedAt: longAgo, email: 'pills@example.net', details: 'Buy pills today.' });
    await send({ sentAt: longAgo, payload: JSON.stringify({ text: 'Ancien mail.' }) });
    const traces = ['Zineb', 'discret', 'pills', 'Ancien mail'];
    expect(filesHold(traces)).toEqual(traces);
    await deleteExpiredData(now);
    expect(filesHold(traces)).toEqual([]);
  });
});

/** Which of some words the bytes of the database's files hold. */
function filesHold(words: string[]): string[] {
  const path = fileURLToPath(env().DATABASE_URL);
  const bytes = ['', '-wal'].map((suffix) => readFileSync(path + suffix));
  return words.filter((word) => bytes.some((file) => file.includes(word)));
}

const amina = {
  name: 'Amina Bennani',
  email: 'amina@example.org',
  projectType: 'audit',
  details: 'Nous voulons un assistant pour nos équipes de Rabat.',
};
const karim = { ...amina, name: 'Karim Idrissi', email: 'karim@example.net', details: 'Autre.' };
const contact = parseSource(new FormData(), null);
const evidence = { honeypot: '', elapsedSeconds: null, addressHash: null };

/** Delivers all that waits, as far as store and files go. */
async function deliverAll() {
  for (let message = await claimMessage(); message; message = await claimMessage()) {
    writeFileSync(join(mailDir(), mailFileName(message)), message.payload);
    await recordOutcome(message.id, { sentAt: new Date(), lastError: null });
  }
}

describe('an erasure', () => {
  test('takes all leads of an address, in any case, and counts them', async () => {
    await store({ email: 'amina@example.org' });
    await store({ email: 'Amina@Example.ORG', createdAt: longAgo });
    await store({ email: 'AMINA@example.org', suspectedAt: longAgo });
    expect(await erasePersonalData('aMINA@eXample.org')).toBe(3);
    expect(await referencesLeft()).toEqual([]);
    expect(await erasePersonalData('amina@example.org')).toBe(0);
  });

  test('takes no lead of others', async () => {
    const emails = ['ana@example.org', 'diana@example.org', 'ana@example.org.uk', '%@example.org'];
    for (const email of emails) await store({ email, name: 'Ana' });
    expect(await erasePersonalData('ana@example.org')).toBe(1);
    expect(await erasePersonalData('a_a@example.org')).toBe(0);
    expect(await erasePersonalData('%@example.org')).toBe(1);
    expect(await db().lead.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
      { email: 'diana@example.org' },
      { email: 'ana@example.org.uk' },
    ]);
  });

  test('takes the messages about them, sent or not, and their files', async () => {
    const [lead, other] = [await store(), await store({ email: 'karim@example.org' })];
    await send({ leadId: lead.id });
    await send({ leadId: lead.id, sentAt: daysAgo(1), purpose: 'acknowledgement' });
    await send({ leadId: lead.id, failedAt: daysAgo(1), channel: 'webhook' });
    const kept = await send({ leadId: other.id });
    await erasePersonalData('amina@example.org');
    expect(await db().outboxMessage.findMany()).toEqual([kept]);
    expect(filesLeft()).toEqual(filesOf(kept));
  });

  test('forgets that the address was acknowledged to, and no other', async () => {
    const acknowledgements = () =>
      db().outboxMessage.findMany({
        where: { purpose: 'acknowledgement' },
        select: { lead: { select: { name: true, details: true } } },
        orderBy: { id: 'asc' },
      });
    for (const lead of [amina, karim]) await receiveLead(lead, contact, evidence);
    expect(await acknowledgements()).toHaveLength(2);
    await erasePersonalData('AMINA@example.org');
    for (const lead of [amina, karim]) {
      await receiveLead({ ...lead, details: 'Encore une question.' }, contact, evidence);
    }
    expect(await acknowledgements()).toEqual([
      { lead: { name: karim.name, details: karim.details } },
      { lead: { name: amina.name, details: 'Encore une question.' } },
    ]);
  });

  test('lets the same person send the same again', async () => {
    await receiveLead(amina, contact, evidence);
    expect(await erasePersonalData(amina.email)).toBe(1);
    await receiveLead(amina, contact, evidence);
    expect(await db().lead.findMany()).toMatchObject([amina]);
    expect(await db().outboxMessage.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
      { purpose: 'lead' },
      { purpose: 'acknowledgement' },
    ]);
  });

  test.each(['', ' ', 'amina', 'example.org', '@', '@example.org'])(
    'of « %s », which is nobody, takes nothing',
    async (email) => {
      await store({ suspectedAt: daysAgo(1) });
      await queueSpamDigest('2026-06-14');
      const messages = await db().outboxMessage.findMany();
      expect(await erasePersonalData(email)).toBe(0);
      expect(await referencesLeft()).toHaveLength(1);
      expect(await db().outboxMessage.findMany()).toEqual(messages);
    },
  );

  test('logs how many, and nobody', async () => {
    await store();
    await store();
    const info = vi.spyOn(log, 'info');
    await erasePersonalData('amina@example.org');
    expect(info.mock.calls).toEqual([[{ event: 'erase', leads: 2 }]]);
  });
});

describe('a digest that names an erased address', () => {
  const suspect = (email: string) => store({ email, suspectedAt: daysAgo(1) });
  const digests = () =>
    db().outboxMessage.findMany({ where: { purpose: 'digest' }, orderBy: { id: 'asc' } });
  const writeFile = (message: OutboxMessage) =>
    writeFileSync(join(mailDir(), mailFileName(message)), message.payload);

  test('and was sent is emptied, and its file goes', async () => {
    await suspect('Pills@example.net');
    await queueSpamDigest('2026-06-14');
    await deliverAll();
    const [sent] = await digests();
    await erasePersonalData('pills@example.net');
    expect(await digests()).toEqual([{ ...sent, payload: '' }]);
    expect(filesLeft()).toEqual([]);
  });

  test('and waits goes, and whom else it named comes in the next', async () => {
    await suspect('pills@example.net');
    const other = await suspect('deals@example.net');
    await queueSpamDigest('2026-06-14');
    const [waiting] = await digests();
    if (waiting) writeFile(waiting);
    await erasePersonalData('PILLS@example.net');
    expect(await digests()).toEqual([]);
    expect(filesLeft()).toEqual([]);
    await queueSpamDigest('2026-06-15');
    const [next, ...more] = await digests();
    expect(more).toEqual([]);
    expect(next?.payload).toContain(other.reference);
    expect(next?.payload).not.toContain('pills');
  });

  test('leaves whom an earlier digest named out of the next', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: daysAgo(2) });
    const first = await suspect('first@example.net');
    await queueSpamDigest('2026-06-13');
    await deliverAll();
    vi.setSystemTime(daysAgo(1));
    await suspect('pills@example.net');
    const other = await suspect('deals@example.net');
    await queueSpamDigest('2026-06-14');
    await erasePersonalData('pills@example.net');
    await queueSpamDigest('2026-06-15');
    const [sent, next] = await digests();
    expect(sent?.payload).toContain(first.reference);
    expect(next?.payload).toContain(other.reference);
    expect(next?.payload).not.toContain(first.reference);
  });

  test('leaves whom a later digest named out of the next', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: daysAgo(2) });
    await suspect('pills@example.net');
    await queueSpamDigest('2026-06-13');
    await db().outboxMessage.updateMany({ data: { failedAt: daysAgo(2) } });
    vi.setSystemTime(daysAgo(1));
    await suspect('deals@example.net');
    await queueSpamDigest('2026-06-14');
    await deliverAll();
    await erasePersonalData('pills@example.net');
    await queueSpamDigest('2026-06-15');
    expect((await digests()).map(({ messageId }) => messageId)).toEqual([
      '<digest-2026-06-14-0@example.com>',
    ]);
  });

  test.each([true, false])(
    'and was given up goes too (after one that was sent: %s)',
    async (early) => {
      if (early) {
        await suspect('early@example.net');
        await queueSpamDigest('2026-06-12');
        await deliverAll();
      }
      await suspect('pills@example.net');
      await queueSpamDigest('2026-06-14');
      const given = await db().outboxMessage.updateMany({
        where: { sentAt: null },
        data: { failedAt: daysAgo(1) },
      });
      expect(given.count).toBe(1);
      await erasePersonalData('pills@example.net');
      expect((await digests()).map(({ failedAt }) => failedAt)).toEqual(early ? [null] : []);
    },
  );

  test('is one of its own: those that name only others stay, sent or not', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: daysAgo(2) });
    await suspect('deals@example.net');
    await queueSpamDigest('2026-06-13');
    await deliverAll();
    vi.setSystemTime(daysAgo(1));
    await suspect('loans@example.net');
    await queueSpamDigest('2026-06-14');
    const before = await digests();
    await store({ email: 'pills@example.net' });
    await erasePersonalData('pills@example.net');
    expect(await digests()).toEqual(before);
    await queueSpamDigest('2026-06-15');
    expect(await digests()).toEqual(before);
  });

  test('is not one that names a longer address', async () => {
    await suspect('cheap-pills@example.net');
    await suspect('pills@example.net.org');
    await queueSpamDigest('2026-06-14');
    await deliverAll();
    const before = await digests();
    await store({ email: 'pills@example.net' });
    await erasePersonalData('pills@example.net');
    expect(await digests()).toEqual(before);
  });
});

describe('after an erasure the database’s files hold nothing', () => {
  const traces = ['Amina', 'amina@example.org', 'de Rabat', 'Bennani'];

  test('of a lead whose mails wait', async () => {
    await receiveLead(amina, contact, evidence);
    await receiveLead(karim, contact, evidence);
    expect(filesHold(traces)).toEqual(traces);
    await erasePersonalData(amina.email);
    expect(filesHold(traces)).toEqual([]);
    expect(filesHold(['Karim', karim.email])).toHaveLength(2);
  });

  test('of a lead whose mails were delivered', async () => {
    await receiveLead(amina, contact, evidence);
    await receiveLead(karim, contact, evidence);
    await deliverAll();
    await erasePersonalData(amina.email);
    expect(filesHold(traces)).toEqual([]);
  });

  test('of a lead among many', { timeout: 20_000 }, async () => {
    for (let number = 1; number <= 40; number += 1) {
      const other = { ...karim, email: `karim${number}@example.net` };
      await receiveLead(
        { ...other, details: `Projet ${number} `.repeat(number) },
        contact,
        evidence,
      );
      if (number % 10 === 0) {
        await receiveLead({ ...amina, details: `${number} ${amina.details}` }, contact, evidence);
      }
      if (number === 25) await deliverAll();
    }
    await deliverAll();
    expect(await erasePersonalData(amina.email)).toBe(4);
    expect(filesHold(traces)).toEqual([]);
  });

  test('of suspected spam that digests name', async () => {
    await store({ ...amina, suspectedAt: daysAgo(3) });
    await store({ ...karim, suspectedAt: daysAgo(3) });
    await queueSpamDigest('2026-06-13');
    await deliverAll();
    await store({ ...amina, suspectedAt: daysAgo(2) });
    await store({ ...karim, suspectedAt: daysAgo(2) });
    await queueSpamDigest('2026-06-14');
    expect(await erasePersonalData(amina.email)).toBe(2);
    expect(filesHold(traces)).toEqual([]);
  });

  test('of suspected spam that was released', async () => {
    const { reference } = await store({ ...amina, suspectedAt: daysAgo(3) });
    await store({ ...karim, suspectedAt: daysAgo(3) });
    await releaseLead(reference);
    await deliverAll();
    expect(await erasePersonalData(amina.email)).toBe(1);
    expect(filesHold(traces)).toEqual([]);
  });

  test('of a mail that retention had emptied before', async () => {
    await receiveLead(amina, contact, evidence);
    await deliverAll();
    await deleteExpiredData(new Date(Date.now() + 40 * 24 * 3600 * 1000));
    expect(await db().lead.count()).toBe(1);
    await erasePersonalData(amina.email);
    expect(filesHold(traces)).toEqual([]);
  });
});
