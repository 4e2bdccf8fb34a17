import { beforeEach, describe, expect, test, vi } from 'vitest';
import { processState } from '@/lib/process-state';
import { db } from '@/lib/store/db';
import { receiveLead } from './commands';
import {
  contact,
  countRows,
  lead,
  readMails,
  receive,
  receiveNumbered,
  settings,
  signals,
  withLeads,
} from './commands-testing';

withLeads();

const receiveMany = async (count: number, addressHash: string | null = 'home', from = 1) => {
  for (let number = from; number < from + count; number += 1)
    expect(await receiveNumbered(number, addressHash)).toHaveProperty('reference');
};

describe('past ten times a limit', () => {
  beforeEach(() => {
    vi.setSystemTime('2026-03-02T09:00:00Z');
    settings.LEADS_PER_ADDRESS = 1;
  });

  test('stores nothing of that address, returns the wait, and accepts other addresses', async () => {
    await receiveMany(10);
    const before = await countRows();
    vi.setSystemTime('2026-03-02T09:20:00Z');
    expect(await receiveNumbered(11)).toEqual({ retryAfterSeconds: 2400 });
    expect(await countRows()).toEqual(before);
    expect(await receiveNumbered(11, 'elsewhere')).toHaveProperty('reference');
  });

  test('stores nothing from anybody once that of all is reached', async () => {
    settings.LEADS_IN_ALL = 1;
    await receiveMany(11, null);
    expect(await receiveNumbered(12, 'here')).toEqual({ retryAfterSeconds: 3600 });
    expect(await countRows()).toMatchObject({ leads: 11 });
  });

  test('returns the reference of a lead that is already stored', async () => {
    const first = await receive();
    await receiveMany(9);
    expect(await receiveNumbered(10)).toHaveProperty('retryAfterSeconds');
    expect(await receive()).toEqual(first);
  });

  test('accepts leads again after an hour', async () => {
    await receiveMany(10);
    vi.setSystemTime('2026-03-02T09:59:59Z');
    expect(await receiveNumbered(11)).toEqual({ retryAfterSeconds: 1 });
    vi.setSystemTime('2026-03-02T10:00:00Z');
    expect(await receiveNumbered(11)).toHaveProperty('reference');
  });

  test('keeps the counters across a restart', async () => {
    const first = await receive();
    await receiveMany(9);
    await db().$disconnect();
    processState.prismaClient = undefined;
    vi.resetModules();
    vi.stubEnv('LEADS_PER_ADDRESS', '1');
    const restarted = await import('./commands');
    const other = { ...lead, name: 'Karim' };
    expect(await restarted.receiveLead(other, contact, signals)).toHaveProperty(
      'retryAfterSeconds',
    );
    expect(await restarted.receiveLead(lead, contact, signals)).toEqual(first);
  });
});

describe('the acknowledgement', () => {
  test('is sent once to all tagged variants of an address, and to addresses that only look alike', async () => {
    const sameMailbox = ['a_b@example.org', 'a_b+1@example.org', 'A_B+x+y@Example.org'];
    const others = ['axb@example.org', 'a_b@other.example', 'a_bc@example.org', 'a%@example.org'];
    for (const [number, email] of [...sameMailbox, ...others].entries())
      await receive({ email, details: `${lead.details} ${number}` });
    const mails = await readMails('acknowledgement');
    expect(mails.map((mail) => mail?.to)).toEqual(['a_b@example.org', ...others]);
  });

  test('is not sent to an address without a tag after one with a tag', async () => {
    for (const [number, email] of ['amina+a@example.org', 'amina@example.org'].entries())
      await receive({ email, details: `${lead.details} ${number}` });
    expect(await countRows()).toMatchObject({ leads: 2, mails: 2, acknowledgements: 1 });
  });

  test('is sent once per address, ignoring case, even for simultaneous leads', async () => {
    const emails = ['amina@example.org', 'Amina@example.org', 'AMINA@EXAMPLE.ORG'];
    await Promise.all(
      emails.map((email, number) => receive({ email, details: `${lead.details} ${number}` })),
    );
    expect(await countRows()).toMatchObject({ leads: 3, mails: 3, acknowledgements: 1 });
  });

  test('is sent again after 24 hours, not before', async () => {
    vi.setSystemTime('2026-03-02T09:00:00Z');
    await receive();
    vi.setSystemTime('2026-03-03T08:59:59Z');
    await receive({ details: `${lead.details} Bis.` });
    expect(await countRows()).toMatchObject({ leads: 2, acknowledgements: 1 });
    vi.setSystemTime('2026-03-03T09:00:00Z');
    await receive({ details: `${lead.details} Ter.` });
    expect(await countRows()).toMatchObject({ leads: 3, acknowledgements: 2 });
  });

  test('is sent although a clock that was ahead has sent one', async () => {
    vi.setSystemTime('2030-03-02T09:00:00Z');
    await receive();
    vi.setSystemTime('2026-03-02T09:00:00Z');
    await receive({ details: `${lead.details} Bis.` });
    expect(await countRows()).toMatchObject({ leads: 2, acknowledgements: 2 });
  });

  test('is in the language of the page', async () => {
    await receiveLead(lead, { ...contact, locale: 'en' }, signals);
    const [mail] = await readMails('acknowledgement');
    expect(mail?.subject).toMatch(/^Your message has arrived/);
  });
});
