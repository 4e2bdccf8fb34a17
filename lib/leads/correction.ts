import 'server-only';
import * as z from 'zod';
import { defineToken } from '@/lib/http/signed-token';
import { hourMs } from '@/lib/i18n/durations';
import { db } from '@/lib/store/db';
import { isRecordNotFound } from '@/lib/store/prisma-errors';
import { correctLeadEmail } from './commands';
import { type CorrectionError, normalizeField, suggestDomain } from './rules';
import { emailSchema } from './schema';

const thanksToken = defineToken(
  'thanks',
  hourMs,
  z.object({ reference: z.string(), canReceiveMail: z.boolean() }),
);
const correctToken = defineToken('correct', hourMs, z.object({ reference: z.string() }));

export const createThanksToken = thanksToken.create;

export type SentAddress = {
  /** Where the acknowledgement went, masked; null if none was queued */
  acknowledgedTo: string | null;
  isRefused: boolean;
  /** A domain to ask about: the common one that may be meant, or the one that takes no mail */
  meantDomain: string | null;
  deadDomain: string | null;
  /** For the page that corrects the address; null once it was corrected */
  correctToken: string | null;
};

/** What the thanks page says of the prospect’s address; null after an hour. */
export async function getSentAddress(token: unknown): Promise<SentAddress | null> {
  const read = thanksToken.read(token);
  if (!read.ok) return null;
  const { reference, canReceiveMail } = read.data;
  const lead = await findLead(reference);
  if (!lead) return null;
  const { email, emailCorrectedAt, messages } = lead;
  const meantDomain = suggestDomain(email) ?? null;
  const mayBeDead = !canReceiveMail && !meantDomain && !emailCorrectedAt;
  const sentAt = new Date(read.expiresAt.getTime() - hourMs);
  return {
    acknowledgedTo: messages.length > 0 ? maskEmail(email) : null,
    isRefused: messages.at(-1)?.failedAt != null,
    meantDomain: emailCorrectedAt ? null : meantDomain,
    deadDomain: mayBeDead ? email.slice(email.lastIndexOf('@') + 1) : null,
    correctToken: emailCorrectedAt ? null : correctToken.create({ reference }, sentAt),
  };
}

const errors = z.enum([
  'emailMissing',
  'emailLong',
  'emailInvalid',
  'emailIncomplete',
  'unchanged',
] satisfies CorrectionError[]);

/** From the query of the page */
export function parseCorrectionError(error: unknown): CorrectionError | null {
  return errors.safeParse(error).data ?? null;
}

export type Correction =
  | { state: 'invalid' | 'expired' | 'deleted' }
  | { state: 'open'; email: string; meantDomain: string | null }
  | { state: 'corrected'; email: string; isAcknowledged: boolean };

/** The addresses are masked: whoever gets to see the link may not be who wrote. */
export async function getCorrection(token: unknown): Promise<Correction> {
  const read = correctToken.read(token);
  if (!read.ok) return { state: read.reason };
  const lead = await findLead(read.data.reference);
  if (!lead) return { state: 'deleted' };
  const email = maskEmail(lead.email);
  if (lead.emailCorrectedAt) {
    return { state: 'corrected', email, isAcknowledged: lead.messages.length > 0 };
  }
  return { state: 'open', email, meantDomain: suggestDomain(lead.email) ?? null };
}

/**
 * Does nothing where the page has nothing to correct: it then says why.
 * @param form `email`, or `domain` for the domain that the page suggested
 */
export async function submitCorrection(
  token: unknown,
  form: FormData,
): Promise<{ error: CorrectionError; typed: string } | null> {
  const read = correctToken.read(token);
  const lead = read.ok ? await findLead(read.data.reference) : null;
  if (!lead || lead.emailCorrectedAt) return null;
  const localPart = lead.email.slice(0, lead.email.lastIndexOf('@'));
  const domain = form.get('domain');
  const typed = normalizeField(
    'email',
    String(domain ? `${localPart}@${domain}` : form.get('email')),
  );
  const parsed = emailSchema.safeParse(typed);
  if (!parsed.success) {
    return { error: parsed.error.issues[0]?.message as CorrectionError, typed };
  }
  if (parsed.data.toLowerCase() === lead.email.toLowerCase()) return { error: 'unchanged', typed };
  try {
    await correctLeadEmail(lead.reference, parsed.data);
  } catch (error) {
    // Corrected or erased meanwhile
    if (!isRecordNotFound(error)) throw error;
  }
  return null;
}

function findLead(reference: string) {
  return db().lead.findUnique({
    where: { reference },
    select: {
      reference: true,
      email: true,
      emailCorrectedAt: true,
      messages: {
        where: { purpose: 'acknowledgement' },
        orderBy: { id: 'asc' },
        select: { failedAt: true },
      },
    },
  });
}

/** E.g. `a***@gmail.com` */
function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return `${at > 1 ? [...email][0] : ''}***${email.slice(at)}`;
}
