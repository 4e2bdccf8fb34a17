import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { db } from '@/lib/store/db';

/** 256 random bits */
export function createToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the store keeps: nobody who reads it can sign in. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

export type Purpose = 'set-up' | 'reset' | 'invitation' | 'new-passkey' | 'passkey-sign-in';

/** Replaces an unused token for the same subject, and deletes those of its purpose that expired. */
export async function createOneTimeToken(
  purpose: Purpose,
  subject: string,
  lifetimeMs: number,
): Promise<string> {
  const token = createToken();
  const now = Date.now();
  const expiresAt = new Date(now + lifetimeMs);
  const replaced = [{ subject }, { expiresAt: { lte: new Date(now) } }];
  await db().$transaction([
    db().oneTimeToken.deleteMany({ where: { purpose, OR: replaced } }),
    db().oneTimeToken.create({
      data: { tokenHash: hashToken(token), purpose, subject, expiresAt },
    }),
  ]);
  return token;
}

/** Null if it is unknown, used or expired */
export async function findOneTimeToken(
  token: string,
  now = new Date(),
): Promise<{ purpose: Purpose; subject: string } | null> {
  const found = await db().oneTimeToken.findUnique({ where: { tokenHash: hashToken(token) } });
  return found && found.expiresAt > now
    ? { purpose: found.purpose as Purpose, subject: found.subject }
    : null;
}

/** For a transaction, which fails if the token was used meanwhile: of several uses at once, one succeeds. */
export function deleteOneTimeToken(token: string) {
  return db().oneTimeToken.delete({ where: { tokenHash: hashToken(token) } });
}

/** For a challenge. Of several uses at once, one succeeds. @param subject any by default */
export async function spendOneTimeToken(
  token: string,
  purpose: Purpose,
  subject?: string,
): Promise<boolean> {
  const where = { tokenHash: hashToken(token), purpose, subject, expiresAt: { gt: new Date() } };
  return (await db().oneTimeToken.deleteMany({ where })).count === 1;
}
