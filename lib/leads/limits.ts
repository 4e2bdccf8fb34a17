import 'server-only';
import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible';
import { hashPersonal } from '@/lib/client-address';
import { db } from '@/lib/db';
import { env } from '@/lib/env';

const hourSeconds = 3600;
const daySeconds = 24 * hourSeconds;

// In the store: a restart does not forget, and several processes count together.
function openLimiter(keyPrefix: string, points: number, duration: number) {
  return new RateLimiterPrisma({
    storeClient: db(),
    tableName: 'rateLimit',
    keyPrefix,
    points,
    duration,
    clearExpiredByTimeout: false,
  });
}

export type Allowance =
  | { allowed: true; fromSameAddress: number }
  | { allowed: false; retryAfterSeconds: number };

/**
 * Counts one new lead, from one address and in all.
 * @param addressHash null where the address is unknown: then the number in all is the only limit
 */
export async function takeAllowance(addressHash: string | null): Promise<Allowance> {
  const { LEADS_PER_ADDRESS, LEADS_IN_ALL } = env();
  const perAddress = openLimiter('address', LEADS_PER_ADDRESS, hourSeconds);
  const inAll = openLimiter('all', LEADS_IN_ALL, hourSeconds);
  try {
    const own = addressHash ? await perAddress.consume(addressHash) : null;
    await inAll.consume('leads');
    return { allowed: true, fromSameAddress: own?.consumedPoints ?? 0 };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return { allowed: false, retryAfterSeconds: Math.ceil(refusal.msBeforeNext / 1000) };
  }
}

/** Whether an address may be acknowledged to now: once in 24 hours, however many leads name it. */
export async function takeAcknowledgement(email: string): Promise<boolean> {
  try {
    await acknowledgements().consume(keyOf(email));
    return true;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return false;
  }
}

/** For the erasure of all that is kept about an address. */
export async function forgetAcknowledgement(email: string): Promise<void> {
  await acknowledgements().delete(keyOf(email));
}

/** Nothing is kept of an address longer than its limit runs. */
export async function deleteExpiredLimits(now: Date): Promise<number> {
  const { count } = await db().rateLimit.deleteMany({ where: { expire: { lte: now } } });
  return count;
}

const acknowledgements = () => openLimiter('acknowledgement', 1, daySeconds);
const keyOf = (email: string) => hashPersonal(email.toLowerCase());
