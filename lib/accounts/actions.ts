'use server';

import { redirect } from 'next/navigation';
import { toLocale } from '@/lib/i18n/locales';
import { appPrefix } from '@/lib/i18n/routes';
import {
  changePassword,
  checkSignIn,
  createEditor,
  createOwner,
  resetPassword,
  setLocale,
  setPlainEditor,
} from './commands';
import {
  getAttemptKey,
  requireAccount,
  requireRecentSignIn,
  signInBrowser,
  signOutBrowser,
} from './current-account';
import type { AccountFormState } from './form-state';
import { PasswordsBusyError } from './passwords';
import { readForm } from './read-form';
import {
  listErrorCodes,
  newAccountSchema,
  newPasswordSchema,
  parseNextPath,
  signInSchema,
} from './schema';
import { endSession, endSessions } from './sessions';

const settingsPath = `${appPrefix}/settings`;

export async function signIn(_: AccountFormState, sent: FormData): Promise<AccountFormState> {
  return (await enter(sent)) ?? redirect(parseNextPath(readForm(sent).fields.next));
}

/** Stays on the page, where something is being written. */
export async function signInHere(_: AccountFormState, sent: FormData): Promise<AccountFormState> {
  return (await enter(sent)) ?? { email: readForm(sent).email, errors: {}, isSignedIn: true };
}

/** @returns what is wrong; null once the browser is signed in */
async function enter(sent: FormData): Promise<AccountFormState | null> {
  const { fields, email } = readForm(sent);
  const parsed = signInSchema.safeParse(fields);
  if (!parsed.success) return { email, errors: listErrorCodes(parsed.error) };
  const key = await getAttemptKey();
  const result = await unlessBusy(checkSignIn(parsed.data, key));
  if (result === 'busy') return { email, errors: {}, problem: 'busy' };
  if (!result.ok) return { email, errors: {}, ...describeRefusal(result.retryAfterSeconds) };
  await signInBrowser(result.accountId);
  return null;
}

function describeRefusal(retryAfterSeconds?: number): Partial<AccountFormState> {
  return retryAfterSeconds === undefined
    ? { problem: 'wrong' }
    : { problem: 'tooMany', waitMinutes: Math.ceil(retryAfterSeconds / 60) };
}

export async function setUpOwner(_: AccountFormState, sent: FormData): Promise<AccountFormState> {
  const { fields, email } = readForm(sent);
  const parsed = newAccountSchema.safeParse(fields);
  if (!parsed.success) return { email, errors: listErrorCodes(parsed.error) };
  return enterByLink(email, createOwner(fields.token ?? '', parsed.data));
}

export async function chooseNewPassword(
  _: AccountFormState,
  sent: FormData,
): Promise<AccountFormState> {
  return enterByPassword(sent, resetPassword);
}

export async function acceptInvitation(
  _: AccountFormState,
  sent: FormData,
): Promise<AccountFormState> {
  return enterByPassword(sent, createEditor);
}

async function enterByPassword(
  sent: FormData,
  spendLink: (token: string, password: string) => Promise<number | null>,
): Promise<AccountFormState> {
  const { fields, email } = readForm(sent);
  const parsed = newPasswordSchema.safeParse(fields);
  if (!parsed.success) return { email, errors: listErrorCodes(parsed.error) };
  return enterByLink(email, spendLink(fields.token ?? '', parsed.data.password));
}

async function enterByLink(
  email: string,
  spendingLink: Promise<number | null>,
): Promise<AccountFormState> {
  const accountId = await unlessBusy(spendingLink);
  if (accountId === 'busy') return { email, errors: {}, problem: 'busy' };
  if (accountId === null) return { email, errors: {}, problem: 'linkUsed' };
  await signInBrowser(accountId);
  redirect(appPrefix);
}

export async function changeOwnPassword(
  _: AccountFormState,
  sent: FormData,
): Promise<AccountFormState> {
  const { id, email, session } = await requireRecentSignIn(settingsPath);
  const parsed = newPasswordSchema.safeParse(readForm(sent).fields);
  if (!parsed.success) return { email, errors: listErrorCodes(parsed.error) };
  const result = await unlessBusy(changePassword(id, session.id, parsed.data.password));
  if (result === 'busy') return { email, errors: {}, problem: 'busy' };
  redirect(`${settingsPath}?done=password`);
}

export async function chooseLanguage(sent: FormData): Promise<void> {
  const { id } = await requireAccount();
  await setLocale(id, toLocale(readForm(sent).fields.locale));
  redirect(settingsPath);
}

export async function chooseEditor(sent: FormData): Promise<void> {
  const { id } = await requireAccount();
  await setPlainEditor(id, readForm(sent).fields.editor === 'plain');
  redirect(settingsPath);
}

export async function signOut(): Promise<void> {
  await signOutBrowser();
  redirect(`${appPrefix}/sign-in`);
}

export async function signOutDevice(sent: FormData): Promise<void> {
  const { id } = await requireAccount();
  await endSession(id, readForm(sent).fields.session ?? '');
  redirect(settingsPath);
}

export async function signOutEverywhere(): Promise<void> {
  const { id } = await requireAccount();
  await endSessions(id);
  await signOut();
}

async function unlessBusy<Result>(work: Promise<Result>): Promise<Result | 'busy'> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof PasswordsBusyError) return 'busy';
    throw error;
  }
}
