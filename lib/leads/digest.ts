import 'server-only';
import { getDictionary } from '@/lib/i18n/dictionary';
import { defaultLocale } from '@/lib/i18n/locales';
import { contactAddress, listLeadRecipients, mailSender } from '@/lib/mail/addresses';
import { paragraph, renderMailHtml } from '@/lib/mail/layout';
import { html } from '@/lib/mail/safe-html';
import { buildMailMessage } from '@/lib/outbox/commands';
import { deleteMailFiles } from '@/lib/outbox/mail-files';
import { parseMail } from '@/lib/outbox/message';
import { site } from '@/lib/settings/site';
import { db } from '@/lib/store/db';
import type { Lead } from '@/prisma/client/client';
import { isolateBidi } from './mail';
import { parseSpamReasons } from './spam';

const maxLeadsPerDigest = 500;
const extractLength = 90;

/** @param day allows one digest per day, even from several processes */
export async function queueSpamDigest(day: string): Promise<void> {
  const where = { suspectedAt: { not: null }, digestedAt: null };
  const leads = await db().lead.findMany({
    where,
    orderBy: { id: 'asc' },
    take: maxLeadsPerDigest,
  });
  if (leads.length === 0) return;
  const last = leads.at(-1)?.id ?? 0;
  const mails = composeDigests(leads).map((mail, index) => ({
    ...buildMailMessage('digest', mail, `digest-${day}-${index}`),
  }));
  const now = new Date();
  // A second process fails at the unique Message-ID, and its transaction is rolled back.
  await db().$transaction([
    ...mails.map((mail) => db().outboxMessage.create({ data: { ...mail, createdAt: now } })),
    db().lead.updateMany({
      where: { ...where, id: { lte: last } },
      data: { digestedAt: now },
    }),
  ]);
}

function composeDigests(leads: Lead[]) {
  const words = getDictionary(defaultLocale).spamDigest;
  const lines = leads.map(formatLine);
  const footer = words.footer(site.retention.suspectedDays);
  const mail = {
    from: mailSender(),
    replyTo: { name: site.name, address: contactAddress() },
    autoSubmitted: 'auto-generated' as const,
    subject: words.subject(leads.length),
    text: [
      words.introduction,
      '',
      ...lines.map((line) => `- ${line}`),
      '',
      words.release,
      '',
      '-- ',
      footer,
      '',
    ].join('\n'),
    html: renderMailHtml({
      locale: defaultLocale,
      heading: words.heading,
      preview: words.subject(leads.length),
      body: [
        paragraph(words.introduction),
        html`<ul style="margin:0 0 16px;padding-left:20px;overflow-wrap:anywhere">${lines.map(
          (line) => html`<li style="margin:0 0 8px">${line}</li>`,
        )}</ul>`,
        paragraph(words.release),
      ],
      footer,
    }),
  };
  return listLeadRecipients().map((to) => ({ ...mail, to }));
}

function formatLine({ reference, name, email, details, spamReasons }: Lead): string {
  const { spamDigest, spamSignals } = getDictionary(defaultLocale);
  const oneLine = [...details.replace(/\s+/g, ' ')];
  const cut = oneLine.length > extractLength;
  const extract = oneLine.slice(0, extractLength).join('') + (cut ? '…' : '');
  const reasons = parseSpamReasons(spamReasons).map(({ signal }) => spamSignals[signal]);
  return spamDigest.line(
    reference,
    isolateBidi(name),
    email,
    isolateBidi(extract),
    reasons.join(', '),
  );
}

/** A pending digest that names the address is deleted: the next one lists its other leads. */
export async function eraseFromDigests(email: string): Promise<void> {
  const digests = await db().outboxMessage.findMany({
    where: { purpose: 'digest', payload: { not: '' } },
  });
  const naming = digests.filter((digest) => namesAddress(parseMail(digest)?.text ?? '', email));
  await deleteMailFiles(naming);
  for (const { id, createdAt, sentAt } of naming) {
    if (sentAt) {
      await db().outboxMessage.updateMany({ where: { id }, data: { payload: '' } });
    } else {
      const named = { suspectedAt: { not: null }, digestedAt: createdAt };
      await db().lead.updateMany({ where: named, data: { digestedAt: null } });
      await db().outboxMessage.deleteMany({ where: { id } });
    }
  }
}

function namesAddress(text: string, email: string): boolean {
  const words = text.toLowerCase().split(/[^a-z0-9.!#$%&'*+/=?^_`{|}~@-]+/);
  return words.includes(email.toLowerCase());
}
