import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { log } from '@/lib/log';
import { mailDir } from '@/lib/outbox/mail-files';
import { db } from '@/lib/store/db';
import { receiveLead, releaseLead } from './commands';
import { queueSpamDigest } from './digest';
import { erasePersonalData } from './erasure';
import { deleteExpiredData } from './retention';
import {
  amina,
  contact,
  createLead,
  createMessage,
  daysAgo,
  deliverAll,
  findInDatabaseFiles,
  karim,
  listMailFiles,
  listReferences,
  longAgo,
  mailFilesOf,
  signals,
  withLeadData,
} from './retention-testing';

withLeadData();

describe('erasePersonalData', () => {
  test('deletes and counts all leads of an address, ignoring case', async () => {
    await createLead({ email: 'amina@example.org' });
    await createLead({ email: 'Amina@Example.ORG', createdAt: longAgo });
    await createLead({ email: 'AMINA@example.org', suspectedAt: longAgo });
    expect(await erasePersonalData('aMINA@eXample.org')).toMatchObject({ leads: 3 });
    expect(await listReferences()).toEqual([]);
    expect(await erasePersonalData('amina@example.org')).toMatchObject({ leads: 0 });
  });

  test('keeps the leads of other addresses', async () => {
    const emails = ['ana@example.org', 'diana@example.org', 'ana@example.org.uk', '%@example.org'];
    for (const email of emails) await createLead({ email, name: 'Ana' });
    expect(await erasePersonalData('ana@example.org')).toMatchObject({ leads: 1 });
    expect(await erasePersonalData('a_a@example.org')).toMatchObject({ leads: 0 });
    expect(await erasePersonalData('%@example.org')).toMatchObject({ leads: 1 });
    expect(await db().lead.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
      { email: 'diana@example.org' },
      { email: 'ana@example.org.uk' },
    ]);
  });

  test('deletes the outbox messages of the leads, sent or not, and their files', async () => {
    const [lead, other] = [await createLead(), await createLead({ email: 'karim@example.org' })];
    const [name] = mailFilesOf(await createMessage({ leadId: lead.id }));
    // Left over from a process that was killed while it wrote the file
    writeFileSync(join(mailDir(), `${name}.part`), 'mail');
    await createMessage({ leadId: lead.id, sentAt: daysAgo(1), purpose: 'acknowledgement' });
    await createMessage({ leadId: lead.id, failedAt: daysAgo(1), channel: 'webhook' });
    const kept = await createMessage({ leadId: other.id });
    await erasePersonalData('amina@example.org');
    expect(await db().outboxMessage.findMany()).toEqual([kept]);
    expect(listMailFiles()).toEqual(mailFilesOf(kept));
  });

  test('lets only the erased address get an acknowledgement again', async () => {
    const acknowledgements = () =>
      db().outboxMessage.findMany({
        where: { purpose: 'acknowledgement' },
        select: { lead: { select: { name: true, details: true } } },
        orderBy: { id: 'asc' },
      });
    for (const lead of [amina, karim]) await receiveLead(lead, contact, signals);
    expect(await acknowledgements()).toHaveLength(2);
    await erasePersonalData('AMINA@example.org');
    for (const lead of [amina, karim]) {
      await receiveLead({ ...lead, details: 'Encore une question.' }, contact, signals);
    }
    expect(await acknowledgements()).toEqual([
      { lead: { name: karim.name, details: karim.details } },
      { lead: { name: amina.name, details: 'Encore une question.' } },
    ]);
  });

  test('lets the same person send the same lead again', async () => {
    await receiveLead(amina, contact, signals);
    expect(await erasePersonalData(amina.email)).toMatchObject({ leads: 1 });
    await receiveLead(amina, contact, signals);
    expect(await db().lead.findMany()).toMatchObject([amina]);
    expect(await db().outboxMessage.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
      { purpose: 'lead' },
      { purpose: 'acknowledgement' },
    ]);
  });

  test.each(['', ' ', 'amina', 'example.org', '@', '@example.org'])(
    'deletes nothing for « %s », which is not an address',
    async (email) => {
      await createLead({ suspectedAt: daysAgo(1) });
      await queueSpamDigest('2026-06-14');
      const messages = await db().outboxMessage.findMany();
      expect(await erasePersonalData(email)).toMatchObject({ leads: 0 });
      expect(await listReferences()).toHaveLength(1);
      expect(await db().outboxMessage.findMany()).toEqual(messages);
    },
  );

  test('logs the number of leads, but no personal data', async () => {
    await createLead();
    await createLead();
    const info = vi.spyOn(log, 'info');
    await erasePersonalData('amina@example.org');
    expect(info.mock.calls).toEqual([[{ event: 'erase', leads: 2, isComplete: true }]]);
  });
});

describe('after an erasure, the database files keep no trace', () => {
  const traces = ['Amina', 'amina@example.org', 'de Rabat', 'Bennani', '655443322'];

  test('of a lead whose mails are waiting', async () => {
    await receiveLead(amina, contact, signals);
    await receiveLead(karim, contact, signals);
    expect(findInDatabaseFiles(traces)).toEqual(traces);
    await erasePersonalData(amina.email);
    expect(findInDatabaseFiles(traces)).toEqual([]);
    expect(findInDatabaseFiles(['Karim', karim.email])).toHaveLength(2);
  });

  test('of a lead whose mails were delivered', async () => {
    await receiveLead(amina, contact, signals);
    await receiveLead(karim, contact, signals);
    await deliverAll();
    await erasePersonalData(amina.email);
    expect(findInDatabaseFiles(traces)).toEqual([]);
  });

  test('of a lead among many', { timeout: 20_000 }, async () => {
    for (let number = 1; number <= 40; number += 1) {
      const other = { ...karim, email: `karim${number}@example.net` };
      await receiveLead(
        { ...other, details: `Projet ${number} `.repeat(number) },
        contact,
        signals,
      );
      if (number % 10 === 0) {
        await receiveLead({ ...amina, details: `${number} ${amina.details}` }, contact, signals);
      }
      if (number === 25) await deliverAll();
    }
    await deliverAll();
    expect(await erasePersonalData(amina.email)).toMatchObject({ leads: 4 });
    expect(findInDatabaseFiles(traces)).toEqual([]);
  });

  test('of suspected spam that digests name', async () => {
    await createLead({ ...amina, suspectedAt: daysAgo(3) });
    await createLead({ ...karim, suspectedAt: daysAgo(3) });
    await queueSpamDigest('2026-06-13');
    await deliverAll();
    await createLead({ ...amina, suspectedAt: daysAgo(2) });
    await createLead({ ...karim, suspectedAt: daysAgo(2) });
    await queueSpamDigest('2026-06-14');
    expect(await erasePersonalData(amina.email)).toMatchObject({ leads: 2 });
    expect(findInDatabaseFiles(traces)).toEqual([]);
  });

  test('of suspected spam that was released', async () => {
    const { reference } = await createLead({ ...amina, suspectedAt: daysAgo(3) });
    await createLead({ ...karim, suspectedAt: daysAgo(3) });
    await releaseLead(reference, 'command-line');
    await deliverAll();
    expect(await erasePersonalData(amina.email)).toMatchObject({ leads: 1 });
    expect(findInDatabaseFiles(traces)).toEqual([]);
  });

  test('of a lead whose mails retention had already emptied', async () => {
    await receiveLead(amina, contact, signals);
    await deliverAll();
    await deleteExpiredData(new Date(Date.now() + 40 * 24 * 3600 * 1000));
    expect(await db().lead.count()).toBe(1);
    await erasePersonalData(amina.email);
    expect(findInDatabaseFiles(traces)).toEqual([]);
  });
});
