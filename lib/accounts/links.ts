import 'server-only';
import { dayMs } from '@/lib/i18n/durations';
import { appPrefix } from '@/lib/i18n/routes';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { createOneTimeToken, findOneTimeToken } from './one-time-tokens';

const linkLifetimeMs = dayMs;

/** What a link is for: the owner's account, as long as there is none, or a new password. */
export type LinkUse = { kind: 'owner' } | { kind: 'reset'; accountId: number; email: string };

/** A newer link replaces the older one. Null while there is an owner. */
export async function createOwnerLink(): Promise<string | null> {
  if (await hasOwner()) return null;
  return toUrl(await createOneTimeToken('set-up', 'owner', linkLifetimeMs));
}

export async function createResetLink(accountId: number): Promise<string> {
  return toUrl(await createOneTimeToken('reset', String(accountId), linkLifetimeMs));
}

/** Null if it is unknown, used, expired, or there is an owner by now */
export async function readLink(token: string): Promise<LinkUse | null> {
  const found = await findOneTimeToken(token);
  if (!found) return null;
  if (found.purpose === 'set-up') return (await hasOwner()) ? null : { kind: 'owner' };
  const account = await db().account.findUnique({
    where: { id: Number(found.subject) },
    select: { id: true, email: true },
  });
  return account && { kind: 'reset', accountId: account.id, email: account.email };
}

async function hasOwner(): Promise<boolean> {
  return (await db().account.count({ where: { role: 'owner' } })) > 0;
}

function toUrl(token: string): string {
  return `${env().SITE_URL}${appPrefix}/link?token=${token}`;
}
