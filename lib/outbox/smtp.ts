import 'server-only';
import nodemailer, { type Transporter } from 'nodemailer';
import type { Mail } from '@/lib/mail/mail';
import { processState } from '@/lib/process-state';
import { toAsciiAddress } from '@/lib/settings/mailbox';
import { getDkimOptions } from './dkim';
import { type MessageHead, toMailOptions } from './mail-options';

export const maxConnections = 3;

const secondMs = 1000;
const transports = processState.smtpTransports;

/** @returns the server's answer */
export async function sendBySmtp(
  url: string,
  message: MessageHead,
  mail: Mail,
  signal: AbortSignal,
): Promise<string> {
  let transport = transports.get(url);
  if (!transport) {
    transport = createTransport(url);
    transports.set(url, transport);
  }
  const { response, rejectedErrors } = await transport.sendMail({
    ...toMailOptions(message, mail),
    signal,
  });
  // The server may have taken only the blind copy.
  const refusals: { recipient?: string }[] = rejectedErrors ?? [];
  const refusal = refusals.find(({ recipient }) => recipient === toAsciiAddress(mail.to));
  if (refusal) throw refusal;
  return response ?? '';
}

export function closeSmtpConnections(): void {
  for (const transport of transports.values()) transport.close();
  transports.clear();
}

/** The URL's query, e.g. `?maxConnections=1&rateLimit=5`, overrides these options. */
function createTransport(url: string): Transporter {
  const { hostname, username, searchParams } = new URL(url);
  const loopback = /^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
  return nodemailer.createTransport({
    url,
    dkim: getDkimOptions(),
    pool: true,
    maxConnections,
    maxMessages: 100,
    idleTimeout: 10 * secondMs,
    // For pooled connections that the server has closed meanwhile; the outbox schedules all other retries.
    maxRequeues: maxConnections,
    dnsTimeout: 10 * secondMs,
    connectionTimeout: 15 * secondMs,
    greetingTimeout: 15 * secondMs,
    socketTimeout: 30 * secondMs,
    // Otherwise an attacker who strips STARTTLS could read the password.
    requireTLS: username !== '' && !loopback && searchParams.get('ignoreTLS') !== 'true',
  });
}
