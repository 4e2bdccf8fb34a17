import 'server-only';
import { getDictionary } from '@/lib/i18n/dictionary';
import { defaultLocale } from '@/lib/i18n/locales';
import { appPrefix, pathToSigned } from '@/lib/i18n/routes';
import { contactAddress, listLeadRecipients, mailSender } from '@/lib/mail/addresses';
import {
  formatMailText,
  heading,
  link,
  list,
  paragraph,
  renderMailHtml,
  withCommand,
} from '@/lib/mail/layout';
import { html } from '@/lib/mail/safe-html';
import { buildMailMessage } from '@/lib/outbox/commands';
import { deleteMailFiles } from '@/lib/outbox/mail-files';
import { parseMail } from '@/lib/outbox/message';
import { env } from '@/lib/settings/env';
import { toAsciiAddress, toReadableAddress } from '@/lib/settings/mailbox';
import { site } from '@/lib/settings/site';
import { db } from '@/lib/store/db';
import type { Lead } from '@/prisma/client/client';
import { isolateBidi } from './mail';
import { releaseToken } from './release-token';
import { isSetAside, parseSpamReasons } from './spam-reasons';

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
  const burstCount = leads.filter(({ spamReasons }) =>
    isSetAside(parseSpamReasons(spamReasons)),
  ).length;
  const introduction = [words.introduction, ...(burstCount > 0 ? [words.burst(burstCount)] : [])];
  const entries = leads.map((lead) => ({ line: formatSuspectedLead(lead), url: releaseUrl(lead) }));
  const subject = words.subject(leads.length);
  const end = words.footer(site.retention.suspectedDays);
  const mail = {
    from: mailSender(),
    replyTo: { name: site.name, address: contactAddress() },
    autoSubmitted: 'auto-generated' as const,
    subject,
    text: formatMailText(
      [
        ...introduction,
        ...entries.flatMap(({ line, url }) => [
          '',
          `- ${line}`,
          `  ${words.release}\u00a0: ${url}`,
        ]),
        '',
        `${words.inStudio}\u00a0: ${suspectedUrl()}`,
      ],
      [words.howToRelease, end],
    ),
    html: renderMailHtml({
      locale: defaultLocale,
      title: words.heading,
      preview: words.introduction,
      body: [
        heading(words.heading),
        ...introduction.map(paragraph),
        list(entries.map(({ line, url }) => html`${line}<br>${link(url, words.release)}`)),
        paragraph(link(suspectedUrl(), words.inStudio)),
      ],
      footer: [withCommand(words.howToRelease), end],
    }),
  };
  return listLeadRecipients().map((to) => ({ ...mail, to }));
}

export type ListedLead = Pick<Lead, 'reference' | 'name' | 'email' | 'details' | 'spamReasons'>;

export function releaseUrl({ reference }: Pick<Lead, 'reference'>): string {
  const token = releaseToken.create({ reference });
  return env().SITE_URL + pathToSigned(defaultLocale, 'release', token);
}

export const suspectedUrl = () => `${env().SITE_URL}${appPrefix}/leads?list=suspected`;

export function formatSuspectedLead(lead: ListedLead): string {
  const { reference, name, email, details, spamReasons } = lead;
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

/**
 * A pending digest that names the address or a lead is deleted: the next one lists its other leads.
 * @param references of leads whose address may have been corrected since
 */
export async function eraseFromDigests(email: string, references: string[]): Promise<void> {
  const digests = await db().outboxMessage.findMany({
    where: { purpose: 'digest', payload: { not: '' } },
  });
  const naming = digests.filter((digest) => {
    const text = parseMail(digest)?.text ?? '';
    return namesAddress(text, email) || references.some((one) => text.includes(`- ${one},`));
  });
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
  const words = text.toLowerCase().split(/[^\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~@-]+/u);
  const spellings = [toReadableAddress(email), toAsciiAddress(email)];
  return spellings.some((spelling) => words.includes(spelling.toLowerCase()));
}
