import { readFileSync, rmSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { mailSchema } from '@/lib/mail/mail';
import { env } from '@/lib/settings/env';
import { classifyError } from './delivery-error';
import { prepareDkimRecord } from './dkim';
import { mailDir, writeMailFile } from './mail-files';
import { sendBySmtp } from './smtp';
import { withSmtpServers } from './smtp-testing';
import { mail, message, parse } from './testing';

const smtp = withSmtpServers();
afterEach(() => {
  env().DKIM_DOMAIN = undefined;
  rmSync(mailDir(), { recursive: true, force: true });
});

const { html, ...plain } = mail;
const reply = {
  ...plain,
  to: 'amina@example.org',
  bcc: ['jawad@example.com'],
  inReplyTo: '<ack@example.com>',
  references: ['<lead@example.com>', '<ack@example.com>'],
};

const send = () => sendBySmtp(smtp.url, message, reply, AbortSignal.timeout(10_000));

describe('a reply', () => {
  test('is stored and read again as it was', () => {
    expect(mailSchema.parse(JSON.parse(JSON.stringify(reply)))).toEqual(reply);
  });

  test('arrives with its references, as text only, and names no blind copy', async () => {
    const recipients: string[] = [];
    const { received } = await smtp.startServer({
      onRcptTo: ({ address }, _session, callback) => {
        recipients.push(address);
        callback();
      },
    });
    await send();
    expect(recipients).toEqual(['amina@example.org', 'jawad@example.com']);
    const parsed = await parse(received[0]);
    expect(parsed.inReplyTo).toBe('<ack@example.com>');
    expect(parsed.references).toEqual(['<lead@example.com>', '<ack@example.com>']);
    expect(parsed.html).toBe(false);
    expect(parsed.headers.get('content-type')).toMatchObject({ value: 'text/plain' });
    expect(String(received[0])).not.toMatch(/bcc|jawad@example\.com/i);
  });

  test('is signed with its references', async () => {
    env().DKIM_DOMAIN = 'example.com';
    prepareDkimRecord();
    const { received } = await smtp.startServer();
    await send();
    const signature = /^DKIM-Signature:(?:.|\r\n[ \t])*/m.exec(String(received[0]))?.[0];
    expect(signature?.replace(/\s/g, '').toLowerCase()).toMatch(/h=[^;]*in-reply-to:references/);
  });

  test('is a file with its references where no server is set', async () => {
    const parsed = await parse(readFileSync(await writeMailFile(message, reply)));
    expect(parsed.inReplyTo).toBe('<ack@example.com>');
    expect(parsed.references).toEqual(['<lead@example.com>', '<ack@example.com>']);
  });

  test('that only its blind copy could be delivered to has failed', async () => {
    await smtp.startServer({
      onRcptTo: ({ address }, _session, callback) =>
        callback(
          address === 'amina@example.org'
            ? Object.assign(new Error('5.1.1 no such user'), { responseCode: 550 })
            : null,
        ),
    });
    const error = await send().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ responseCode: 550 });
    expect(classifyError(error)).toBe('refused');
  });
});
