import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { db } from '@/lib/store/db';
import { receiveLead } from './commands';
import {
  another,
  contact,
  countRows,
  evidence,
  lead,
  receive,
  settings,
  withLeads,
} from './commands-testing';

withLeads();

describe('the same lead', () => {
  const once = { leads: 1, mails: 1, acknowledgements: 1, webhooks: 0 };

  test('sent again is one lead, one mail, one reference', async () => {
    const first = await receive();
    expect(await receive()).toEqual(first);
    expect(await countRows()).toEqual(once);
  });

  test('is the same in another case of the address', async () => {
    const first = await receive();
    expect(await receive({ email: 'Amina@Example.ORG' })).toEqual(first);
    expect(await countRows()).toEqual(once);
  });

  test('sent 20 times at once is one lead, one mail, one reference', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => receive()));
    const { reference } = await db().lead.findFirstOrThrow();
    expect(answers).toEqual(Array.from({ length: 20 }, () => ({ reference })));
    expect(await countRows()).toEqual(once);
  });

  test('takes one unit of the allowance, sent at once and again', async () => {
    settings.LEADS_PER_ADDRESS = 2;
    const [first] = await Promise.all(Array.from({ length: 20 }, () => receive()));
    expect(await receive()).toEqual(first);
    expect(await another(2)).toHaveProperty('reference');
    expect(await another(3)).toHaveProperty('retryAfterSeconds');
  });

  test('keeps where it first came from', async () => {
    await receive();
    await receiveLead(lead, { ...contact, locale: 'en', utmSource: 'x' }, evidence);
    expect(await db().lead.findFirst()).toMatchObject({ locale: 'fr', utmSource: null });
  });

  test.each([
    ['details', { details: `${lead.details} Et vite.` }],
    ['project type', { projectType: 'training' }],
    ['name', { name: 'Amina B.' }],
    ['address', { email: 'amina@example.com' }],
  ])('with another %s is another', async (_, change) => {
    const first = await receive();
    const second = await receive(change);
    expect(second.reference).not.toBe(first.reference);
    expect(await countRows()).toMatchObject({ leads: 2, mails: 2 });
  });

  test('that could not be stored is tried anew', async () => {
    await db().$executeRaw`CREATE TRIGGER "no_lead" BEFORE INSERT ON "Lead"
      BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`;
    const answers = await Promise.allSettled([receive(), receive()]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await db().$executeRaw`DROP TRIGGER "no_lead"`;
    expect(await receive()).toHaveProperty('reference');
    // The attempt in vain did not use up the prospect's only acknowledgement.
    expect(await countRows()).toEqual(once);
  });
});

test('processes that write at once lose none, and what two of them write is one', {
  timeout: 60_000,
}, async () => {
  const write = (name: string) =>
    promisify(execFile)(process.execPath, [
      '--import=tsx',
      '--conditions=react-server',
      'lib/testing/write-leads.ts',
      name,
      '15',
    ]);
  await Promise.all([write('Amina'), write('Karim'), write('Karim')]);
  expect(await countRows()).toMatchObject({ leads: 30, mails: 30 });
});
