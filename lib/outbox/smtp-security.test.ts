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

  test.each(modes)('%s, sends a mail if the certificate is valid', async (_, options) => {
    const { received } = await smtp.startServer(options);
    smtp.url = `${smtp.withUser()}${trusted()}&tls.servername=mail.example.com`;
    await smtp.send();
    expect(received).toHaveLength(1);
  });

  test.each(modes)('%s, sends nothing if the certificate is self-signed', async (_, options) => {
    const { received, counts } = await smtp.startServer(options);
    smtp.url = smtp.withUser();
    const error = await smtp.failure();
    expect(classifyError(error)).toBe('misconfigured');
    expect(describeError(error)).toContain('SELF_SIGNED');
    expect([received, counts.logins]).toEqual([[], 0]);
  });

  test.each(modes)('%s, sends nothing if the certificate is another host’s', async (_, options) => {
    const { received, counts } = await smtp.startServer(options);
    smtp.url = smtp.withUser() + trusted();
    const error = await smtp.failure();
    expect(classifyError(error)).toBe('misconfigured');
    expect(describeError(error)).toContain('ALTNAME');
    expect([received, counts.logins]).toEqual([[], 0]);
  });

  test('is misconfigured if the server does not support it', async () => {
    await smtp.startServer();
    smtp.url = smtp.url.replace('smtp:', 'smtps:');
    expect(classifyError(await smtp.failure())).toBe('misconfigured');
  });
});

describe('a password', () => {
  // This machine too, but not by a loopback name.
  const otherHostUrl = () => smtp.withUser().replace('127.0.0.1', '0.0.0.0');

  test('is not sent unencrypted to another host', async () => {
    const { received, counts } = await smtp.startServer();
    smtp.url = otherHostUrl();
    expect(classifyError(await smtp.failure())).toBe('misconfigured');
    expect([received, counts]).toEqual([[], { connections: 1, logins: 0 }]);
  });

  test('is sent unencrypted if the owner sets ignoreTLS', async () => {
    const { counts } = await smtp.startServer();
    smtp.url = `${otherHostUrl()}?ignoreTLS=true`;
    await smtp.send();
    expect(counts.logins).toBe(1);
  });

  test('is sent unencrypted on this machine', async () => {
    const { counts } = await smtp.startServer();
    smtp.url = smtp.withUser();
    await smtp.send();
    expect(counts.logins).toBe(1);
  });

  test('is not needed to send a mail unencrypted', async () => {
    const { received } = await smtp.startServer();
    smtp.url = smtp.url.replace('127.0.0.1', '0.0.0.0');
    await smtp.send();
    expect(received).toHaveLength(1);
  });
});
