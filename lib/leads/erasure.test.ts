import { describe, expect, test, vi } from 'vitest';
import { log } from '@/lib/log';
import { db } from '@/lib/store/db';
import { receiveLead, releaseLead } from './commands';
import { queueSpamDigest } from './digest';
import { deleteExpiredData, erasePersonalData } from './retention';
import {
  amina,
  contact,
  daysAgo,
  deliverAll,
  evidence,
  filesHold,
  filesLeft,
  filesOf,
  karim,
  longAgo,
  referencesLeft,
  send,
  store,
  withLeadData,
} from './retention-testing';

withLeadData();

describe('erasePersonalData', () => {
  test('deletes and counts all leads of an address, ignoring case', async () => {
    await store({ email: 'amina@example.org' });
    await store({ email: 'Amina@Example.ORG', createdAt: longAgo });
    await store({ email: 'AMINA@example.org', suspectedAt: longAgo });
    expect(await erasePersonalData('aMINA@eXample.org')).toBe(3);
    expect(await referencesLeft()).toEqual([]);
    expect(await erasePersonalData('amina@example.org')).toBe(0);
  });

  test('keeps the leads of other addresses', async () => {
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

  test('deletes the outbox messages of the leads, sent or not, and their files', async () => {
    const [lead, other] = [await store(), await store({ email: 'karim@example.org' })];
    await send({ leadId: lead.id });
    await send({ leadId: lead.id, sentAt: daysAgo(1), purpose: 'acknowledgement' });
    await send({ leadId: lead.id, failedAt: daysAgo(1), channel: 'webhook' });
    const kept = await send({ leadId: other.id });
    await erasePersonalData('amina@example.org');
    expect(await db().outboxMessage.findMany()).toEqual([kept]);
    expect(filesLeft()).toEqual(filesOf(kept));
  });

  test('lets only the erased address get an acknowledgement again', async () => {
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

  test('lets the same person send the same lead again', async () => {
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
    'deletes nothing for « %s », which is not an address',
    async (email) => {
      await store({ suspectedAt: daysAgo(1) });
      await queueSpamDigest('2026-06-14');
      const messages = await db().outboxMessage.findMany();
      expect(await erasePersonalData(email)).toBe(0);
      expect(await referencesLeft()).toHaveLength(1);
      expect(await db().outboxMessage.findMany()).toEqual(messages);
    },
  );

  test('logs the number of leads, but no personal data', async () => {
    await store();
    await store();
    const info = vi.spyOn(log, 'info');
    await erasePersonalData('amina@example.org');
    expect(info.mock.calls).toEqual([[{ event: 'erase', leads: 2 }]]);
  });
});

describe('after an erasure, the database files keep no trace', () => {
  const traces = ['Amina', 'amina@example.org', 'de Rabat', 'Bennani'];

  test('of a lead whose mails are waiting', async () => {
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

  test('of a lead whose mails retention had already emptied', async () => {
    await receiveLead(amina, contact, evidence);
    await deliverAll();
    await deleteExpiredData(new Date(Date.now() + 40 * 24 * 3600 * 1000));
    expect(await db().lead.count()).toBe(1);
    await erasePersonalData(amina.email);
    expect(filesHold(traces)).toEqual([]);
  });
});
