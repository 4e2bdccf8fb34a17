import { describe, expect, test } from 'vitest';
import { closeSmtpConnections, sendBySmtp } from './smtp';
import { withSmtpServers } from './smtp-testing';
import { expectUnchanged, mail, message, parse } from './testing';

const smtp = withSmtpServers();

describe('a mail', () => {
  test('arrives complete', async () => {
    const { received } = await smtp.startServer();
    await smtp.send();
    expect(received).toHaveLength(1);
    expectUnchanged(await parse(received[0]));
  });

  test('has the same Message-ID and date at every attempt', async () => {
    const { received } = await smtp.startServer();
    await smtp.send();
    await smtp.send({ attempts: 2 });
    const [first, second] = await Promise.all(received.map(parse));
    expect(second?.messageId).toBe(first?.messageId);
    expect(second?.date).toEqual(first?.date);
  });

  test('is sent from the site’s address to the recipient', async () => {
    const addresses: string[] = [];
    await smtp.startServer({
      onData: (stream, { envelope: { mailFrom, rcptTo } }, callback) => {
        addresses.push(mailFrom ? mailFrom.address : '', ...rcptTo.map(({ address }) => address));
        stream.resume().on('end', () => callback());
      },
    });
    await smtp.send();
    expect(addresses).toEqual(['site@example.com', 'jawad@example.com']);
  });

  test.each(['auto-replied', 'auto-generated'] as const)('is marked as %s', async (value) => {
    const { received } = await smtp.startServer();
    const signal = AbortSignal.timeout(10_000);
    await sendBySmtp(smtp.url, message, { ...mail, autoSubmitted: value }, signal);
    const { headers } = await parse(received[0]);
    expect(headers.get('auto-submitted')).toBe(value);
  });
});

describe('a connection', () => {
  test('is reused for several mails in a row', async () => {
    const { received, counts } = await smtp.startServer();
    smtp.url = smtp.withUser();
    for (const id of [1, 2, 3]) await smtp.send({ id });
    expect(received).toHaveLength(3);
    expect(counts).toEqual({ connections: 1, logins: 1 });
  });

  test('is one of at most three', async () => {
    const { received, counts } = await smtp.startServer();
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((id) => smtp.send({ id })));
    expect(received).toHaveLength(8);
    expect(counts.connections).toBe(3);
  });

  test('is the only one if the URL sets maxConnections=1', async () => {
    const { received, counts } = await smtp.startServer();
    smtp.url += '?maxConnections=1';
    await Promise.all([1, 2, 3].map((id) => smtp.send({ id })));
    expect(received).toHaveLength(3);
    expect(counts.connections).toBe(1);
  });

  test('that the server has closed is replaced by a new one', async () => {
    const { received, sockets } = await smtp.startScript({});
    await smtp.send({ id: 1 });
    for (const socket of sockets) {
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.end('421 4.4.2 idle for too long\r\n');
      await closed;
    }
    await smtp.send({ id: 2 });
    expect(received).toHaveLength(2);
    expect(sockets.size).toBe(2);
  });

  test('is closed cleanly by closeSmtpConnections', async () => {
    const { sockets } = await smtp.startScript({});
    await smtp.send();
    const closed = Promise.all(
      [...sockets].map((socket) => new Promise((resolve) => socket.once('close', resolve))),
    );
    closeSmtpConnections();
    await closed;
  });
});
