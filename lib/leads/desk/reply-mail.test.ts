import { type ParsedMail, simpleParser } from 'mailparser';
import nodemailer from 'nodemailer';
import { beforeEach, describe, expect, test } from 'vitest';
import { toMailOptions } from '@/lib/outbox/mail-options';
import { env } from '@/lib/settings/env';
import { site } from '@/lib/settings/site';
import { withBody } from './mailto';
import { composeMailto, composeReply, type RepliedLead } from './reply-mail';

const lead: RepliedLead = {
  reference: 'IA-7K3F9',
  name: 'Amina Bennani',
  email: 'amina@example.org',
  details: 'Première ligne.\n\nTroisième ligne.',
  locale: 'fr',
  createdAt: new Date('2025-09-27T23:30:00Z'),
};
const text = 'Bonjour Amina,\n\nMardi ?';

beforeEach(() => {
  site.name = 'Le site';
  site.owner.name = 'Jawad';
  site.timeZone = 'Africa/Casablanca';
  env().MAIL_FROM = { name: '', address: 'site@example.com' };
  env().LEADS_TO = ['jawad@example.com', 'nora@example.com'];
});

type Former = Parameters<typeof composeReply>[2][number];
const mail = (purpose: string, failedAt: Date | null = null): Former => ({
  messageId: `<${purpose}@example.com>`,
  channel: 'email',
  purpose,
  failedAt,
});

/** Encoded by nodemailer and parsed again. */
async function receive(
  changes: Partial<RepliedLead> = {},
  former: Former[] = [],
  words = text,
): Promise<ParsedMail> {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true });
  const head = { messageId: '<reply@example.com>', createdAt: new Date() };
  const composed = composeReply({ ...lead, ...changes }, words, former);
  const { message } = await transport.sendMail(toMailOptions(head, composed));
  return simpleParser(message as Buffer);
}

test('comes from the site, answers to the author, and quotes the request', async () => {
  const received = await receive();
  expect(received.from?.value).toEqual([{ name: 'Le site', address: 'site@example.com' }]);
  expect(received.to).toMatchObject({ value: [{ address: 'amina@example.org' }] });
  expect(received.replyTo?.value).toEqual([{ name: 'Jawad', address: 'jawad@example.com' }]);
  expect(received.bcc).toMatchObject({
    value: [{ address: 'jawad@example.com' }, { address: 'nora@example.com' }],
  });
  expect(received.subject).toBe('Re: Votre message est bien arrivé [IA-7K3F9]');
  expect(received.html).toBe(false);
  expect(received.text).toBe(
    'Bonjour Amina,\n\nMardi ?\n\nJawad\n\nLe 28 septembre 2025 à 00:30, Amina Bennani a écrit\u00a0:\n> Première ligne.\n>\n> Troisième ligne.\n',
  );
  expect(received.headers.has('auto-submitted')).toBe(false);
});

test('is in the language of the lead', async () => {
  const received = await receive({ locale: 'en' });
  expect(received.subject).toMatch(/^Re: .*\[IA-7K3F9\]$/);
  expect(received.text).toContain('On Sep 28, 2025, 00:30, Amina Bennani wrote:\n> ');
});

test.each(['Bonjour.\n\nJawad', 'Bonjour.\n\nBien à vous, Jawad B.'])(
  'is signed once when the author has signed it: %j',
  async (signed) => {
    const [own = ''] = ((await receive({}, [], signed)).text ?? '').split('\n\nLe 28');
    expect(own).toBe(signed);
  },
);

describe('its references', () => {
  test.each<[string, Former[], string | undefined, string[]]>([
    ['none without a message', [], undefined, []],
    ['the lead mail', [mail('lead')], undefined, ['lead']],
    ['the acknowledgement', [mail('acknowledgement')], 'acknowledgement', ['acknowledgement']],
    [
      'both',
      [mail('acknowledgement'), mail('lead')],
      'acknowledgement',
      ['lead', 'acknowledgement'],
    ],
    [
      'former replies',
      [mail('lead'), mail('acknowledgement'), mail('reply')],
      'reply',
      ['lead', 'acknowledgement', 'reply'],
    ],
    ['nothing that was refused', [mail('acknowledgement', new Date())], undefined, []],
    ['no webhook', [{ ...mail('lead'), channel: 'webhook' }], undefined, []],
  ])('are %s', async (_, former, inReplyTo, references) => {
    const received = await receive({}, former);
    expect(received.inReplyTo).toBe(inReplyTo && `<${inReplyTo}@example.com>`);
    expect([received.references ?? []].flat()).toEqual(
      references.map((id) => `<${id}@example.com>`),
    );
  });
});

describe('hostile input', () => {
  const headers = ['bcc', 'content-transfer-encoding', 'content-type', 'date', 'from'];
  const all = [...headers, 'message-id', 'mime-version', 'reply-to', 'subject', 'to'];

  test.each([
    'X\r\nBcc: evil@example.com\r\n\r\nBody',
    '"X" <evil@example.com>, "Y',
    '<b>Amina</b>',
    'محمد بن عبد الله',
  ])('the name %j adds no header and no recipient', async (name) => {
    const received = await receive({ name });
    expect([...received.headers.keys()].sort()).toEqual(all);
    expect(received.to).toMatchObject({ value: [{ address: 'amina@example.org' }] });
    expect(received.text).toContain(name.replaceAll('\r\n', '\n'));
  });

  test('a text that looks like headers stays a text', async () => {
    const received = await receive({}, [], 'Bcc: evil@example.com\n\nSubject: X');
    expect([...received.headers.keys()].sort()).toEqual(all);
    expect(received.text).toMatch(/^Bcc: evil@example\.com\n\nSubject: X\n/);
  });

  test('a name with an override reorders only itself', () => {
    const { text } = composeReply({ ...lead, name: '\u202eevil' }, 'Bonjour', []);
    expect(text).toContain('\u2068\u202eevil\u2069 a écrit');
  });

  test('the author who writes to himself gets one mail', () => {
    env().LEADS_TO = ['amina@example.org'];
    expect(composeReply(lead, text, [])).not.toHaveProperty('bcc');
  });
});

describe('without a server, the link for the mail program', () => {
  test('has subject and quotation', () => {
    const link = new URL(composeMailto({ ...lead, email: "a?bcc=b%40c&x='y'@société.fr" }));
    expect(decodeURIComponent(link.pathname)).toBe("a?bcc=b%40c&x='y'@xn--socit-esab.fr");
    expect(link.searchParams.get('subject')).toBe('Re: Votre message est bien arrivé [IA-7K3F9]');
    expect(link.searchParams.get('body')).toContain('\r\n> Première ligne.\r\n>\r\n');
    expect([...link.searchParams.keys()]).toEqual(['subject', 'body']);
  });

  test.each(['é', '😀', 'x', '&body='])(
    'is never longer than 1,900 characters: %s',
    (character) => {
      const link = composeMailto({ ...lead, details: character.repeat(5000) });
      expect(link.length).toBeLessThanOrEqual(1900);
      expect(link.length).toBeGreaterThan(1800);
      expect(decodeURIComponent(link)).toMatch(/\[…\]$/);
    },
  );

  test('takes what was typed, whole, before the quotation', () => {
    const link = withBody(
      withBody('mailto:a@example.org?subject=x', '', '> un'),
      'Bonjour',
      '> un',
    );
    expect(link).toBe('mailto:a@example.org?subject=x&body=Bonjour%0D%0A%0D%0A%3E%20un');
  });
});
