import 'server-only';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import nodemailer, { type SendMailOptions } from 'nodemailer';
import { env } from '@/lib/env';
import type { OutboxMail } from '@/prisma/client/client';

/** Delivers one mail, or throws the error of the mail server. */
export type Deliver = (mail: OutboxMail) => Promise<void>;

const seconds = 1000;

/** Through SMTP_URL where it is set, else as files that any mail program opens. */
export function createDelivery(): Deliver {
  const url = env().SMTP_URL;
  return url ? deliverBySmtp(url) : deliverToFile;
}

function deliverBySmtp(url: string): Deliver {
  const transport = nodemailer.createTransport({
    url,
    // A silent server is given up well before the lease ends; one that trickles on may outlast it.
    dnsTimeout: 10 * seconds,
    connectionTimeout: 15 * seconds,
    greetingTimeout: 15 * seconds,
    socketTimeout: 30 * seconds,
  });
  return async (mail) => {
    await transport.sendMail(toMessage(mail));
  };
}

async function deliverToFile(mail: OutboxMail): Promise<void> {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true });
  const { message } = await transport.sendMail(toMessage(mail));
  const folder = mailDir();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${mail.createdAt.toISOString().replaceAll(':', '-')}-${mail.id}.eml`);
  const file = await open(`${path}.part`, 'w', 0o600);
  await file.writeFile(message as Buffer);
  await file.sync();
  await file.close();
  await rename(`${path}.part`, path);
}

/** Where mails are kept when no server is there to send them. */
export function mailDir(): string {
  return join(env().DATA_DIR, 'mail');
}

function toMessage(mail: OutboxMail): SendMailOptions {
  return {
    messageId: mail.messageId,
    date: mail.createdAt,
    from: JSON.parse(mail.from),
    to: mail.to,
    replyTo: mail.replyTo ? JSON.parse(mail.replyTo) : undefined,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    // The visitor's words may hold addresses: nothing is fetched for them.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
