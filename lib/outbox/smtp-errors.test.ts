import { describe, expect, test } from 'vitest';
import { classifyError, describeError } from './delivery-error';
import { withSmtpServers } from './smtp-testing';

const smtp = withSmtpServers();

describe('an error', () => {
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
  ])('to %s with %s is %s', async (command, reply, kind, description) => {
    await smtp.startScript({ [command]: reply });
    const error = await smtp.failure();
    expect([classifyError(error), describeError(error)]).toEqual([kind, description]);
  });

  test('of one mail leaves the connection open for the next', async () => {
    const { counts } = await smtp.startServer({
      onRcptTo: (_address, { user }, callback) => {
        callback(counts.logins && user ? Object.assign(new Error(), { responseCode: 550 }) : null);
      },
    });
    smtp.url = `${smtp.withUser()}?maxConnections=1`;
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect(classifyError(await smtp.failure())).toBe('refused');
    }
    expect(counts.connections).toBe(1);
  });

  test.each([
    ['535 5.7.8 wrong', 'misconfigured', 'EAUTH 535 5.7.8'],
    ['454 4.7.0 later', 'temporary', 'EAUTH 454 4.7.0'],
  ])('to the password with %s is %s', async (reply, kind, description) => {
    await smtp.startScript({ AUTH: reply });
    smtp.url = smtp.withUser();
    const error = await smtp.failure();
    expect([classifyError(error), describeError(error)]).toEqual([kind, description]);
  });

  test('for a missing password is misconfigured', async () => {
    await smtp.startServer({ authOptional: false });
    const error = await smtp.failure();
    expect(describeError(error)).toContain('530');
    expect(classifyError(error)).toBe('misconfigured');
  });
});

describe('a server that', () => {
  test('is not running is a temporary error', async () => {
    await smtp.startServer();
    await smtp.stop();
    expect(classifyError(await smtp.failure())).toBe('temporary');
  });

  test('never greets is given up after greetingTimeout', async () => {
    await smtp.startScript({ greeting: 'hang' });
    smtp.url += '?greetingTimeout=50';
    const error = await smtp.failure();
    expect([classifyError(error), describeError(error)]).toEqual(['temporary', 'ETIMEDOUT']);
  });

  test.each(['EHLO', 'RCPT', 'content'])(
    'hangs after %s is given up at the time-out',
    async (step) => {
      const { received, sockets } = await smtp.startScript({ [step]: 'hang' });
      const error = await smtp.failure(AbortSignal.timeout(100));
      expect([classifyError(error), describeError(error)]).toEqual(['temporary', 'EABORT']);
      expect(received).toHaveLength(step === 'content' ? 1 : 0);
      // The connection was closed with the attempt: the next mail opens its own.
      await smtp.failure(AbortSignal.timeout(100));
      expect(sockets.size).toBe(2);
    },
  );

  test('hangs does not hold up other mails', async () => {
    let messageCount = 0;
    await smtp.startServer({
      onData: (stream, _session, callback) => {
        messageCount += 1;
        const hangs = messageCount === 1;
        stream.resume().on('end', () => hangs || callback());
      },
    });
    const hung = smtp.failure(AbortSignal.timeout(500));
    while (messageCount === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await Promise.all([smtp.send({ id: 8 }), smtp.send({ id: 9 })]);
    expect(messageCount).toBe(3);
    expect(describeError(await hung)).toBe('EABORT');
  });

  test('closes the connection before replying gets the mail once per attempt', async () => {
    const { received } = await smtp.startScript({ content: 'cut' });
    expect(classifyError(await smtp.failure())).toBe('temporary');
    expect(received).toHaveLength(1);
  });

  test.each(['greeting', 'EHLO', 'MAIL', 'RCPT', 'DATA'])(
    'closes the connection at %s is a temporary error',
    async (step) => {
      const { received } = await smtp.startScript({ [step]: 'cut' });
      smtp.url += '?maxRequeues=1';
      expect(classifyError(await smtp.failure())).toBe('temporary');
      expect(received).toEqual([]);
    },
  );

  test('closes the connection during the TLS handshake is a temporary error', async () => {
    await smtp.startScript({ EHLO: '250-mail\r\n250 STARTTLS', STAR: '220 go\r\nno handshake' });
    expect(classifyError(await smtp.failure(AbortSignal.timeout(300)))).toBe('temporary');
  });
});
