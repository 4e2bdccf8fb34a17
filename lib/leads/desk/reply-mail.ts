import 'server-only';
import { formatDateTime } from '@/lib/i18n/dates';
import { getDictionary } from '@/lib/i18n/dictionary';
import { toLocale } from '@/lib/i18n/locales';
import { contactAddress, listLeadRecipients, mailSender } from '@/lib/mail/addresses';
import type { Mail } from '@/lib/mail/mail';
import { toAsciiAddress } from '@/lib/settings/mailbox';
import { site } from '@/lib/settings/site';
import type { Lead, OutboxMessage } from '@/prisma/client/client';
import { isolateBidi } from '../mail';
import { withBody } from './mailto';

export type RepliedLead = Pick<
  Lead,
  'reference' | 'name' | 'email' | 'details' | 'locale' | 'createdAt'
>;

type FormerMessage = Pick<OutboxMessage, 'messageId' | 'channel' | 'purpose' | 'failedAt'>;

/** @param former the lead's messages, the oldest first: the reply joins their thread at the prospect's and at the author's */
export function composeReply(lead: RepliedLead, text: string, former: FormerMessage[]): Mail {
  const idsOf = (...purposes: string[]) =>
    former
      .filter(({ channel, failedAt }) => channel === 'email' && failedAt === null)
      .filter(({ purpose }) => purposes.includes(purpose))
      .map(({ messageId }) => messageId);
  const known = idsOf('acknowledgement', 'reply');
  const inReplyTo = known.at(-1);
  const references = [...idsOf('lead'), ...known];
  const bcc = listLeadRecipients().filter((address) => address !== lead.email);
  return {
    from: mailSender(),
    to: lead.email,
    replyTo: { name: site.owner.name, address: contactAddress() },
    ...(bcc.length > 0 && { bcc }),
    ...(inReplyTo && { inReplyTo }),
    ...(references.length > 0 && { references }),
    subject: formatSubject(lead),
    text: `${sign(text)}\n\n${quoteRequest(lead)}\n`,
  };
}

export function composeMailto(lead: RepliedLead): string {
  const address = encodeURIComponent(toAsciiAddress(lead.email)).replace('%40', '@');
  const start = `mailto:${address}?subject=${encodeURIComponent(formatSubject(lead))}`;
  return withBody(start, '', quoteRequest(lead));
}

function formatSubject({ reference, locale }: RepliedLead): string {
  return `Re: ${getDictionary(toLocale(locale)).acknowledgement.subject(reference)}`;
}

export function quoteRequest({ name, details, locale, createdAt }: RepliedLead): string {
  const language = toLocale(locale);
  const { quoted } = getDictionary(language).replyMail;
  const lines = details.split('\n').map((line) => (line === '' ? '>' : `> ${line}`));
  return [quoted(formatDateTime(createdAt, language), isolateBidi(name)), ...lines].join('\n');
}

/** Unless the author has signed it */
function sign(text: string): string {
  const { name } = site.owner;
  const lastLine = text.slice(text.lastIndexOf('\n') + 1);
  return lastLine.includes(name) ? text : `${text}\n\n${name}`;
}
