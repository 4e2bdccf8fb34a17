import 'server-only';
import { dayMs } from '@/lib/i18n/durations';
import { toLocale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import type { Device, Role, SignedIn } from './account';
import { createToken, hashToken } from './one-time-tokens';

const lifetimeMs = 30 * dayMs;

/** @returns the token for the browser's cookie; the store has its hash only */
export async function createSession(
  accountId: number,
  device: string,
  now = new Date(),
): Promise<string> {
  const token = createToken();
  const expiresAt = new Date(now.getTime() + lifetimeMs);
  const times = { createdAt: now, signedInAt: now, usedAt: now, expiresAt };
  await db().session.create({ data: { tokenHash: hashToken(token), accountId, device, ...times } });
  return token;
}

/** Each use prolongs the session, at most once a day. @param isUse false: the browser asks by itself */
export async function findSession(
  token: string,
  { now = new Date(), isUse = true } = {},
): Promise<SignedIn | null> {
  const tokenHash = hashToken(token);
  const found = await db().session.findUnique({ where: { tokenHash }, include: { account: true } });
  if (!found || found.expiresAt <= now) return null;
  if (isUse && found.usedAt.getTime() <= now.getTime() - dayMs) {
    const expiresAt = new Date(now.getTime() + lifetimeMs);
    await db().session.updateMany({ where: { tokenHash }, data: { usedAt: now, expiresAt } });
  }
  const { id, email, role, locale } = found.account;
  const session = { id: tokenHash, signedInAt: found.signedInAt };
  return { id, email, role: role as Role, locale: toLocale(locale), session };
}

/** The most recently used first */
export async function listSessions(accountId: number, now = new Date()): Promise<Device[]> {
  const sessions = await db().session.findMany({
    where: { accountId, expiresAt: { gt: now } },
    select: { tokenHash: true, device: true, usedAt: true },
    orderBy: { usedAt: 'desc' },
  });
  return sessions.map(({ tokenHash, ...session }) => ({ id: tokenHash, ...session }));
}

export async function endSession(accountId: number, id: string): Promise<void> {
  await db().session.deleteMany({ where: { accountId, tokenHash: id } });
}

/** @returns how many there were */
export async function endSessions(accountId: number): Promise<number> {
  return (await db().session.deleteMany({ where: { accountId } })).count;
}
