import 'server-only';
import { getDictionary } from '@/lib/i18n/dictionary';
import { hourMs } from '@/lib/i18n/durations';
import { defaultLocale } from '@/lib/i18n/locales';
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
import type { Mail } from '@/lib/mail/mail';
import { html } from '@/lib/mail/safe-html';
import { buildMailMessage } from '@/lib/outbox/commands';
import { hasMessageSince } from '@/lib/outbox/queries';
import { site } from '@/lib/settings/site';
import { db } from '@/lib/store/db';
import { readDiskSpace } from '@/lib/store/disk-space';
import type { Prisma } from '@/prisma/client/client';
import { formatSuspectedLead, type ListedLead, releaseUrl, suspectedUrl } from './digest';
import { consumeOverallLimit, type Limit } from './rate-limit';
import type { SpamResult } from './spam';
import { pastLimits } from './spam-reasons';

type Decision =
  | { isRefused: true; retryAfterSeconds: number }
  | { isRefused: false; spam: SpamResult; isBurst: boolean };

/** What comes past a limit is kept as suspected spam while there is space for it, then refused. */
export async function applyLimits(spam: SpamResult, network: Limit): Promise<Decision> {
  const overall = await consumeOverallLimit(spam.suspected || network.state === 'aside');
  const exceeded = [overall, network].find(({ state }) => state !== 'within');
  if (!exceeded) return { isRefused: false, spam, isBurst: false };
  if (overall.state === 'refused' || (await readDiskSpace()).isLow) {
    return { isRefused: true, retryAfterSeconds: exceeded.retryAfterSeconds };
  }
  return spam.suspected
    ? { isRefused: false, spam, isBurst: false }
    : { isRefused: false, spam: setAside(spam), isBurst: true };
}

function setAside({ reasons }: SpamResult): SpamResult {
  const all = [...reasons.filter(({ signal }) => signal !== pastLimits.signal), pastLimits];
  const score = all.reduce((sum, { points }) => sum + points, 0);
  return { score: Math.round(score), reasons: all, suspected: true };
}

/** Queues a mail to the author about the first lead set aside in an hour: the statements that do it once the lead is stored. */
export async function queueBurstMail(lead: ListedLead): Promise<Prisma.PrismaPromise<number>[]> {
  const now = new Date();
  const hourAgo = new Date(now.getTime() - hourMs);
  if (await hasMessageSince('burst', hourAgo)) return [];
  const others = await db().lead.count({
    where: { suspectedAt: { gt: hourAgo }, spamReasons: { contains: JSON.stringify(pastLimits) } },
  });
  const { messageId, channel, purpose, payload } = buildMailMessage(
    'burst',
    composeBurstMail(lead, others + 1),
  );
  return [
    db().$executeRaw`
      INSERT INTO "OutboxMessage"
        ("messageId", "channel", "purpose", "payload", "nextAttemptAt", "createdAt", "leadId")
      SELECT ${messageId}, ${channel}, ${purpose}, ${payload}, ${now}, ${now}, "id"
      FROM "Lead" WHERE "reference" = ${lead.reference} AND NOT EXISTS (
        SELECT 1 FROM "OutboxMessage" WHERE "purpose" = ${purpose} AND "createdAt" > ${hourAgo} AND "createdAt" <= ${now})`,
  ];
}

function composeBurstMail(lead: ListedLead, count: number): Mail {
  const words = getDictionary(defaultLocale).burstMail;
  const { release, inStudio } = getDictionary(defaultLocale).spamDigest;
  const line = formatSuspectedLead(lead);
  const url = releaseUrl(lead);
  const lines = [words.introduction, words.count(count)];
  const end = words.footer(site.retention.suspectedDays);
  return {
    from: mailSender(),
    to: listLeadRecipients().join(', '),
    replyTo: { name: site.name, address: contactAddress() },
    autoSubmitted: 'auto-generated',
    subject: words.subject,
    text: formatMailText(
      [
        ...lines.flatMap((text) => [text, '']),
        `- ${line}`,
        `  ${release}\u00a0: ${url}`,
        '',
        words.others,
        '',
        `${inStudio}\u00a0: ${suspectedUrl()}`,
      ],
      [words.howToList, end],
    ),
    html: renderMailHtml({
      locale: defaultLocale,
      title: words.subject,
      preview: words.introduction,
      body: [
        heading(words.subject),
        ...lines.map(paragraph),
        list([html`${line}<br>${link(url, release)}`]),
        paragraph(words.others),
        paragraph(link(suspectedUrl(), inStudio)),
      ],
      footer: [withCommand(words.howToList), end],
    }),
  };
}
