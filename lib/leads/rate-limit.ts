import 'server-only';
import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';

const hourSeconds = 3600;

function openLimiter(keyPrefix: string, points: number) {
  return new RateLimiterPrisma({
    storeClient: db(),
    tableName: 'rateLimit',
    keyPrefix,
    points,
    duration: hourSeconds,
    clearExpiredByTimeout: false,
  });
}

export type RateLimitResult =
  | { allowed: true; fromSameAddress: number }
  | { allowed: false; retryAfterSeconds: number };

/** @param addressHash null if unknown: then only the global limit applies */
export async function consumeRateLimit(addressHash: string | null): Promise<RateLimitResult> {
  const { LEADS_PER_ADDRESS, LEADS_IN_ALL } = env();
  const perAddress = openLimiter('address', LEADS_PER_ADDRESS);
  const globalLimiter = openLimiter('all', LEADS_IN_ALL);
  try {
    const addressResult = addressHash ? await perAddress.consume(addressHash) : null;
    await globalLimiter.consume('leads');
    return { allowed: true, fromSameAddress: addressResult?.consumedPoints ?? 0 };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return { allowed: false, retryAfterSeconds: Math.ceil(refusal.msBeforeNext / 1000) };
  }
}

export async function deleteExpiredRateLimits(now: Date): Promise<number> {
  const { count } = await db().rateLimit.deleteMany({ where: { expire: { lte: now } } });
  return count;
}
