import 'server-only';
import { env } from '@/lib/settings/env';
import type { OutboxMessage } from '@/prisma/client/client';
import { DeliveryError } from './delivery-error';
import { submitToIndexNow } from './indexnow';
import { writeMailFile } from './mail-files';
import { type Channel, parseMail } from './message';
import { sendBySmtp } from './smtp';
import { sendWebhook } from './webhook';
import { pingHub } from './websub';

/** @param report lines on late and failed messages, to show in a mail */
export type Deliver = (
  message: OutboxMessage,
  signal: AbortSignal,
  report: string[] | null,
) => Promise<void>;

const channels: Record<Channel, Deliver> = {
  email: deliverMail,
  webhook: sendWebhook,
  websub: pingHub,
  indexnow: submitToIndexNow,
};

export const deliverMessage: Deliver = (message, signal, report) =>
  channels[message.channel as Channel](message, signal, report);

async function deliverMail(
  message: OutboxMessage,
  signal: AbortSignal,
  report: string[] | null,
): Promise<void> {
  const mail = parseMail(message);
  if (!mail) throw new DeliveryError('payload erased', 'refused');
  const url = env().SMTP_URL;
  await (url
    ? sendBySmtp(url, message, mail, report, signal)
    : writeMailFile(message, mail, report));
}
