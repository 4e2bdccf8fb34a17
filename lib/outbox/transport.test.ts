import { createPrivateKey } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OutboxMessage } from '@/prisma/client/client';
import { classifyError, describeError } from './attempts';
import type { Mail } from './message';
import {
  closeSmtpConnections,
  mailDir,
  mailFileName,
  sendBySmtp,
  writeMailFile,
} from './transport';

const mail: Mail = {
  from: { name: 'Jawad', address: 'site@example.com' },
  to: 'jawad@example.com',
  replyTo: { name: 'Éloïse, "Zoë" 👩🏽‍🚀', address: 'eloise@example.org' },
  subject: 'Nouveau projet IA\u00a0: Audit et données — Éloïse محمد [IA-7K3F9]',
  text: `Détails\u00a0: où, œuvre, 1,3\u00a0Md€\n\n${'x'.repeat(3000)}\n.\nfin\n`,
  html: '<body><!-- report --><p>Détails : où, œuvre 😀</p></body>',
};

const message: OutboxMessage = {
  id: 7,
  messageId: '<3f2c@example.com>',
  channel: 'email',
  purpose: 'lead',
  payload: JSON.stringify(mail),
  attempts: 1,
  nextAttemptAt: new Date(),
  leasedUntil: null,
  sentAt: null,
  failedAt: null,
  lastError: null,
  misconfigured: false,
  reportedInId: null,
  createdAt: new Date('2026-01-01T08:30:00Z'),
  leadId: 1,
};

const parse = (raw: Buffer | undefined) =>
  simpleParser(raw ?? Buffer.alloc(0), { skipTextToHtml: true });

function expectWhole(received: ParsedMail) {
  expect(received.messageId).toBe(message.messageId);
  expect(received.date).toEqual(message.createdAt);
  expect(received.from?.value).toEqual([mail.from]);
  expect(received.to).toMatchObject({ value: [{ address: 'jawad@example.com' }] });
  expect(received.replyTo?.value).toEqual([mail.replyTo]);
  expect(received.subject).toBe(mail.subject);
  expect(received.text?.trimEnd()).toBe(mail.text.trimEnd());
  expect(String(received.html).trimEnd()).toBe(mail.html);
  expect(received.headers.has('auto-submitted')).toBe(false);
}

describe('without a mail server', () => {
  afterEach(() => rmSync(mailDir(), { recursive: true, force: true }));

  test('each mail is a file that a mail program reads whole', async () => {
    await writeMailFile(message, mail, null);
    expect(readdirSync(mailDir())).toEqual(['2026-01-01T08-30-00.000Z-7.eml']);
    expectWhole(await parse(readFileSync(join(mailDir(), mailFileName(message)))));
  });

  test('nobody else on the machine may read it', async () => {
    const umask = process.umask(0);
    try {
      await writeMailFile(message, mail, null);
    } finally {
      process.umask(umask);
    }
    expect(statSync(mailDir()).mode & 0o777).toBe(0o700);
    expect(statSync(join(mailDir(), mailFileName(message))).mode & 0o777).toBe(0o600);
  });

  test('the same mail again is the same file, another one is another', async () => {
    await writeMailFile(message, mail, null);
    await writeMailFile({ ...message, attempts: 2 }, mail, null);
    expect(readdirSync(mailDir())).toHaveLength(1);
    await writeMailFile({ ...message, id: 8 }, mail, null);
    expect(readdirSync(mailDir())).toHaveLength(2);
  });

  test('it says what was late too', async () => {
    await writeMailFile(message, mail, ['En retard', 'un projet']);
    const received = await parse(readFileSync(join(mailDir(), mailFileName(message))));
    expect(received.text).toMatch(/^En retard\n- un projet\n\nDétails/);
  });
});

/** Of mail.example.com, signed by itself, good until 2120. */
const certificate = toPem(`MIIBdzCCARygAwIBAgIBATAKBggqhkjOPQQDAjAbMRkwFwYDVQQDDBBtYWlsLmV4YW1w
bGUuY29tMCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAbMRkwFwYDVQQDDBBtYWlsLmV4YW1wbGUuY29tMFkw
EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAELgrh/jC9BZh+t1J3H9jSjcpmdU3iKkv8pfS44JpUbn90fI17pgxjt4T5L9lNiQRO
195IbmhZmZG7ISL11hhYDaNPME0wGwYDVR0RBBQwEoIQbWFpbC5leGFtcGxlLmNvbTAPBgNVHRMBAf8EBTADAQH/MB0GA1Ud
DgQWBBTl5LCoxRN3kWEANQcFzM3DDI02bjAKBggqhkjOPQQDAgNJADBGAiEAvzJMlrGpMNfH5o7+WsN/sTmuj0OpOG/v4XRM
a6/OQs0CIQDIJcj/caxEJawqNe1rkf7JJQiyGcXOpfd3E/6weATOUQ==`);

const key = createPrivateKey({
  key: Buffer.from(
    `MHcCAQEEIGeJsu7P+DwWIE4eOAf0sqrPol+aN7wxTxsxSILGOFnLoAoGCCqGSM49AwEHoUQDQgAELgrh/jC9BZh+t1J3H9jS
jcpmdU3iKkv8pfS44JpUbn90fI17pgxjt4T5L9lNiQRO195IbmhZmZG7ISL11hhYDQ==`,
    'base64',
  ),
  format: 'der',
  type: 'sec1',
}).export({ format: 'pem', type: 'sec1' });

function toPem(base64: string): string {
  const lines = base64.replaceAll('\n', '').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

describe('by SMTP', () => {
  let url = '';
  const closing: (() => Promise<void>)[] = [];
  beforeEach(() => {
    url = '';
  });
  afterEach(async () => {
    closeSmtpConnections();
    for (const close of closing.splice(0)) await close();
  });

  /** Starts a mail server; mails go there from now on. */
  async function startServer(options: SMTPServerOptions = {}) {
    const received: Buffer[] = [];
    const counts = { connections: 0, logins: 0 };
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      cert: certificate,
      key,
      onConnect: (_session, callback) => {
        counts.connections += 1;
        callback();
      },
      onAuth: ({ username }, _session, callback) => {
        counts.logins += 1;
        callback(null, { user: username });
      },
      onData: (stream, _session, callback) => {
        buffer(stream).then((raw) => {
          received.push(raw);
          callback();
        }, callback);
      },
      ...options,
    });
    // A client that likes the certificate no better than it should.
    server.on('error', () => {});
    closing.push(() => new Promise((resolve) => server.close(resolve)));
    const listening = server.listen(0, '127.0.0.1');
    await new Promise((resolve) => listening.once('listening', resolve));
    url = `${options.secure ? 'smtps' : 'smtp'}://127.0.0.1:${portOf(listening)}`;
    return { received, counts };
  }

  const portOf = (server: { address: Server['address'] }) => (server.address() as AddressInfo).port;

  const friendly: Record<string, string> = {
    greeting: '220 mail.example.com ESMTP',
    EHLO: '250-mail.example.com\r\n250 AUTH PLAIN',
    AUTH: '235 2.7.0 welcome',
    MAIL: '250 2.1.0 ok',
    RCPT: '250 2.1.5 ok',
    DATA: '354 go ahead',
    content: '250 2.0.0 kept',
    RSET: '250 2.0.0 ok',
    QUIT: '221 2.0.0 bye',
  };

  /**
   * Starts a mail server by script, that says what a real one could not be made to say: an answer for each command,
   * « hang » for none, « cut » to end the connection.
   */
  async function startScript(answers: Record<string, string>) {
    const received: string[] = [];
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {}).setEncoding('utf8');
      let pending = '';
      let readsContent = false;
      const answer = (command: string) => {
        const line = answers[command] ?? friendly[command] ?? '502 5.5.1 not implemented';
        if (line === 'cut') socket.destroy();
        else if (line !== 'hang') socket.write(`${line}\r\n`);
        readsContent = line.startsWith('354');
      };
      socket.on('data', (chunk) => {
        pending += String(chunk);
        for (;;) {
          const end = readsContent ? '\r\n.\r\n' : '\r\n';
          const index = pending.indexOf(end);
          if (index === -1) return;
          const part = pending.slice(0, index);
          pending = pending.slice(index + end.length);
          if (readsContent) received.push(part);
          answer(readsContent ? 'content' : part.slice(0, 4).toUpperCase());
        }
      });
      answer('greeting');
    });
    closing.push(async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `smtp://127.0.0.1:${portOf(server)}`;
    return { received, sockets };
  }

  const withUser = () => url.replace('//', '//user:password@');

  const send = (options: Partial<OutboxMessage> = {}, signal = AbortSignal.timeout(10_000)) =>
    sendBySmtp(url, { ...message, ...options }, mail, null, signal);

  async function failure(signal?: AbortSignal): Promise<unknown> {
    return send({}, signal).then(
      () => {
        throw new Error('It was delivered.');
      },
      (error) => error,
    );
  }

  describe('a mail', () => {
    test('arrives whole', async () => {
      const { received } = await startServer();
      await send();
      expect(received).toHaveLength(1);
      expectWhole(await parse(received[0]));
    });

    test('has the same Message-ID and date at every attempt', async () => {
      const { received } = await startServer();
      await send();
      await send({ attempts: 2 });
      const [first, second] = await Promise.all(received.map(parse));
      expect(second?.messageId).toBe(first?.messageId);
      expect(second?.date).toEqual(first?.date);
    });

    test('goes from our address to who receives it', async () => {
      const addresses: string[] = [];
      await startServer({
        onData: (stream, { envelope: { mailFrom, rcptTo } }, callback) => {
          addresses.push(mailFrom ? mailFrom.address : '', ...rcptTo.map(({ address }) => address));
          stream.resume().on('end', () => callback());
        },
      });
      await send();
      expect(addresses).toEqual(['site@example.com', 'jawad@example.com']);
    });

    test.each(['auto-replied', 'auto-generated'] as const)('says that it is %s', async (value) => {
      const { received } = await startServer();
      const signal = AbortSignal.timeout(10_000);
      await sendBySmtp(url, message, { ...mail, autoSubmitted: value }, null, signal);
      const { headers } = await parse(received[0]);
      expect(headers.get('auto-submitted')).toBe(value);
    });

    test('tells what was late, in both parts, whatever was written in it', async () => {
      const { received } = await startServer();
      const report = ['En retard\u00a0:', '$& <b>Éloïse</b>', 'et 2\u00a0autres'];
      await sendBySmtp(url, message, mail, report, AbortSignal.timeout(10_000));
      const { text, html } = await parse(received[0]);
      expect(text).toContain('En retard\u00a0:\n- $& <b>Éloïse</b>\n- et 2\u00a0autres\n\nDétails');
      expect(html).toContain('En retard\u00a0:');
      expect(html).toContain('<li>$&amp; &lt;b&gt;Éloïse&lt;/b&gt;</li><li>et 2\u00a0autres</li>');
      expect(html).toContain('<p>Détails : où, œuvre 😀</p>');
    });
  });

  describe('a connection', () => {
    test('serves several mails in a row', async () => {
      const { received, counts } = await startServer();
      url = withUser();
      for (const id of [1, 2, 3]) await send({ id });
      expect(received).toHaveLength(3);
      expect(counts).toEqual({ connections: 1, logins: 1 });
    });

    test('is one of three at most', async () => {
      const { received, counts } = await startServer();
      await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((id) => send({ id })));
      expect(received).toHaveLength(8);
      expect(counts.connections).toBe(3);
    });

    test('may be the only one, where the URL says so', async () => {
      const { received, counts } = await startServer();
      url += '?maxConnections=1';
      await Promise.all([1, 2, 3].map((id) => send({ id })));
      expect(received).toHaveLength(3);
      expect(counts.connections).toBe(1);
    });

    test('that the server has closed meanwhile is opened anew', async () => {
      const { received, sockets } = await startScript({});
      await send({ id: 1 });
      for (const socket of sockets) {
        const closed = new Promise((resolve) => socket.once('close', resolve));
        socket.end('421 4.4.2 idle for too long\r\n');
        await closed;
      }
      await send({ id: 2 });
      expect(received).toHaveLength(2);
      expect(sockets.size).toBe(2);
    });

    test('ends with a word to the server when all are closed', async () => {
      const { sockets } = await startScript({});
      await send();
      const closed = Promise.all(
        [...sockets].map((socket) => new Promise((resolve) => socket.once('close', resolve))),
      );
      closeSmtpConnections();
      await closed;
    });
  });

  describe('a refusal', () => {
    test.each<[string, string, string, string]>([
      ['RCPT', '550 5.1.1 <jawad@example.com> no', 'refused', 'EENVELOPE 550 5.1.1'],
      ['RCPT', '450 <jawad@example.com> busy', 'temporary', 'EENVELOPE 450'],
      ['RCPT', '451 4.7.1 greylisted', 'temporary', 'EENVELOPE 451 4.7.1'],
      ['RCPT', '552 5.2.2 full', 'temporary', 'EENVELOPE 552 5.2.2'],
      ['RCPT', '503 5.5.1 not now', 'misconfigured', 'EENVELOPE 503 5.5.1'],
      ['MAIL', '530 5.7.0 log in first', 'misconfigured', 'EENVELOPE 530 5.7.0'],
      ['MAIL', '550 5.7.1 not your sender', 'misconfigured', 'EENVELOPE 550 5.7.1'],
      ['MAIL', '452 4.3.1 full disk', 'temporary', 'EENVELOPE 452 4.3.1'],
      ['DATA', '554 5.5.1 no', 'refused', 'EENVELOPE 554 5.5.1'],
      ['content', '554 5.7.1 spam', 'refused', 'EMESSAGE 554 5.7.1'],
      ['content', '554 4.7.1 perhaps', 'temporary', 'EMESSAGE 554 4.7.1'],
      ['content', '452 4.2.2 full', 'temporary', 'EMESSAGE 452 4.2.2'],
      ['greeting', '421 4.3.2 too busy', 'temporary', 'EPROTOCOL 421 4.3.2'],
      ['greeting', '554 5.7.1 no service', 'misconfigured', 'EPROTOCOL 554 5.7.1'],
      ['EHLO', '421 4.3.2 too busy', 'temporary', 'ECONNECTION 421 4.3.2'],
    ])('by %s %s is %s', async (command, answer, fault, description) => {
      await startScript({ [command]: answer });
      const error = await failure();
      expect([classifyError(error), describeError(error)]).toEqual([fault, description]);
    });

    test('of one mail leaves the connection to the next', async () => {
      const { counts } = await startServer({
        onRcptTo: (_address, { user }, callback) => {
          callback(
            counts.logins && user ? Object.assign(new Error(), { responseCode: 550 }) : null,
          );
        },
      });
      url = `${withUser()}?maxConnections=1`;
      for (let attempt = 0; attempt < 2; attempt += 1) {
        expect(classifyError(await failure())).toBe('refused');
      }
      expect(counts.connections).toBe(1);
    });

    test.each([
      ['535 5.7.8 wrong', 'misconfigured', 'EAUTH 535 5.7.8'],
      ['454 4.7.0 later', 'temporary', 'EAUTH 454 4.7.0'],
    ])('of the password by %s is %s', async (answer, fault, description) => {
      await startScript({ AUTH: answer });
      url = withUser();
      const error = await failure();
      expect([classifyError(error), describeError(error)]).toEqual([fault, description]);
    });

    test('for want of a password is the owner’s to mend', async () => {
      await startServer({ authOptional: false });
      const error = await failure();
      expect(describeError(error)).toContain('530');
      expect(classifyError(error)).toBe('misconfigured');
    });
  });

  describe('a server that', () => {
    test('is not there may come back', async () => {
      await startServer();
      for (const close of closing.splice(0)) await close();
      expect(classifyError(await failure())).toBe('temporary');
    });

    test('never greets is left', async () => {
      await startScript({ greeting: 'hang' });
      url += '?greetingTimeout=50';
      const error = await failure();
      expect([classifyError(error), describeError(error)]).toEqual(['temporary', 'ETIMEDOUT']);
    });

    test.each(['EHLO', 'RCPT', 'content'])('hangs after %s is left at the signal', async (step) => {
      const { received, sockets } = await startScript({ [step]: 'hang' });
      const error = await failure(AbortSignal.timeout(100));
      expect([classifyError(error), describeError(error)]).toEqual(['temporary', 'EABORT']);
      expect(received).toHaveLength(step === 'content' ? 1 : 0);
      // The connection went with it: the next mail has its own.
      await failure(AbortSignal.timeout(100));
      expect(sockets.size).toBe(2);
    });

    test('hangs holds up nobody else', async () => {
      let taken = 0;
      await startServer({
        onData: (stream, _session, callback) => {
          taken += 1;
          const hangs = taken === 1;
          stream.resume().on('end', () => hangs || callback());
        },
      });
      const hung = failure(AbortSignal.timeout(500));
      while (taken === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      await Promise.all([send({ id: 8 }), send({ id: 9 })]);
      expect(taken).toBe(3);
      expect(describeError(await hung)).toBe('EABORT');
    });

    test('cuts the connection before its answer may have the mail: one attempt sends it once', async () => {
      const { received } = await startScript({ content: 'cut' });
      expect(classifyError(await failure())).toBe('temporary');
      expect(received).toHaveLength(1);
    });

    test.each(['greeting', 'EHLO', 'MAIL', 'RCPT', 'DATA'])(
      'cuts the connection at %s may come back',
      async (step) => {
        const { received } = await startScript({ [step]: 'cut' });
        url += '?maxRequeues=1';
        expect(classifyError(await failure())).toBe('temporary');
        expect(received).toEqual([]);
      },
    );

    test('cuts the connection in the middle of the handshake may come back', async () => {
      await startScript({ EHLO: '250-mail\r\n250 STARTTLS', STAR: '220 go\r\nno handshake' });
      expect(classifyError(await failure(AbortSignal.timeout(300)))).toBe('temporary');
    });
  });

  describe('with TLS', () => {
    const trusted = () => `?tls.ca=${encodeURIComponent(certificate)}`;
    const modes: [string, SMTPServerOptions][] = [
      ['from the start', { secure: true }],
      ['by STARTTLS', { disabledCommands: [] }],
    ];

    test.each(modes)('%s, a mail goes where the certificate is right', async (_, options) => {
      const { received } = await startServer(options);
      url = `${withUser()}${trusted()}&tls.servername=mail.example.com`;
      await send();
      expect(received).toHaveLength(1);
    });

    test.each(modes)('%s, none goes where nobody vouches for it', async (_, options) => {
      const { received, counts } = await startServer(options);
      url = withUser();
      const error = await failure();
      expect(classifyError(error)).toBe('misconfigured');
      expect(describeError(error)).toContain('SELF_SIGNED');
      expect([received, counts.logins]).toEqual([[], 0]);
    });

    test.each(modes)('%s, none goes where it is another host’s', async (_, options) => {
      const { received, counts } = await startServer(options);
      url = withUser() + trusted();
      const error = await failure();
      expect(classifyError(error)).toBe('misconfigured');
      expect(describeError(error)).toContain('ALTNAME');
      expect([received, counts.logins]).toEqual([[], 0]);
    });

    test('where the server has none is the owner’s to mend', async () => {
      await startServer();
      url = url.replace('smtp:', 'smtps:');
      expect(classifyError(await failure())).toBe('misconfigured');
    });
  });

  describe('a password', () => {
    // Ours too, but not by a name that says so.
    const elsewhere = () => withUser().replace('127.0.0.1', '0.0.0.0');

    test('is not sent in the open to another host', async () => {
      const { received, counts } = await startServer();
      url = elsewhere();
      expect(classifyError(await failure())).toBe('misconfigured');
      expect([received, counts]).toEqual([[], { connections: 1, logins: 0 }]);
    });

    test('is where the owner says so', async () => {
      const { counts } = await startServer();
      url = `${elsewhere()}?ignoreTLS=true`;
      await send();
      expect(counts.logins).toBe(1);
    });

    test('is on this machine', async () => {
      const { counts } = await startServer();
      url = withUser();
      await send();
      expect(counts.logins).toBe(1);
    });

    test('is not wanted for a mail in the open', async () => {
      const { received } = await startServer();
      url = url.replace('127.0.0.1', '0.0.0.0');
      await send();
      expect(received).toHaveLength(1);
    });
  });
});
