'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { requireOwner } from '@/lib/accounts/current-account';
import { readForm } from '@/lib/accounts/read-form';
import { toLocale } from '@/lib/i18n/locales';
import { appPrefix } from '@/lib/i18n/routes';
import { errorFields, log } from '@/lib/log';
import { readHoursForm, weekDays } from './hours';
import { setHours } from './hours-setting';
import { deleteSavedReply, savedReplySchema, saveReply } from './saved-replies';
import type { HoursState, SavedReplyState } from './settings-state';

/** A field `id` names the reply to change; without it, one is added. */
export async function storeSavedReply(
  _: SavedReplyState,
  sent: FormData,
): Promise<SavedReplyState> {
  await requireOwner();
  const { id, locale = '', title = '', text = '' } = readForm(sent).fields;
  const typed = { locale: toLocale(locale), title, text, errors: {} };
  const parsed = savedReplySchema.safeParse(typed);
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, message }) => [path[0], message]);
    return { ...typed, errors: Object.fromEntries(errors.reverse()) as SavedReplyState['errors'] };
  }
  const isStored = await tryTo(() => saveReply(parsed.data, id ? Number(id) : undefined));
  if (isStored === undefined) return { ...typed, problem: 'failed' };
  if (!isStored) return { ...typed, problem: 'gone' };
  refresh();
  const shown = id ? parsed.data : { locale: parsed.data.locale, title: '', text: '' };
  return { ...shown, errors: {}, isSaved: true };
}

export async function removeSavedReply(sent: FormData): Promise<void> {
  await requireOwner();
  await deleteSavedReply(Number(readForm(sent).fields.id));
  redirect(`${appPrefix}/settings/leads`);
}

export async function chooseHours(_: HoursState, sent: FormData): Promise<HoursState> {
  const { id } = await requireOwner();
  const { fields } = readForm(sent);
  const typed = {
    days: weekDays.map(String).filter((day) => fields[`day-${day}`] !== undefined),
    from: fields.from ?? '',
    to: fields.to ?? '',
    isAnyTime: fields.when !== 'hours',
  };
  const read = readHoursForm(typed);
  if (!read.ok) return { ...typed, errors: read.errors };
  const isStored = await tryTo(async () => {
    await setHours(id, read.hours);
    return true;
  });
  return { ...typed, errors: [], ...(isStored ? { isSaved: true } : { problem: 'failed' }) };
}

/** Undefined if the store could not be written: what was typed is shown again. */
async function tryTo(work: () => Promise<boolean>): Promise<boolean | undefined> {
  try {
    return await work();
  } catch (error) {
    log.error({ event: 'studio', ...errorFields(error) }, 'a setting could not be stored');
    return undefined;
  }
}
