import type { SMTPServerOptions } from 'smtp-server';
import { describe, expect, test } from 'vitest';
import { classifyError, describeError } from './delivery-error';
import { certificate, withSmtpServers } from './smtp-testing';

const smtp = withSmtpServers();

describe('with TLS', () => {
  const trusted = () => `?tls.ca=${encodeURIComponent(certificate)}`;
  const modes: [string, SMTPServerOptions][] = [
    ['from the start', { secure: true }],
    ['by STARTTLS', { disabledCommands: [] }],
  ];

  test.each(modes)('%s, a mail goes where the certificate is right', async (_, options) => {
    const { received } = await smtp.startServer(options);
    smtp.url = `${smtp.withUser()}${trusted()}&tls.servername=mail.example.com`;
    await smtp.send();
    expect(received).toHaveLength(1);
  });

  test.each(modes)('%s, none goes where nobody vouches for it', async (_, options) => {
    const { received, counts } = await smtp.startServer(options);
    smtp.url = smtp.withUser();
    const error = await smtp.failure();
    expect(classifyError(error)).toBe('misconfigured');
    expect(describeError(error)).toContain('SELF_SIGNED');
    expect([received, counts.logins]).toEqual([[], 0]);
  });

  test.each(modes)('%s, none goes where it is another host’s', async (_, options) => {
    const { received, counts } = await smtp.startServer(options);
    smtp.url = smtp.withUser() + trusted();
    const error = await smtp.failure();
    expect(classifyError(error)).toBe('misconfigured');
    expect(describeError(error)).toContain('ALTNAME');
    expect([received, counts.logins]).toEqual([[], 0]);
  });

  test('where the server has none is the owner’s to mend', async () => {
    await smtp.startServer();
    smtp.url = smtp.url.replace('smtp:', 'smtps:');
    expect(classifyError(await smtp.failure())).toBe('misconfigured');
  });
});

describe('a password', () => {
  // Ours too, but not by a name that says so.
  const elsewhere = () => smtp.withUser().replace('127.0.0.1', '0.0.0.0');

  test('is not sent in the open to another host', async () => {
    const { received, counts } = await smtp.startServer();
    smtp.url = elsewhere();
    expect(classifyError(await smtp.failure())).toBe('misconfigured');
    expect([received, counts]).toEqual([[], { connections: 1, logins: 0 }]);
  });

  test('is where the owner says so', async () => {
    const { counts } = await smtp.startServer();
    smtp.url = `${elsewhere()}?ignoreTLS=true`;
    await smtp.send();
    expect(counts.logins).toBe(1);
  });

  test('is on this machine', async () => {
    const { counts } = await smtp.startServer();
    smtp.url = smtp.withUser();
    await smtp.send();
    expect(counts.logins).toBe(1);
  });

  test('is not wanted for a mail in the open', async () => {
    const { received } = await smtp.startServer();
    smtp.url = smtp.url.replace('127.0.0.1', '0.0.0.0');
    await smtp.send();
    expect(received).toHaveLength(1);
  });
});
