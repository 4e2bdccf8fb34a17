import { dayMs } from '@/lib/i18n/durations';
import 'server-only';
import { createHash } from 'node:crypto';
import type { ClientHashes } from '@/lib/http/client-address';
import { toLocale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { log } from '@/lib/log';
import { buildMailMessage, buildWebhookMessage } from '@/lib/outbox/commands';
import { env } from '@/lib/settings/env';
import { site } from '@/lib/settings/site';
import { db } from '@/lib/store/db';
import { isUniqueViolation } from '@/lib/store/prisma-errors';
import { noteLeadNotStored, noteLeadStored } from '@/lib/store/write-check';
import type { Prisma } from '@/prisma/client/client';
import { composeAcknowledgement, mailboxPatterns } from './acknowledgement';
import { composeCorrectionMails, composeRefusalMails } from './address-mails';
import { applyLimits, queueBurstMail } from './burst';
import { readVerdict } from './desk/corrections';
import { type Actor, type ActResult, recordAct } from './desk/history';
import { composeLeadMails, type ReceivedLead } from './mail';
import { findFormArticle, findFormPath } from './queries';
import { consumeNetworkLimits } from './rate-limit';
import { createReference } from './reference';
import type { FormSignals, LeadInput } from './schema';
import type { LeadSource } from './source';
import { scoreSpam } from './spam';
import { countOtherSenders } from './spam-campaign';
import { hashSkeleton } from './spam-skeleton';
import { composeWebhookBody, type WebhookEvent } from './webhook';

export type SubmissionSignals = Pick<FormSignals, 'honeypot' | 'elapsedSeconds'> & ClientHashes;

export type Receipt =
  | { reference: string; retryAfterSeconds?: undefined }
  | { reference?: undefined; retryAfterSeconds: number };

const receiving = new Map<string, Promise<Receipt>>();

/** Resolves once the lead is committed. A duplicate (double click, reload, retry) gets the reference of the first one. */
export function receiveLead(
  lead: LeadInput,
  source: LeadSource,
  signals: SubmissionSignals,
): Promise<Receipt> {
  const fingerprint = fingerprintOf(lead);
  // Concurrent duplicates would each consume the rate limit; the store's unique constraint alone cannot prevent that.
  const pending = receiving.get(fingerprint);
  if (pending) return pending;
  const receipt = storeLead(lead, fingerprint, source, signals);
  receiving.set(fingerprint, receipt);
  const forget = () => receiving.delete(fingerprint);
  receipt.then(forget, (error) => {
    forget();
    noteLeadNotStored(error);
  });
  return receipt;
}

/** Turns suspected spam into a lead, with its messages; null if no suspected lead has this reference. */
export async function releaseLead(
  reference: string,
  actor: Actor,
  version?: number,
): Promise<ActResult | null> {
  const at = new Date();
  const where = { reference, suspectedAt: { not: null } };
  const lead = await db().lead.findUnique({ where, include: withArticle });
  if (!lead) return null;
  const received = toReceivedLead(lead);
  const messages = composeMessages(received).map((message) =>
    db().outboxMessage.create({ data: { ...message, leadId: lead.id } }),
  );
  return recordAct(
    { ...lead, version: version ?? lead.version },
    {
      kind: 'release',
      actor,
      at,
      columns: { suspectedAt: null, lastContactAt: at },
      isSpam: false,
      others: [...messages, ...acknowledge(received)],
    },
  );
}

/**
 * Replaces the address once, acknowledges to the new one and tells the author; suspected spam stays unanswered.
 * @throws P2025 if the lead does not exist or was corrected before
 */
export async function correctLeadEmail(reference: string, email: string): Promise<void> {
  const where = { reference, emailCorrectedAt: null };
  const lead = await db().lead.findUniqueOrThrow({ where, include: withArticle });
  const received = { ...toReceivedLead(lead), email };
  const mails = composeCorrectionMails(received).map((mail) => buildMailMessage('lead', mail));
  const now = new Date();
  const webhooks = composeWebhooks(received, 'lead.corrected', now);
  const messages = { create: lead.suspectedAt ? [] : [...mails, ...webhooks] };
  await db().$transaction([
    db().lead.update({ where, data: { email, emailCorrectedAt: now, messages } }),
    db().outboxMessage.deleteMany({
      where: { leadId: lead.id, purpose: 'acknowledgement', sentAt: null, leasedUntil: null },
    }),
    ...(lead.suspectedAt ? [] : acknowledge(received)),
  ]);
}

const withArticle = { article: { select: { title: true } } } satisfies Prisma.LeadInclude;

function toReceivedLead(lead: Prisma.LeadGetPayload<{ include: typeof withArticle }>) {
  const { locale, article, ...stored } = lead;
  return { ...stored, locale: toLocale(locale), articleTitle: article?.title ?? null };
}

async function storeLead(
  lead: LeadInput,
  fingerprint: string,
  source: LeadSource,
  signals: SubmissionSignals,
): Promise<Receipt> {
  const known = await findReference(fingerprint);
  if (known) return known;
  const { network, fromSameAddress } = await consumeNetworkLimits(signals);
  if (network.state === 'refused') return { retryAfterSeconds: network.retryAfterSeconds };

  const { articleSlug, pageSlug, ...origin } = source;
  const words = lead.details.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const textHash = hash(words.join(' '));
  const skeleton = hashSkeleton(lead.details);
  const [{ article, path }, otherSenders, isJudgedSpam] = await Promise.all([
    findForm(source),
    countOtherSenders(textHash, skeleton, lead.email),
    readVerdict({ ...lead, textHash }),
  ]);
  const spam = scoreSpam({ ...lead, ...signals, fromSameAddress, otherSenders, isJudgedSpam });
  const decision = await applyLimits(spam, network);
  if (decision.isRefused) return { retryAfterSeconds: decision.retryAfterSeconds };
  const { score, reasons, suspected } = decision.spam;
  const createdAt = new Date();
  const facts = { ...lead, ...origin, path, createdAt };

  for (;;) {
    const reference = createReference();
    const received = { ...facts, reference, articleTitle: article?.title ?? null };
    const data = {
      ...facts,
      reference,
      fingerprint,
      textHash,
      skeleton,
      articleId: article?.id,
      spamScore: score,
      spamReasons: JSON.stringify(reasons),
      suspectedAt: suspected ? createdAt : null,
      lastContactAt: createdAt,
      messages: { createMany: { data: suspected ? [] : composeMessages(received) } },
    };
    const burstMail = decision.isBurst ? await queueBurstMail(data) : [];
    const stored = await insertLead(data, suspected ? burstMail : acknowledge(received));
    if (stored) {
      if (burstMail.length > 0) log.warn({ event: 'burst' }, 'leads past the limits are set aside');
      noteLeadStored();
      return { reference };
    }
    const same = await findReference(fingerprint);
    if (same) return same;
  }
}

async function findForm({ locale, articleSlug, pageSlug }: LeadSource) {
  const article = articleSlug ? await findFormArticle(locale, articleSlug) : null;
  const path = article
    ? pathTo(locale, 'article', { slug: article.slug })
    : await findFormPath(locale, pageSlug);
  return { article, path };
}

function composeMessages(lead: ReceivedLead) {
  return [
    ...composeLeadMails(lead).map((mail) => buildMailMessage('lead', mail)),
    ...composeWebhooks(lead, 'lead.received', lead.createdAt),
  ];
}

function composeWebhooks(lead: ReceivedLead, event: WebhookEvent, at: Date) {
  return env().LEADS_WEBHOOK_URL
    ? [buildWebhookMessage('lead', composeWebhookBody(lead, event, at))]
    : [];
}

/** At most one acknowledgement per mailbox in 24 hours: nobody can use the form to flood a third party. */
function acknowledge(lead: ReceivedLead) {
  if (!site.acknowledge) return [];
  const { messageId, channel, purpose, payload } = buildMailMessage('acknowledgement', {
    ...composeAcknowledgement(lead),
    ifRefused: composeRefusalMails(lead),
  });
  const now = new Date();
  const dayAgo = new Date(now.getTime() - dayMs);
  const { untagged, tagged } = mailboxPatterns(lead.email);
  return [
    db().$executeRaw`
      INSERT INTO "OutboxMessage"
        ("messageId", "channel", "purpose", "payload", "nextAttemptAt", "createdAt", "leadId")
      SELECT ${messageId}, ${channel}, ${purpose}, ${payload}, ${now}, ${now}, "id"
      FROM "Lead" WHERE "reference" = ${lead.reference} AND NOT EXISTS (
        SELECT 1 FROM "OutboxMessage" AS former
        WHERE former."purpose" = ${purpose} AND former."createdAt" > ${dayAgo} AND former."createdAt" <= ${now}
          AND CASE WHEN json_valid(former."payload")
            THEN lower(former."payload" ->> 'to') LIKE lower(${untagged}) ESCAPE '!'
              OR lower(former."payload" ->> 'to') LIKE lower(${tagged}) ESCAPE '!' END)`,
  ];
}

function findReference(fingerprint: string) {
  return db().lead.findUnique({ where: { fingerprint }, select: { reference: true } });
}

async function insertLead(
  data: Prisma.LeadUncheckedCreateInput,
  others: Prisma.PrismaPromise<unknown>[],
): Promise<boolean> {
  try {
    await db().$transaction([db().lead.create({ data }), ...others]);
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

function fingerprintOf({ name, email, projectType, details, phone }: LeadInput): string {
  const typed = [name, email.toLowerCase(), projectType, details, ...(phone ? [phone] : [])];
  return hash(JSON.stringify(typed));
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
