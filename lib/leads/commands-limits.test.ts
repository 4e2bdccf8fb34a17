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

describe('past the rate limit', () => {
  beforeEach(() => {
    vi.setSystemTime('2026-03-02T09:00:00Z');
  });

  test('stores nothing of an address over its limit, returns the wait, and accepts other addresses', async () => {
    settings.LEADS_PER_ADDRESS = 2;
    await receiveNumbered(1);
    await receiveNumbered(2);
    const before = await countRows();
    vi.setSystemTime('2026-03-02T09:20:00Z');
    expect(await receiveNumbered(3)).toEqual({ retryAfterSeconds: 2400 });
    expect(await countRows()).toEqual(before);
    expect(await receiveNumbered(3, 'elsewhere')).toHaveProperty('reference');
  });

  test('stores nothing from anybody once the overall limit is reached', async () => {
    settings.LEADS_IN_ALL = 2;
    await receiveNumbered(1, 'here');
    await receiveNumbered(2, 'there');
    expect(await receiveNumbered(3, 'elsewhere')).toEqual({ retryAfterSeconds: 3600 });
    expect(await receiveNumbered(4, null)).toEqual({ retryAfterSeconds: 3600 });
    expect(await countRows()).toMatchObject({ leads: 2 });
  });

  test('applies only the overall limit if the address is unknown', async () => {
    settings.LEADS_PER_ADDRESS = 1;
    settings.LEADS_IN_ALL = 3;
    for (const number of [1, 2, 3])
      expect(await receiveNumbered(number, null)).toHaveProperty('reference');
    expect(await receiveNumbered(4, null)).toHaveProperty('retryAfterSeconds');
  });

  test('returns the reference of a lead that is already stored', async () => {
    settings.LEADS_PER_ADDRESS = 1;
    const first = await receive();
    expect(await receiveNumbered(2)).toHaveProperty('retryAfterSeconds');
    expect(await receive()).toEqual(first);
  });

  test('accepts leads again after an hour', async () => {
    settings.LEADS_PER_ADDRESS = 1;
    await receiveNumbered(1);
    vi.setSystemTime('2026-03-02T09:59:59Z');
    expect(await receiveNumbered(2)).toEqual({ retryAfterSeconds: 1 });
    vi.setSystemTime('2026-03-02T10:00:00Z');
    expect(await receiveNumbered(2)).toHaveProperty('reference');
  });

  test('keeps the counters across a restart', async () => {
    settings.LEADS_PER_ADDRESS = 1;
    const first = await receive();
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

  test('is in the language of the page', async () => {
    await receiveLead(lead, { ...contact, locale: 'en' }, signals);
    const [mail] = await readMails('acknowledgement');
    expect(mail?.subject).toMatch(/^Your message has arrived/);
  });
});
