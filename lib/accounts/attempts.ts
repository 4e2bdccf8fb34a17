import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible';
import { loadSecret } from '@/lib/settings/secrets';
import { db } from '@/lib/store/db';
import { createToken } from './one-time-tokens';

const maxAttempts = 10;
const windowSeconds = 15 * 60;

function openLimiter() {
  return new RateLimiterPrisma({
    storeClient: db(),
    tableName: 'rateLimit',
    keyPrefix: 'sign-in',
    points: maxAttempts,
    duration: windowSeconds,
    clearExpiredByTimeout: false,
  });
}

/**
 * Counts an attempt before its password is checked, so that attempts at the same time all count. There is no limit for
 * all addresses together: with it, a stranger could lock the owner out.
 * @param key see `attemptKey`
 * @returns seconds to wait; 0 if the attempt is allowed
 */
export async function countAttempt(key: string): Promise<number> {
  try {
    await openLimiter().consume(key);
    return 0;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return Math.ceil(refusal.msBeforeNext / 1000);
  }
}

/** For an attempt whose password was not checked */
export async function uncountAttempt(key: string): Promise<void> {
  await openLimiter().reward(key);
}

export async function forgetAttempts(key: string): Promise<void> {
  await openLimiter().delete(key);
}

/** A browser that has signed in before counts for itself: nobody else on its network can use up its attempts. */
export function attemptKey(deviceToken: string | undefined, addressHash: string | null): string {
  const device = deviceToken ? readDeviceToken(deviceToken) : null;
  return device ? `device:${device}` : `address:${addressHash ?? 'unknown'}`;
}

export function createDeviceToken(): string {
  const device = createToken();
  return `${device}.${sign(device)}`;
}

export function readDeviceToken(token: string): string | null {
  const [device = '', signature = ''] = token.split('.');
  const [given, expected] = [Buffer.from(signature), Buffer.from(sign(device))];
  return given.length === expected.length && timingSafeEqual(given, expected) ? device : null;
}

function sign(device: string): string {
  const key = Buffer.from(loadSecret('device-key'), 'base64');
  return createHmac('sha256', key).update(device).digest('base64url');
}
