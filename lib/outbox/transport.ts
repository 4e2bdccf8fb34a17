import 'server-only';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import nodemailer, { type SendMailOptions, type Transporter } from 'nodemailer';
import { addDeliveryReport } from '@/lib/mail/layout';
import { processState } from '@/lib/process-state';
import { env } from '@/lib/settings/env';
import type { OutboxMessage } from '@/prisma/client/client';
import type { Mail } from './message';

/** How many mails are on their way at a time, at most. */
export const maxConnections = 3;

const seconds = 1000;
const connections = processState.smtpTransports;

export async function sendBySmtp(
  url: string,
  message: OutboxMessage,
  mail: Mail,
  report: string[] | null,
  signal: AbortSignal,
): Promise<void> {
  let transport = connections.get(url);
  if (!transport) {
    transport = openSmtp(url);
    connections.set(url, transport);
  }
  await transport.sendMail({ ...toSendable(message, mail, report), signal });
}

/** Says good-bye to the mail server. */
export function closeSmtpConnections(): void {
  for (const transport of connections.values()) transport.close();
  connections.clear();
}

/**
 * Connections stay open for a while, so that a burst of mails costs one greeting. What the URL says in its query
 * (as `?maxConnections=1&rateLimit=5`) counts before what stands here. Certificates are checked.
 */
function openSmtp(url: string): Transporter {
  const { hostname, username, searchParams } = new URL(url);
  const loopback = /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
  return nodemailer.createTransport({
    url,
    pool: true,
    maxConnections,
    maxMessages: 100,
    idleTimeout: 10 * seconds,
    // For connections that the server has closed meanwhile; every other wait is the outbox's.
    maxRequeues: maxConnections,
    dnsTimeout: 10 * seconds,
    connectionTimeout: 15 * seconds,
    greetingTimeout: 15 * seconds,
    socketTimeout: 30 * seconds,
    // No password crosses a network in the open because somebody on the way struck out STARTTLS.
    requireTLS: username !== '' && !loopback && searchParams.get('ignoreTLS') !== 'true',
  });
}

export async function writeMailFile(
  message: OutboxMessage,
  mail: Mail,
  report: string[] | null,
): Promise<void> {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true });
  const { message: bytes } = await transport.sendMail(toSendable(message, mail, report));
  const folder = mailDir();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, mailFileName(message));
  const file = await open(`${path}.part`, 'w', 0o600);
  await file.writeFile(bytes as Buffer);
  await file.sync();
  await file.close();
  await rename(`${path}.part`, path);
}

/** Where mails are kept when no server is there to send them. */
export function mailDir(): string {
  return join(env().DATA_DIR, 'mail');
}

/** In the order of time, and found again by its message. */
export function mailFileName({ id, createdAt }: Pick<OutboxMessage, 'id' | 'createdAt'>): string {
  return `${createdAt.toISOString().replaceAll(':', '-')}-${id}.eml`;
}

function toSendable(message: OutboxMessage, mail: Mail, report: string[] | null): SendMailOptions {
  const { autoSubmitted, ...content } = report ? addDeliveryReport(mail, report) : mail;
  return {
    ...content,
    messageId: message.messageId,
    date: message.createdAt,
    headers: autoSubmitted ? { 'Auto-Submitted': autoSubmitted } : {},
    // The visitor's words may hold addresses: nothing is fetched for them.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
