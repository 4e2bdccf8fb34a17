import 'server-only';
import { env } from '@/lib/settings/env';
import type { OutboxMessage } from '@/prisma/client/client';
import { DeliveryError } from './delivery-error';
import { submitToIndexNow } from './indexnow';
import { writeMailFile } from './mail-files';
import { type Channel, parseMail } from './message';
import { composeDeliveryReport } from './report';
import { sendBySmtp } from './smtp';
import { sendWebhook } from './webhook';
import { pingHub } from './websub';

export type Deliver = (message: OutboxMessage, signal: AbortSignal) => Promise<void>;

const channels: Record<Channel, Deliver> = {
  email: deliverMail,
  webhook: sendWebhook,
  websub: pingHub,
  indexnow: submitToIndexNow,
};

export const deliverMessage: Deliver = (message, signal) =>
  channels[message.channel as Channel](message, signal);

async function deliverMail(message: OutboxMessage, signal: AbortSignal): Promise<void> {
  const isReport = message.purpose === 'report';
  const mail = isReport ? await composeDeliveryReport(message) : parseMail(message);
  if (!mail && isReport) return;
  if (!mail) throw new DeliveryError('payload erased', 'refused');
  const url = env().SMTP_URL;
  await (url ? sendBySmtp(url, message, mail, signal) : writeMailFile(message, mail));
}
