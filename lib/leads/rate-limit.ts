import 'server-only';
import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible';
import type { ClientHashes } from '@/lib/http/client-address';
import { hourMs } from '@/lib/i18n/durations';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';

const hourSeconds = hourMs / 1000;

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
  const address = await consume('address', addressHash);
  const network = compare(address, LEADS_PER_ADDRESS, LEADS_PER_ADDRESS * asideFactor);
  const fromSameAddress = address.consumedPoints;
  if (!prefixHash || network.state === 'refused') return { fromSameAddress, network };
  const limit = LEADS_PER_ADDRESS * prefixFactor;
  const prefix = compare(await consume('prefix', prefixHash), limit, limit * asideFactor);
  return { fromSameAddress, network: prefix.state === 'within' ? network : prefix };
}

/** Suspected spam uses up an allowance of its own, so that it cannot shut the form for others. */
export async function consumeOverallLimit(isSuspected: boolean): Promise<Limit> {
  const { LEADS_IN_ALL } = env();
  const limit = isSuspected
    ? noLimit
    : compare(await consume('all', 'leads'), LEADS_IN_ALL, Number.POSITIVE_INFINITY);
  if (!isSuspected && limit.state === 'within') return limit;
  const most = LEADS_IN_ALL * asideFactor;
  const suspected = compare(await consume('suspected', 'leads'), most, most);
  return suspected.state === 'refused' ? suspected : limit;
}

async function consume(keyPrefix: string, key: string): Promise<RateLimiterRes> {
  const limiter = new RateLimiterPrisma({
    storeClient: db(),
    tableName: 'rateLimit',
    keyPrefix,
    points: 0,
    duration: hourSeconds,
    clearExpiredByTimeout: false,
  });
  try {
    return await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return refusal;
  }
}

function compare(
  { consumedPoints, msBeforeNext }: RateLimiterRes,
  limit: number,
  most: number,
): Limit {
  const state = consumedPoints <= limit ? 'within' : consumedPoints <= most ? 'aside' : 'refused';
  return { state, retryAfterSeconds: Math.ceil(msBeforeNext / 1000) };
}

/** A counter that lasts longer than an hour was written by a clock that was ahead. */
export async function deleteExpiredRateLimits(now: Date): Promise<number> {
  const latest = new Date(now.getTime() + hourMs);
  const where = { OR: [{ expire: { lte: now } }, { expire: { gt: latest } }] };
  const { count } = await db().rateLimit.deleteMany({ where });
  return count;
}
