import { listLeadRecipients, mailSender } from '@/lib/mail/addresses';
import { classifyError, describeError, type FailureKind } from '@/lib/outbox/delivery-error';
import { prepareDkimRecord } from '@/lib/outbox/dkim';
import { closeSmtpConnections } from '@/lib/outbox/smtp';
import { sendTestMail } from '@/lib/outbox/test-mail';
import { env } from '@/lib/settings/env';
import { type Io, printable, reportFailure, writeOut } from '../io';

export async function test(io: Io): Promise<void> {
  const { SMTP_URL } = env();
  const server = SMTP_URL ? new URL(SMTP_URL).host : null;
  try {
    for (const to of listLeadRecipients()) {
      try {
        const sent = await sendTestMail(to);
        if ('file' in sent) writeOut(io, `SMTP_URL is unset: the mail is in ${sent.file}`);
        else writeOut(io, printable(`${server} took the mail to ${to}: ${sent.answer}`));
      } catch (error) {
        reportFailure(io, printable(`${server} did not take the mail to ${to}: ${quote(error)}`));
        reportFailure(io, advise(error));
      }
    }
  } finally {
    closeSmtpConnections();
  }
}

export function dkim(io: Io): void {
  const { name, value } = prepareDkimRecord();
  writeOut(io, `Add this TXT record to the DNS, then restart the site:\n\n${name}\n${value}`);
}

/** The server's words, or what kept them from coming */
function quote(error: unknown): string {
  const { response, message } = error as { response?: unknown; message?: unknown };
  return `${describeError(error)}: ${String(response ?? message).trim()}`;
}

const advice: Record<FailureKind, () => string> = {
  temporary: () =>
    'The site would try again. If it stays so, check host and port in SMTP_URL and that this machine may reach them.',
  misconfigured: () =>
    `Check user, password and port in SMTP_URL, and whether the server sends for ${mailSender().address} (MAIL_FROM).`,
  refused: () => 'The server will not deliver to this address: check LEADS_TO.',
};

function advise(error: unknown): string {
  if (/CERT|ERR_TLS|ERR_SSL|ETLS|EREQUIRETLS/.test(describeError(error))) {
    return 'The encryption failed: use smtps:// with port 465, or smtp:// with port 587, and the host name of the certificate in SMTP_URL.';
  }
  return advice[classifyError(error)]();
}
