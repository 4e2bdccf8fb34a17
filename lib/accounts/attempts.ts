import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { loadSecret } from '@/lib/settings/secrets';
import { countDown, countUp, resetCounter } from '@/lib/store/counters';
import { createToken } from './one-time-tokens';

const maxAttempts = 10;
const windowMs = 15 * 60_000;

const counterOf = (key: string) => `sign-in:${key}`;

/**
 * Counts an attempt before its password is checked, so that attempts at the same time all count. There is no limit for
 * all addresses together: with it, a stranger could lock the owner out.
 * @param key see `attemptKey`
 * @returns seconds to wait; 0 if the attempt is allowed
 */
export async function countAttempt(key: string): Promise<number> {
  const { count, msUntilReset } = await countUp(counterOf(key), windowMs);
  return count <= maxAttempts ? 0 : Math.ceil(msUntilReset / 1000);
}

/** For an attempt whose password was not checked */
export async function uncountAttempt(key: string): Promise<void> {
  await countDown(counterOf(key));
}

export async function forgetAttempts(key: string): Promise<void> {
  await resetCounter(counterOf(key));
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
