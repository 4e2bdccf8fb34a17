import 'server-only';
import { randomUUID } from 'node:crypto';
import { getDictionary } from '@/lib/i18n/dictionary';
import { defaultLocale } from '@/lib/i18n/locales';
import { mailSender } from '@/lib/mail/addresses';
import { formatMailText, paragraph, renderMailHtml } from '@/lib/mail/layout';
import type { Mail } from '@/lib/mail/mail';
import { env } from '@/lib/settings/env';
import { toAsciiAddress } from '@/lib/settings/mailbox';
import { writeMailFile } from './mail-files';
import { sendBySmtp } from './smtp';

const timeoutMs = 60_000;

/** Bypasses the outbox. @returns what the server answered, or the file it was written to */
export async function sendTestMail(to: string): Promise<{ answer: string } | { file: string }> {
  const mail = composeTestMail(to);
  const domain = toAsciiAddress(mail.from.address).split('@')[1];
  const message = { id: 0, messageId: `<${randomUUID()}@${domain}>`, createdAt: new Date() };
  const url = env().SMTP_URL;
  if (!url) return { file: await writeMailFile(message, mail) };
  return { answer: await sendBySmtp(url, message, mail, AbortSignal.timeout(timeoutMs)) };
}

function composeTestMail(to: string): Mail {
  const words = getDictionary(defaultLocale).testMail;
  const from = mailSender();
  const text = words.text(env().SITE_URL);
  return {
    from,
    to,
    replyTo: from,
    autoSubmitted: 'auto-generated',
    subject: words.subject,
    text: formatMailText([text], [env().SITE_URL]),
    html: renderMailHtml({
      locale: defaultLocale,
      title: words.subject,
      preview: text,
      body: [paragraph(text)],
      footer: [env().SITE_URL],
    }),
  };
}
