import { createPrivateKey } from 'node:crypto';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeEach } from 'vitest';
import type { OutboxMessage } from '@/prisma/client/client';
import { closeSmtpConnections, sendBySmtp } from './smtp';
import { mail, message } from './testing';

/** Self-signed, for mail.example.com, valid until 2120. */
export const certificate =
  toPem(`MIIBdzCCARygAwIBAgIBATAKBggqhkjOPQQDAjAbMRkwFwYDVQQDDBBtYWlsLmV4YW1w
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

const portOf = (server: { address: Server['address'] }) => (server.address() as AddressInfo).port;

export function withSmtpServers() {
  const closing: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0)) await close();
  };
  beforeEach(() => {
    smtp.url = '';
  });
  afterEach(async () => {
    closeSmtpConnections();
    await stop();
  });

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
    server.on('error', () => {});
    closing.push(() => new Promise((resolve) => server.close(resolve)));
    const listening = server.listen(0, '127.0.0.1');
    await new Promise((resolve) => listening.once('listening', resolve));
    smtp.url = `${options.secure ? 'smtps' : 'smtp'}://127.0.0.1:${portOf(listening)}`;
    return { received, counts };
  }

  /** Starts a server with a scripted reply per command; `hang` sends none, `cut` closes the connection. */
  async function startScript(replies: Record<string, string>) {
    const received: string[] = [];
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {}).setEncoding('utf8');
      let pending = '';
      let readsContent = false;
      const reply = (command: string) => {
        const line = replies[command] ?? friendly[command] ?? '502 5.5.1 not implemented';
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
          reply(readsContent ? 'content' : part.slice(0, 4).toUpperCase());
        }
      });
      reply('greeting');
    });
    closing.push(async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    smtp.url = `smtp://127.0.0.1:${portOf(server)}`;
    return { received, sockets };
  }

  const send = (options: Partial<OutboxMessage> = {}, signal = AbortSignal.timeout(10_000)) =>
    sendBySmtp(smtp.url, { ...message, ...options }, mail, signal);

  const failure = (signal?: AbortSignal): Promise<unknown> =>
    send({}, signal).then(
      () => {
        throw new Error('The message was delivered.');
      },
      (error) => error,
    );

  const smtp = {
    url: '',
    startServer,
    startScript,
    stop,
    send,
    failure,
    withUser: () => smtp.url.replace('//', '//user:password@'),
  };
  return smtp;
}
