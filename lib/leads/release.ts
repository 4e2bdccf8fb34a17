import 'server-only';
import { db } from '@/lib/store/db';
import { releaseLead } from './commands';
import { mailLink } from './desk/history';
import { releaseToken } from './release-token';
import { parseSpamReasons, type SpamSignal } from './spam-reasons';

export type SuspectedLead = {
  reference: string;
  name: string;
  email: string;
  details: string;
  createdAt: Date;
  signals: SpamSignal[];
};

export type Release =
  | { state: 'invalid' | 'expired' | 'deleted' }
  | { state: 'suspected'; lead: SuspectedLead }
  | { state: 'released'; reference: string };

export async function getRelease(token: unknown): Promise<Release> {
  const read = releaseToken.read(token);
  if (!read.ok) return { state: read.reason };
  const { reference } = read.data;
  const lead = await db().lead.findUnique({ where: { reference } });
  if (!lead) return { state: 'deleted' };
  if (!lead.suspectedAt) return { state: 'released', reference };
  const { name, email, details, createdAt, spamReasons } = lead;
  const signals = parseSpamReasons(spamReasons).map(({ signal }) => signal);
  return { state: 'suspected', lead: { reference, name, email, details, createdAt, signals } };
}

/** Does nothing where the page has nothing to release: it then says why. */
export async function submitRelease(token: unknown): Promise<void> {
  const read = releaseToken.read(token);
  if (read.ok) await releaseLead(read.data.reference, mailLink);
}
