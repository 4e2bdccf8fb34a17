import 'server-only';
import { dayMs } from '@/lib/i18n/durations';
import { type Locale, locales, toLocale } from '@/lib/i18n/locales';
import { appPrefix } from '@/lib/i18n/routes';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { createOneTimeToken, findOneTimeToken } from './one-time-tokens';

const linkLifetimeMs = dayMs;

/** What a link is for: the owner's account, as long as there is none, a new password, or an editor's account. */
export type LinkUse =
  | { kind: 'owner' }
  | { kind: 'reset'; accountId: number; email: string }
  | { kind: 'invitation'; email: string; locale: Locale };

/** Somebody who was invited and has not used the link yet */
export type Invitation = { email: string; expiresAt: Date };

/** A newer link replaces the older one. Null while there is an owner. */
export async function createOwnerLink(): Promise<string | null> {
  if (await hasOwner()) return null;
  return toUrl(await createOneTimeToken('set-up', 'owner', linkLifetimeMs));
}

export async function createResetLink(accountId: number): Promise<string> {
  return toUrl(await createOneTimeToken('reset', String(accountId), linkLifetimeMs));
}

/** A newer link for the same address replaces the older one. Null if the address has an account. */
export async function createInvitationLink(email: string, locale: Locale): Promise<string | null> {
  if ((await db().account.count({ where: { email } })) > 0) return null;
  await deleteInvitations(email);
  return toUrl(await createOneTimeToken('invitation', `${locale} ${email}`, linkLifetimeMs));
}

/** The latest first */
export async function listInvitations(now = new Date()): Promise<Invitation[]> {
  const found = await db().oneTimeToken.findMany({
    where: { purpose: 'invitation', expiresAt: { gt: now } },
    orderBy: { expiresAt: 'desc' },
  });
  return found.map(({ subject, expiresAt }) => ({ ...readSubject(subject), expiresAt }));
}

/** @returns how many there were */
export async function deleteInvitations(email: string): Promise<number> {
  const subjects = locales.map((locale) => `${locale} ${email}`);
  const where = { purpose: 'invitation', subject: { in: subjects } };
  return (await db().oneTimeToken.deleteMany({ where })).count;
}

function readSubject(subject: string): { email: string; locale: Locale } {
  const [locale, email = ''] = subject.split(' ');
  return { email, locale: toLocale(locale) };
}

/** Null if it is unknown, used, expired, or there is an owner by now */
export async function readLink(token: string): Promise<LinkUse | null> {
  const found = await findOneTimeToken(token);
  if (!found) return null;
  if (found.purpose === 'set-up') return (await hasOwner()) ? null : { kind: 'owner' };
  if (found.purpose === 'invitation') return { kind: 'invitation', ...readSubject(found.subject) };
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
