import { expect, test, vi } from 'vitest';
import type { Deliver } from '@/lib/outbox/deliver';
import { drainOutbox } from '@/lib/outbox/drain';
import { parseMail } from '@/lib/outbox/message';
import { queueDeliveryReport } from '@/lib/outbox/report';
import { db } from '@/lib/store/db';
import { composeCorrectionMails, composeRefusalMails } from './address-mails';
import { receive, settings, withLeads } from './commands-testing';
import { lead, plain } from './mail-testing';

withLeads();

vi.mock('./spam', async (load) => {
  const spam = await load<typeof import('./spam')>();
  return { ...spam, scoreSpam: vi.fn() };
});

const noSuchUser = Object.assign(new Error('550'), {
  code: 'EENVELOPE',
  command: 'RCPT TO',
  responseCode: 550,
  response: '550 5.1.1 unknown',
});

/** Refuses the acknowledgements. */
const deliver: Deliver = async ({ purpose }) => {
  if (purpose === 'acknowledgement') throw noSuchUser;
};

test('a refused acknowledgement sends each author one mail of its own', async () => {
  settings.LEADS_TO = ['one@example.com', 'two@example.com'];
  const { reference } = await receive({ phone: '+212 6 12 34 56 78' });
  await drainOutbox(deliver);
  await drainOutbox(deliver);
  const messages = await db().outboxMessage.findMany({ orderBy: { id: 'asc' }, skip: 3 });
  expect(messages.map(parseMail)).toMatchObject([
    { to: 'one@example.com', subject: `L’adresse de Amina Bennani est refusée [${reference}]` },
    { to: 'two@example.com' },
  ]);
  const { id } = await db().lead.findFirstOrThrow();
  for (const { leadId, sentAt } of messages) {
    expect([leadId, sentAt]).toEqual([id, expect.any(Date)]);
  }
});

test('it is not in the report of failed mails, too', async () => {
  await receive();
  await drainOutbox(deliver);
  await queueDeliveryReport();
  expect(await db().outboxMessage.count({ where: { purpose: 'report' } })).toBe(0);
});

test('the mail says what else is known of the prospect, and a reply does not go to the address', () => {
  const [mail] = composeRefusalMails({ ...lead, phone: '+212 6 12 34 56 78' });
  expect(mail?.replyTo).toEqual({ name: 'Jawad', address: 'author@example.com' });
  for (const part of [mail?.text ?? '', mail?.html ?? '']) {
    for (const fact of [
      'amina@example.org',
      '+212 6 12 34 56 78',
      'Audit et données',
      'Mistral AI, fleuron de la France',
      'Troisième ligne.',
    ]) {
      expect(plain(part)).toContain(fact);
    }
  }
});

test('a reply to the mail about a correction goes to the new address', () => {
  const [mail] = composeCorrectionMails(lead);
  expect(mail).toMatchObject({
    replyTo: { name: 'Amina Bennani', address: 'amina@example.org' },
    subject: 'Adresse corrigée\u00a0: Amina Bennani [IA-7K3F9]',
  });
  expect(mail?.text).toContain('La bonne adresse est amina@example.org.');
});
