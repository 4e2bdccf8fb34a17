import 'server-only';
import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { hashClientAddress } from '@/lib/http/client-address';
import { type Locale, locales, toLocale } from '@/lib/i18n/locales';
import { appPrefix } from '@/lib/i18n/routes';
import { env } from '@/lib/settings/env';
import type { SignedIn } from './account';
import { attemptKey, createDeviceToken, readDeviceToken } from './attempts';
import { describeDevice } from './device';
import { createSession, endSession, findSession } from './sessions';

/** A longer life than a session's: the store decides, because a page cannot set a cookie while it renders. */
const cookieSeconds = 400 * 24 * 3600;
const recentMs = 15 * 60 * 1000;

/** Who is signed in; null if nobody is */
export async function getSignedIn({ isUse = true } = {}): Promise<SignedIn | null> {
  const token = (await cookies()).get(cookieNames().session)?.value;
  return token ? findSession(token, { isUse }) : null;
}

/** Every page and action of the studio begins with it: whoever is not signed in gets to the door. @param path where to go on afterwards */
export async function requireAccount(path?: string): Promise<SignedIn> {
  return (await getSignedIn()) ?? redirect(pathToDoor(path));
}

const pathToDoor = (path?: string) =>
  `${appPrefix}/sign-in${path ? `?next=${encodeURIComponent(path)}` : ''}`;

/** Pages and actions of the owner's begin with it: for an editor they do not exist. */
export async function requireOwner(path?: string): Promise<SignedIn> {
  const account = await requireAccount(path);
  return account.role === 'owner' ? account : notFound();
}

/** For what needs a fresh proof of who is there. @param path where to go on afterwards */
export async function requireRecentSignIn(path: string, now = new Date()): Promise<SignedIn> {
  const account = await requireAccount();
  return isRecentSignIn(account, now) ? account : redirect(pathToDoor(path));
}

export function isRecentSignIn({ session }: SignedIn, now = new Date()): boolean {
  return session.signedInAt.getTime() > now.getTime() - recentMs;
}

/** Signs this browser in with a new session in place of its former one. */
export async function signInBrowser(accountId: number): Promise<void> {
  const former = await getSignedIn();
  const device = describeDevice((await headers()).get('user-agent') ?? '');
  await setCookie('session', await createSession(accountId, device));
  const known = (await cookies()).get(cookieNames().device)?.value;
  if (!known || !readDeviceToken(known)) await setCookie('device', createDeviceToken());
  if (former) await endSession(former.id, former.session.id);
}

export async function signOutBrowser(): Promise<void> {
  const account = await getSignedIn();
  if (account) await endSession(account.id, account.session.id);
  (await cookies()).delete({ name: cookieNames().session, path: appPrefix });
}

export async function getAttemptKey(): Promise<string> {
  const device = (await cookies()).get(cookieNames().device)?.value;
  return attemptKey(device, hashClientAddress(await headers()).addressHash);
}

/** The account's language; at the door, or while the store cannot be read, that of the browser. */
export async function getStudioLocale(): Promise<Locale> {
  const account = await getSignedIn().catch(() => null);
  if (account) return account.locale;
  const accepted = (await headers()).get('accept-language') ?? '';
  const languages = accepted.split(',').map((entry) => entry.trim().slice(0, 2).toLowerCase());
  return toLocale(languages.find((language) => locales.some((locale) => locale === language)));
}

type Cookie = 'session' | 'device';

/** A `__Secure-` cookie can only be set over https. */
function cookieNames(): Record<Cookie, string> {
  const prefix = isSecure() ? '__Secure-' : '';
  return { session: `${prefix}studio`, device: `${prefix}studio-device` };
}

const isSecure = () => env().SITE_URL.startsWith('https:');

async function setCookie(cookie: Cookie, value: string): Promise<void> {
  (await cookies()).set(cookieNames()[cookie], value, {
    httpOnly: true,
    secure: isSecure(),
    sameSite: 'lax',
    path: appPrefix,
    maxAge: cookieSeconds,
  });
}
