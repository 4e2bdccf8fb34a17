'use server';

import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { appPrefix } from '@/lib/i18n/routes';
import { requireAccount, requireRecentSignIn, signInBrowser } from '../current-account';
import { describeDevice } from '../device';
import { readForm } from '../read-form';
import { parseNextPath } from '../schema';
import {
  addPasskey,
  checkPasskey,
  createRegistrationOptions,
  createSignInOptions,
  removePasskey,
  renamePasskey,
} from './passkeys';
import { newPasskeySchema, passkeyNameSchema, passkeySignInSchema } from './schema';

const settingsPath = `${appPrefix}/settings`;

/** For whoever asks: what a browser needs to sign in with a passkey. */
export async function startPasskeySignIn() {
  return createSignInOptions();
}

/** Never limited, because nobody can guess a signature. @returns false if the passkey is refused */
export async function signInWithPasskey(sent: unknown, next: unknown): Promise<false> {
  const { data } = passkeySignInSchema.safeParse(sent);
  const accountId = data ? await checkPasskey(data) : null;
  if (accountId === null) return false;
  await signInBrowser(accountId);
  redirect(parseNextPath(next));
}

export async function startOwnPasskey() {
  return createRegistrationOptions(await requireRecentSignIn(settingsPath));
}

/** @returns false if what the browser made is refused */
export async function addOwnPasskey(sent: unknown): Promise<boolean> {
  const { id } = await requireRecentSignIn(settingsPath);
  const { data } = newPasskeySchema.safeParse(sent);
  const name = describeDevice((await headers()).get('user-agent') ?? '');
  if (!data || !(await addPasskey(id, data, name))) return false;
  refresh();
  return true;
}

export async function renameOwnPasskey(sent: FormData): Promise<void> {
  const { id } = await requireAccount();
  const { passkey = '', name } = readForm(sent).fields;
  const { data } = passkeyNameSchema.safeParse(name);
  if (data) await renamePasskey(id, passkey, data);
  redirect(settingsPath);
}

export async function removeOwnPasskey(sent: FormData): Promise<void> {
  const { id } = await requireRecentSignIn(settingsPath);
  await removePasskey(id, readForm(sent).fields.passkey ?? '');
  redirect(settingsPath);
}
