import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Env } from '@/lib/env';
import type { OutboxMail } from '@/prisma/client/client';
import { describeError, scheduleRetry } from './attempts';
import { createDelivery, mailDir } from './transport';

const settings = vi.hoisted((): Partial<Env> => ({}));

vi.mock(import('@/lib/env'), async (original) => {
  const { env, ...others } = await original();
  return { ...others, env: () => ({ ...env(), ...settings }) };
});

const mail: OutboxMail = {
  id: 7,
  messageId: '<3f2c@example.com>',
  from: JSON.stringify({ name: 'Jawad', address: 'site@example.com' }),
  to: 'jawad@example.com',
  replyTo: JSON.stringify({ name: 'Éloïse, "Zoë" 👩🏽‍🚀', address: 'eloise@example.org' }),
  subject: 'Nouveau projet IA\u00a0: Audit et données — Éloïse محمد [IA-7K3F9]',
  text: `Détails\u00a0: où, œuvre, 1,3\u00a0Md€\n\n${'x'.repeat(3000)}\n.\nfin\n`,
  html: '<p>Détails : où, œuvre 😀</p>',
  attempts: 1,
  nextAttemptAt: new Date(),
  leasedUntil: null,
  sentAt: null,
  failedAt: null,
  lastError: null,
  createdAt: new Date('2026-01-01T08:30:00Z'),
  leadId: 1,
};

const parse = (raw: Buffer) => simpleParser(raw, { skipTextToHtml: true });

function expectWhole(received: ParsedMail) {
  expect(received.messageId).toBe(mail.messageId);
  expect(received.date).toEqual(mail.createdAt);
  expect(received.from?.value).toEqual([JSON.parse(mail.from)]);
  expect(received.to).toMatchObject({
    value: [{ address: 'jawad@example.com' }],
  });
  expect(received.replyTo?.value).toEqual([JSON.parse(mail.replyTo ?? '')]);
  expect(received.subject).toBe(mail.subject);
  expect(received.text?.trimEnd()).toBe(mail.text.trimEnd());
  expect(String(received.html).trimEnd()).toBe(mail.html);
}

describe('without a mail server', () => {
  afterEach(() => rmSync(mailDir(), { recursive: true, force: true }));

  test('each mail is a file that a mail program reads whole', async () => {
    await createDelivery()(mail);
    const [name = '', ...others] = readdirSync(mailDir());
    expect(name).toMatch(/\.eml$/);
    expect(others).toEqual([]);
    expectWhole(await parse(readFileSync(join(mailDir(), name))));
  });

  test('nobody else on the machine may read it', async () => {
    await createDelivery()(mail);
    expect(statSync(mailDir()).mode & 0o777).toBe(0o700);
    const [name = ''] = readdirSync(mailDir());
    expect(statSync(join(mailDir(), name)).mode & 0o777).toBe(0o600);
  });

  test('the same mail again is the same file, another one is another', async () => {
    await createDelivery()(mail);
    await createDelivery()(mail);
    expect(readdirSync(mailDir())).toHaveLength(1);
    await createDelivery()({ ...mail, id: 8 });
    expect(readdirSync(mailDir())).toHaveLength(2);
  });
});

describe('by SMTP', () => {
  const servers: SMTPServer[] = [];
  afterEach(async () => {
    settings.SMTP_URL = undefined;
    for (const server of servers.splice(0)) {
      await new Promise<void>((resolve) => server.close(resolve));
    }
  });

  /** Starts a mail server; mails go there from now on. */
  async function startServer(options: SMTPServerOptions, user = ''): Promise<Buffer[]> {
    const received: Buffer[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onData: (stream, _session, callback) => {
        buffer(stream).then((raw) => {
          received.push(raw);
          callback();
        }, callback);
      },
      ...options,
    });
    servers.push(server);
    const listening = server.listen(0, '127.0.0.1');
    await new Promise((resolve) => listening.once('listening', resolve));
    const { port } = server.server.address() as AddressInfo;
    settings.SMTP_URL = `smtp://${user}127.0.0.1:${port}`;
    return received;
  }

  const answer = (responseCode: number) =>
    Object.assign(new Error('<jawad@example.com> no'), { responseCode });

  async function failure(): Promise<unknown> {
    return createDelivery()(mail).then(
      () => {
        throw new Error('It was delivered.');
      },
      (error) => error,
    );
  }

  const isPermanent = (error: unknown) => scheduleRetry(mail, error, mail.createdAt, [0]) === null;

  test('the mail arrives whole', async () => {
    const received = await startServer({});
    await createDelivery()(mail);
    expect(received).toHaveLength(1);
    expectWhole(await parse(received[0] as Buffer));
  });

  test('its envelope is from our address to who receives leads', async () => {
    const addresses: string[] = [];
    await startServer({
      onData: (stream, { envelope: { mailFrom, rcptTo } }, callback) => {
        addresses.push(mailFrom ? mailFrom.address : '', ...rcptTo.map(({ address }) => address));
        stream.resume().on('end', () => callback());
      },
    });
    await createDelivery()(mail);
    expect(addresses).toEqual(['site@example.com', 'jawad@example.com']);
  });

  test.each([
    [550, true],
    [450, false],
  ])('a %i for the recipient: permanent? %s', async (code, permanent) => {
    await startServer({ onRcptTo: (_address, _session, callback) => callback(answer(code)) });
    const error = await failure();
    expect(isPermanent(error)).toBe(permanent);
    expect(describeError(error)).toBe(`EENVELOPE ${code}`);
  });

  test.each([
    [554, true],
    [452, false],
  ])('a %i for the content: permanent? %s', async (code, permanent) => {
    await startServer({
      onData: (stream, _session, callback) => {
        stream.resume().on('end', () => callback(answer(code)));
      },
    });
    expect(isPermanent(await failure())).toBe(permanent);
  });

  test('a wrong password is ours to mend', async () => {
    await startServer(
      { onAuth: (_auth, _session, callback) => callback(answer(535)) },
      'user:wrong@',
    );
    const error = await failure();
    expect(describeError(error)).toBe('EAUTH 535');
    expect(isPermanent(error)).toBe(false);
  });

  test('a password that the server wants and we have not given is ours to mend', async () => {
    await startServer({ authOptional: false });
    const error = await failure();
    expect(describeError(error)).toContain('530');
    expect(isPermanent(error)).toBe(false);
  });

  test('a server that is not there may come back', async () => {
    await startServer({});
    const [server] = servers.splice(0);
    await new Promise<void>((resolve) => server?.close(resolve));
    const error = await failure();
    expect(describeError(error)).toMatch(/^E[A-Z]+$/);
    expect(isPermanent(error)).toBe(false);
  });
});
