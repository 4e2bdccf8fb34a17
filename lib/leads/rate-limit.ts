import 'server-only';
import type { ClientHashes } from '@/lib/http/client-address';
import { hourMs } from '@/lib/i18n/durations';
import { env } from '@/lib/settings/env';
import { type Count, countUp } from '@/lib/store/counters';
import { db } from '@/lib/store/db';

/** Past a limit leads are set aside, up to this many times the limit; then they are refused. */
const asideFactor = 10;

/** A provider gives out 65,536 networks (/64) of a /48 prefix, to one customer or to many. */
const prefixFactor = 4;

export type Limit = { state: 'within' | 'aside' | 'refused'; retryAfterSeconds: number };

const noLimit: Limit = { state: 'within', retryAfterSeconds: 0 };

/** Counts a new lead for its sender's networks; without a known address there is nothing to count. */
export async function consumeNetworkLimits({
  addressHash,
  prefixHash,
}: ClientHashes): Promise<{ fromSameAddress: number; network: Limit }> {
  const { LEADS_PER_ADDRESS } = env();
  if (!addressHash) return { fromSameAddress: 0, network: noLimit };
  const address = await countUp(`address:${addressHash}`, hourMs);
  const network = compare(address, LEADS_PER_ADDRESS, LEADS_PER_ADDRESS * asideFactor);
  const fromSameAddress = address.count;
  if (!prefixHash || network.state === 'refused') return { fromSameAddress, network };
  const limit = LEADS_PER_ADDRESS * prefixFactor;
  const prefix = compare(await countUp(`prefix:${prefixHash}`, hourMs), limit, limit * asideFactor);
  return { fromSameAddress, network: prefix.state === 'within' ? network : prefix };
}

/** Suspected spam uses up an allowance of its own, so that it cannot shut the form for others. */
export async function consumeOverallLimit(isSuspected: boolean): Promise<Limit> {
  const { LEADS_IN_ALL } = env();
  const limit = isSuspected
    ? noLimit
    : compare(await countUp('all:leads', hourMs), LEADS_IN_ALL, Number.POSITIVE_INFINITY);
  if (!isSuspected && limit.state === 'within') return limit;
  const most = LEADS_IN_ALL * asideFactor;
  const suspected = compare(await countUp('suspected:leads', hourMs), most, most);
  return suspected.state === 'refused' ? suspected : limit;
}

function compare({ count, msUntilReset }: Count, limit: number, most: number): Limit {
  const state = count <= limit ? 'within' : count <= most ? 'aside' : 'refused';
  return { state, retryAfterSeconds: Math.ceil(msUntilReset / 1000) };
}

/** A counter that lasts longer than an hour was written by a clock that was ahead. */
export async function deleteExpiredRateLimits(now: Date): Promise<number> {
  const latest = new Date(now.getTime() + hourMs);
  const where = { OR: [{ expire: { lte: now } }, { expire: { gt: latest } }] };
  const { count } = await db().rateLimit.deleteMany({ where });
  return count;
}
