import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import { isRecordNotFound, isUniqueViolation } from '@/lib/store/prisma-errors';
import type { Role } from './account';
import { countAttempt, forgetAttempts, uncountAttempt } from './attempts';
import { deleteInvitations, readLink } from './links';
import { deleteOneTimeToken } from './one-time-tokens';
import { hashPassword, isPassword } from './passwords';

type NewAccount = { email: string; password: string; locale: Locale };

export type SignInResult =
  | { ok: true; accountId: number }
  | { ok: false; retryAfterSeconds?: number };

/** @throws PasswordsBusyError */
export async function checkSignIn(
  { email, password }: { email: string; password: string },
  attemptKey: string,
): Promise<SignInResult> {
  const retryAfterSeconds = await countAttempt(attemptKey);
  if (retryAfterSeconds > 0) return { ok: false, retryAfterSeconds };
  const account = await db().account.findUnique({
    where: { email },
    select: { id: true, passwordHash: true },
  });
  const isRight = await isPassword(password, account?.passwordHash ?? null).catch(async (error) => {
    await uncountAttempt(attemptKey);
    throw error;
  });
  if (!isRight || !account) return { ok: false };
  await forgetAttempts(attemptKey);
  return { ok: true, accountId: account.id };
}

/** Null if the link is used, expired, or was replaced meanwhile. @throws PasswordsBusyError */
export async function createOwner(token: string, account: NewAccount): Promise<number | null> {
  if ((await readLink(token))?.kind !== 'owner') return null;
  return createAccount(token, 'owner', account);
}

/** Null if the link is used, expired, or was replaced or withdrawn meanwhile. @throws PasswordsBusyError */
export async function createEditor(token: string, password: string): Promise<number | null> {
  const link = await readLink(token);
  if (link?.kind !== 'invitation') return null;
  const { email, locale } = link;
  return createAccount(token, 'editor', { email, locale, password });
}

async function createAccount(
  token: string,
  role: Role,
  { email, locale, password }: NewAccount,
): Promise<number | null> {
  const data = { email, locale, role, passwordHash: await hashPassword(password) };
  return unlessUsed(async () => {
    const [, account] = await db().$transaction([
      deleteOneTimeToken(token),
      db().account.create({ data, select: { id: true } }),
    ]);
    return account.id;
  });
}

/**
 * Ends the editor's sessions and withdraws invitations. Never removes the owner.
 * @returns whether there was such an editor or invitation
 */
export async function removeEditor(email: string): Promise<boolean> {
  const invitations = await deleteInvitations(email);
  const editors = await db().account.deleteMany({ where: { email, role: 'editor' } });
  return invitations + editors.count > 0;
}

/** Ends all sessions of the account. Null as for createOwner. @throws PasswordsBusyError */
export async function resetPassword(token: string, password: string): Promise<number | null> {
  const link = await readLink(token);
  if (link?.kind !== 'reset') return null;
  const { accountId } = link;
  const passwordHash = await hashPassword(password);
  return unlessUsed(async () => {
    await db().$transaction([
      deleteOneTimeToken(token),
      db().account.update({ where: { id: accountId }, data: { passwordHash } }),
      db().session.deleteMany({ where: { accountId } }),
    ]);
    return accountId;
  });
}

async function unlessUsed<Result>(work: () => Promise<Result>): Promise<Result | null> {
  try {
    return await work();
  } catch (error) {
    if (isRecordNotFound(error) || isUniqueViolation(error)) return null;
    throw error;
  }
}

/** Ends all sessions but this one. @throws PasswordsBusyError */
export async function changePassword(
  accountId: number,
  sessionId: string,
  password: string,
): Promise<void> {
  const passwordHash = await hashPassword(password);
  await db().$transaction([
    db().account.update({ where: { id: accountId }, data: { passwordHash } }),
    db().session.deleteMany({ where: { accountId, NOT: { tokenHash: sessionId } } }),
  ]);
}

export async function setLocale(accountId: number, locale: Locale): Promise<void> {
  await db().account.update({ where: { id: accountId }, data: { locale } });
}

export async function setPlainEditor(accountId: number, plainEditor: boolean): Promise<void> {
  await db().account.update({ where: { id: accountId }, data: { plainEditor } });
}

export async function deleteExpiredAccess(now: Date): Promise<void> {
  const where = { expiresAt: { lte: now } };
  await db().$transaction([
    db().session.deleteMany({ where }),
    db().oneTimeToken.deleteMany({ where }),
  ]);
}

/** For a restored store: sessions may have been ended, and links used, since the backup. */
export async function endAllAccess(): Promise<void> {
  await db().$transaction([db().session.deleteMany(), db().oneTimeToken.deleteMany()]);
}
