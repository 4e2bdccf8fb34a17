import 'server-only';
import { createHash } from 'node:crypto';
import { errorFields, log } from '@/lib/log';
import { env } from '@/lib/settings/env';
import { site } from '@/lib/settings/site';
import { db } from '@/lib/store/db';
import { isUniqueViolation } from '@/lib/store/prisma-errors';
import type { Passkey } from '../account';
import { createOneTimeToken, createToken, spendOneTimeToken } from '../one-time-tokens';
import type { NewPasskey, PasskeySignIn } from './schema';

const challengeLifetimeMs = 5 * 60_000;
/** ES256 and RS256: every authenticator knows one of them, and every version of Node.js both. */
const supportedAlgorithmIDs = [-7, -257];

/** Loaded when the first passkey is used: it takes 0.5 s. */
const loadLibrary = () => import('@simplewebauthn/server');

/** Passkeys are bound to the site's host: under another one, none of them works. */
export const getPasskeyHost = () => new URL(env().SITE_URL).hostname;
const expected = () => ({ expectedOrigin: env().SITE_URL, expectedRPID: getPasskeyHost() });

/** @returns what the browser's `startRegistration` takes */
export async function createRegistrationOptions({ id, email }: { id: number; email: string }) {
  const known = await db().passkey.findMany({ where: { accountId: id } });
  const challenge = await createOneTimeToken('new-passkey', String(id), challengeLifetimeMs);
  const { generateRegistrationOptions } = await loadLibrary();
  return generateRegistrationOptions({
    rpName: site.name,
    rpID: getPasskeyHost(),
    userID: createHash('sha256').update(`${env().SITE_URL} ${id}`).digest(),
    userName: email,
    challenge: Buffer.from(challenge, 'base64url'),
    timeout: challengeLifetimeMs,
    excludeCredentials: known.map(({ id, transports }) => ({
      id,
      transports: JSON.parse(transports),
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs,
  });
}

/** @returns false unless the browser made the passkey for a challenge of this account */
export async function addPasskey(
  accountId: number,
  { challenge, response }: NewPasskey,
  name: string,
): Promise<boolean> {
  if (!(await spendOneTimeToken(challenge, 'new-passkey', String(accountId)))) return false;
  const { verifyRegistrationResponse } = await loadLibrary();
  const { registrationInfo } = await unlessRefused(
    verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      ...expected(),
      supportedAlgorithmIDs,
    }),
  );
  if (!registrationInfo) return false;
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
  const data = { id, accountId, publicKey, counter, name, transports: JSON.stringify(transports) };
  try {
    await db().passkey.create({ data });
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

/** @returns what the browser's `startAuthentication` takes; the person chooses among the passkeys of the device */
export async function createSignInOptions() {
  const challenge = await createOneTimeToken('passkey-sign-in', createToken(), challengeLifetimeMs);
  const { generateAuthenticationOptions } = await loadLibrary();
  return generateAuthenticationOptions({
    rpID: getPasskeyHost(),
    challenge: Buffer.from(challenge, 'base64url'),
    timeout: challengeLifetimeMs,
    userVerification: 'required',
  });
}

/** @returns whose passkey it is, or null if it is refused */
export async function checkPasskey({ challenge, response }: PasskeySignIn): Promise<number | null> {
  if (!(await spendOneTimeToken(challenge, 'passkey-sign-in'))) return null;
  const found = await db().passkey.findUnique({ where: { id: response.id } });
  if (!found) return null;
  const { id, accountId, publicKey, counter } = found;
  const { verifyAuthenticationResponse } = await loadLibrary();
  const { verified, authenticationInfo } = await unlessRefused(
    verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      ...expected(),
      credential: { id, publicKey, counter: Number(counter) },
    }),
  );
  if (!verified || !authenticationInfo) return null;
  const { count } = await db().passkey.updateMany({
    // It may have been used or removed meanwhile.
    where: { id, counter },
    data: { counter: authenticationInfo.newCounter, usedAt: new Date() },
  });
  return count === 1 ? accountId : null;
}

/** The library throws at whatever does not fit. */
async function unlessRefused<Result extends { verified: boolean }>(
  verification: Promise<Result>,
): Promise<Partial<Result>> {
  try {
    return await verification;
  } catch (error) {
    log.debug({ event: 'passkey', ...errorFields(error) }, 'A passkey was refused');
    return {};
  }
}

/** The oldest first */
export function listPasskeys(accountId: number): Promise<Passkey[]> {
  return db().passkey.findMany({
    where: { accountId },
    select: { id: true, name: true, createdAt: true, usedAt: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
}

export async function renamePasskey(accountId: number, id: string, name: string): Promise<void> {
  await db().passkey.updateMany({ where: { accountId, id }, data: { name } });
}

export async function removePasskey(accountId: number, id: string): Promise<void> {
  await db().passkey.deleteMany({ where: { accountId, id } });
}
