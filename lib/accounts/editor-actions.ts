'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { toLocale } from '@/lib/i18n/locales';
import { appPrefix } from '@/lib/i18n/routes';
import * as commands from './commands';
import { requireOwner, requireRecentSignIn } from './current-account';
import type { InvitationFormState } from './form-state';
import { createInvitationLink } from './links';
import { readForm } from './read-form';
import { invitationSchema, listErrorCodes } from './schema';

const accountsPath = `${appPrefix}/settings/accounts`;

/** The link stands in this answer only. */
export async function inviteEditor(
  _: InvitationFormState,
  sent: FormData,
): Promise<InvitationFormState> {
  await requireRecentOwner();
  const { fields, email } = readForm(sent);
  const locale = toLocale(fields.locale);
  const parsed = invitationSchema.safeParse({ email, locale });
  if (!parsed.success) return { email, locale, errors: listErrorCodes(parsed.error) };
  const link = await createInvitationLink(parsed.data.email, locale);
  if (!link) return { email, locale, errors: {}, problem: 'taken' };
  refresh();
  return { email: parsed.data.email, locale, errors: {}, link };
}

export async function removeEditor(sent: FormData): Promise<void> {
  await requireRecentOwner();
  await commands.removeEditor(readForm(sent).email);
  redirect(accountsPath);
}

async function requireRecentOwner(): Promise<void> {
  await requireOwner();
  await requireRecentSignIn(accountsPath);
}
