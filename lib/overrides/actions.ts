'use server';

import { refresh } from 'next/cache';
import { notFound } from 'next/navigation';
import { requireOwner } from '@/lib/accounts/current-account';
import { readForm } from '@/lib/accounts/read-form';
import { errorFields, log } from '@/lib/log';
import { type FieldGroup, settingFields } from '@/lib/settings/setting-fields';
import type { SettingsState, TypesState } from './form-state';
import { revertTypes, saveTypes } from './project-types';
import { saveSettings } from './save-settings';
import { moveRow, readTypeRows } from './type-rows';

export async function changeSite(previous: SettingsState, sent: FormData): Promise<SettingsState> {
  const { email } = await requireOwner();
  const { fields } = readForm(sent);
  const { group = '' } = fields;
  if (!isGroup(group)) notFound();
  const answers = countAnswers(previous);
  try {
    const answer = await saveSettings(group, fields, email);
    refresh();
    return { ...answer, answers };
  } catch (error) {
    logFailure(error);
    const { typed, shown } = readBack(fields);
    return { typed, shown, problems: {}, answers, outcome: 'failed' };
  }
}

/** A field `act` rearranges the rows, which stores nothing yet; `revert` goes back to site.config.ts. */
export async function changeProjectTypes(
  previous: TypesState,
  sent: FormData,
): Promise<TypesState> {
  const { email } = await requireOwner();
  const { fields } = readForm(sent);
  const { act = '', shown = '' } = fields;
  const answers = countAnswers(previous);
  const rows = readTypeRows(fields);
  if (act !== '' && act !== 'revert') {
    return { rows: moveRow(rows, act), shown, missing: [], answers };
  }
  try {
    const answer =
      act === 'revert' ? await revertTypes(shown, email) : await saveTypes(rows, shown, email);
    refresh();
    return { ...answer, answers };
  } catch (error) {
    logFailure(error);
    return { rows, shown, missing: [], answers, outcome: 'failed' };
  }
}

const isGroup = (group: string): group is FieldGroup => Object.hasOwn(settingFields, group);

/** A server action can be called with anything. */
const countAnswers = (previous: { answers?: unknown } | undefined) =>
  (Number(previous?.answers) || 0) + 1;

function readBack(fields: Record<string, string>) {
  const prefix = 'shown:';
  const keys = Object.keys(fields).filter((name) => name.startsWith(prefix));
  const pick = (read: (name: string) => string) =>
    Object.fromEntries(keys.map((name) => [name.slice(prefix.length), read(name)]));
  return {
    typed: pick((name) => fields[name.slice(prefix.length)] ?? ''),
    shown: pick((name) => fields[name] ?? ''),
  };
}

function logFailure(error: unknown): void {
  log.error(
    { event: 'studio', ...errorFields(error) },
    'a setting of the site could not be stored',
  );
}
