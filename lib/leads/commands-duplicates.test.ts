import { describe, expect, test } from 'vitest';
import { db } from '@/lib/store/db';
import { runScript } from '@/lib/testing/run-script';
import { receiveLead } from './commands';
import {
  contact,
  countRows,
  lead,
  receive,
  receiveNumbered,
  settings,
  signals,
  withLeads,
} from './commands-testing';

withLeads();

describe('a duplicate lead', () => {
  const once = { leads: 1, mails: 1, acknowledgements: 1, webhooks: 0 };

  test('sent again is stored once, with one mail and one reference', async () => {
    const first = await receive();
    expect(await receive()).toEqual(first);
    expect(await countRows()).toEqual(once);
  });

  test('is recognized with another case of the address', async () => {
    const first = await receive();
    expect(await receive({ email: 'Amina@Example.ORG' })).toEqual(first);
    expect(await countRows()).toEqual(once);
  });

  test('sent 20 times at once is stored once, with one mail and one reference', async () => {
    const receipts = await Promise.all(Array.from({ length: 20 }, () => receive()));
    const { reference } = await db().lead.findFirstOrThrow();
    expect(receipts).toEqual(Array.from({ length: 20 }, () => ({ reference })));
    expect(await countRows()).toEqual(once);
  });

  test('counts once toward the rate limit', async () => {
    settings.LEADS_PER_ADDRESS = 2;
    const [first] = await Promise.all(Array.from({ length: 20 }, () => receive()));
    expect(await receive()).toEqual(first);
    await receiveNumbered(2);
    expect(await db().lead.count({ where: { suspectedAt: { not: null } } })).toBe(0);
    await receiveNumbered(3);
    expect(await db().lead.count({ where: { suspectedAt: { not: null } } })).toBe(1);
  });

  test('has the same fingerprint without a phone number as before the form asked for one', async () => {
    await receive();
    expect(await db().lead.findFirst()).toMatchObject({
      fingerprint: '249235dac6e9f663e4f8019c4ec2c8a566af5e12ed2320edf80f8bbde6e435a8',
    });
  });

  test('keeps the source of the first', async () => {
    await receive();
    await receiveLead(lead, { ...contact, locale: 'en', utmSource: 'x' }, signals);
    expect(await db().lead.findFirst()).toMatchObject({ locale: 'fr', utmSource: null });
  });

  test.each([
    ['details', { details: `${lead.details} Et vite.` }],
    ['project type', { projectType: 'training' }],
    ['name', { name: 'Amina B.' }],
    ['address', { email: 'amina@example.com' }],
    ['phone', { phone: '+212 6 12 34 56 78' }],
  ])('is a new lead with another %s', async (_, change) => {
    const first = await receive();
    const second = await receive(change);
    expect(second.reference).not.toBe(first.reference);
    expect(await countRows()).toMatchObject({ leads: 2, mails: 2 });
  });

  test('is stored at the next attempt if storing failed', async () => {
    await db().$executeRaw`CREATE TRIGGER "no_lead" BEFORE INSERT ON "Lead"
      BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`;
    const receipts = await Promise.allSettled([receive(), receive()]);
    expect(receipts.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await db().$executeRaw`DROP TRIGGER "no_lead"`;
    expect(await receive()).toHaveProperty('reference');
    // The failed attempt did not use up the prospect's only acknowledgement.
    expect(await countRows()).toEqual(once);
  });
});

test('simultaneous processes lose no lead and store duplicates once', {
  timeout: 60_000,
}, async () => {
  const write = (name: string) => runScript('lib/testing/write-leads.ts', name, '15');
  await Promise.all([write('Amina'), write('Karim'), write('Karim')]);
  expect(await countRows()).toMatchObject({ leads: 30, mails: 30 });
});
