import { type ParsedMail, simpleParser } from 'mailparser';
import { expect } from 'vitest';
import type { Mail } from '@/lib/mail/mail';
import type { OutboxMessage } from '@/prisma/client/client';

export const mail: Mail = {
  from: { name: 'Jawad', address: 'site@example.com' },
  to: 'jawad@example.com',
  replyTo: { name: 'Éloïse, "Zoë" 👩🏽‍🚀', address: 'eloise@example.org' },
  subject: 'Nouveau projet IA\u00a0: Audit et données — Éloïse محمد [IA-7K3F9]',
  text: `Détails\u00a0: où, œuvre, 1,3\u00a0Md€\n\n${'x'.repeat(3000)}\n.\nfin\n`,
  html: '<body><p>Détails : où, œuvre 😀</p></body>',
};

export const message: OutboxMessage = {
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
  heldAt: null,
  lastError: null,
  misconfigured: false,
  reportedInId: null,
  createdAt: new Date('2026-01-01T08:30:00Z'),
  leadId: 1,
};

export const parse = (raw: Buffer | undefined) =>
  simpleParser(raw ?? Buffer.alloc(0), { skipTextToHtml: true });

export function expectUnchanged(received: ParsedMail) {
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
