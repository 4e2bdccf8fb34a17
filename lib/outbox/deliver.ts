import 'server-only';
import { env } from '@/lib/settings/env';
import type { OutboxMessage } from '@/prisma/client/client';
import { DeliveryError } from './attempts';
import { submitToIndexNow } from './indexnow';
import { parseMail } from './message';
import { sendBySmtp, writeMailFile } from './transport';
import { sendWebhook } from './webhook';
import { pingHub } from './websub';

/**
 * Delivers one message, or throws why not.
 * @param signal ends the attempt
 * @param report what the mail tells its reader besides, line by line: what was late
 */
export type Deliver = (
  message: OutboxMessage,
  signal: AbortSignal,
  report: string[] | null,
) => Promise<void>;

/** Mails through SMTP_URL where it is set, else as files that any mail program opens; all else by HTTP. */
export const deliverMessage: Deliver = async (message, signal, report) => {
  if (message.channel === 'webhook') return sendWebhook(message, signal);
  if (message.channel === 'websub') return pingHub(message, signal);
  if (message.channel === 'indexnow') return submitToIndexNow(message, signal);
  const mail = parseMail(message);
  if (!mail) throw new DeliveryError('payload erased', 'refused');
  const url = env().SMTP_URL;
  await (url
    ? sendBySmtp(url, message, mail, report, signal)
    : writeMailFile(message, mail, report));
};
