import 'server-only';
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import pLimit from 'p-limit';

/** What OWASP's password storage cheat sheet recommends for scrypt: 32 MB of memory and some 0.3 s for each password. */
export const recommendedCost = { N: 2 ** 15, r: 8, p: 3 };
/** Of new hashes; tests lower it */
export const cost = { ...recommendedCost };
const maxMemoryBytes = 64 * 1024 * 1024;
const saltBytes = 16;
const keyBytes = 32;
const maxWaiting = 8;

const queue = pLimit(1);
const deriveKey = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** Too many passwords wait to be checked. */
export class PasswordsBusyError extends Error {
  override name = 'PasswordsBusyError';
}

/** @returns `scrypt$N$r$p$salt$key`, in base64url: the cost can rise later @throws PasswordsBusyError */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  return formatHash(salt, await derive(password, salt, cost));
}

/** Takes the same time for an unknown account. @param stored null for an unknown account @throws PasswordsBusyError */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [, N, r, p, salt = '', key = ''] = (stored ?? decoy()).split('$');
  const options = { N: Number(N), r: Number(r), p: Number(p) };
  const derived = await derive(password, Buffer.from(salt, 'base64url'), options);
  return timingSafeEqual(Buffer.from(key, 'base64url'), derived) && stored !== null;
}

const decoy = () => formatHash(Buffer.alloc(saltBytes), Buffer.alloc(keyBytes));

function formatHash(salt: Buffer, key: Buffer): string {
  const parts = [cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')];
  return ['scrypt', ...parts].join('$');
}

function derive(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  if (queue.pendingCount >= maxWaiting) throw new PasswordsBusyError();
  // The same letters may be typed as different code points.
  const typed = password.normalize('NFKC');
  return queue(() => deriveKey(typed, salt, keyBytes, { ...options, maxmem: maxMemoryBytes }));
}
