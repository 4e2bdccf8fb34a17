import { existsSync, readdirSync, rmSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import type { Env } from '@/lib/settings/env';
import type { OutboxMessage } from '@/prisma/client/client';
import { classifyError } from './attempts';
import { deliverMessage } from './deliver';
import type { Mail } from './message';
import { mailDir, mailFileName, sendBySmtp } from './transport';
import { sendWebhook } from './webhook';

const settings = vi.hoisted((): Partial<Env> => ({}));

vi.mock(import('@/lib/settings/env'), async (original) => {
  const { env, ...others } = await original();
  return { ...others, env: () => ({ ...env(), ...settings }) };
});
vi.mock(import('./transport'), async (original) => ({
  ...(await original()),
  sendBySmtp: vi.fn(),
}));
vi.mock(import('./webhook'), async (original) => ({ ...(await original()), sendWebhook: vi.fn() }));

afterEach(() => {
  settings.SMTP_URL = undefined;
  vi.mocked(sendBySmtp).mockReset();
  vi.mocked(sendWebhook).mockReset();
  rmSync(mailDir(), { recursive: true, force: true });
});

const mail: Mail = {
  from: { name: 'Jawad', address: 'site@example.com' },
  to: 'jawad@example.com',
  replyTo: { name: 'Amina', address: 'amina@example.org' },
  subject: 'Nouveau projet',
  text: 'Texte',
  html: '<p>Texte</p>',
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
  createdAt: new Date(),
  leadId: 1,
};
const { signal } = new AbortController();

test('a mail goes to the mail server where there is one, with its report', async () => {
  settings.SMTP_URL = 'smtp://mail.example.com';
  await deliverMessage(message, signal, ['En retard', 'un projet']);
  const report = ['En retard', 'un projet'];
  expect(vi.mocked(sendBySmtp).mock.calls).toEqual([
    ['smtp://mail.example.com', message, mail, report, signal],
  ]);
  expect(existsSync(mailDir())).toBe(false);
});

test('a mail is a file where there is none', async () => {
  await deliverMessage(message, signal, null);
  expect(readdirSync(mailDir())).toEqual([mailFileName(message)]);
  expect(sendBySmtp).not.toHaveBeenCalled();
});

test('a webhook call is one, whatever mails do', async () => {
  settings.SMTP_URL = 'smtp://mail.example.com';
  const webhook = { ...message, channel: 'webhook', payload: '{}' };
  await deliverMessage(webhook, signal, null);
  expect(vi.mocked(sendWebhook).mock.calls).toEqual([[webhook, signal]]);
  expect(sendBySmtp).not.toHaveBeenCalled();
});

test('a mail that was erased is refused: there is nothing to send', async () => {
  const attempt = deliverMessage({ ...message, payload: '' }, signal, null);
  const error = await attempt.catch((thrown: unknown) => thrown);
  expect(classifyError(error)).toBe('refused');
  expect(existsSync(mailDir())).toBe(false);
});
