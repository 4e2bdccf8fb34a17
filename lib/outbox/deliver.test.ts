import { existsSync, readdirSync, rmSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { env } from '@/lib/settings/env';
import { deliverMessage } from './deliver';
import { classifyError } from './delivery-error';
import { mailDir, mailFileName } from './mail-files';
import { withSmtpServers } from './smtp-testing';
import { message, parse } from './testing';

const settings = env();
const smtp = withSmtpServers();
afterEach(() => {
  settings.SMTP_URL = undefined;
  settings.LEADS_WEBHOOK_URL = undefined;
  rmSync(mailDir(), { recursive: true, force: true });
});

const { signal } = new AbortController();

test('sends a mail to the SMTP server if one is set', async () => {
  const { received } = await smtp.startServer();
  settings.SMTP_URL = smtp.url;
  await deliverMessage(message, signal);
  expect((await parse(received[0])).text).toMatch(/^Détails/);
  expect(existsSync(mailDir())).toBe(false);
});

test('writes a mail to a file if no SMTP server is set', async () => {
  await deliverMessage(message, signal);
  expect(readdirSync(mailDir())).toEqual([mailFileName(message)]);
});

test('posts a webhook message, not a mail', async () => {
  const { received } = await smtp.startServer();
  settings.SMTP_URL = smtp.url;
  settings.LEADS_WEBHOOK_URL = 'http://127.0.0.1:9/';
  const webhook = { ...message, channel: 'webhook', payload: '{}' };
  await expect(deliverMessage(webhook, signal)).rejects.toThrow('fetch failed');
  expect(received).toEqual([]);
});

test('refuses a mail whose payload has been erased', async () => {
  const attempt = deliverMessage({ ...message, payload: '' }, signal);
  const error = await attempt.catch((thrown: unknown) => thrown);
  expect(classifyError(error)).toBe('refused');
  expect(existsSync(mailDir())).toBe(false);
});
