import 'server-only';
import { valueAt } from '@/lib/settings/merge-site';
import { type FieldGroup, type SettingField, settingFields } from '@/lib/settings/setting-fields';
import { db } from '@/lib/store/db';
import { siteConfig } from '@/site.config';
import type { SettingProblem } from './form-state';
import { findProblem, toText } from './values';

export type StoredRow = { key: string; value: string; changedBy: string; changedAt: Date };

export type ShownSetting = SettingField & {
  /** As it was typed */
  text: string;
  /** In site.config.ts */
  configured: string;
  /** The JSON of the override, even if it is ignored; null without one */
  stored: string | null;
  changed: { by: string; at: Date } | null;
  /** The override, where it no longer fits and the value of site.config.ts holds */
  ignored: { text: string; problem: SettingProblem } | null;
};

export async function listShown(group: FieldGroup): Promise<ShownSetting[]> {
  const rows = await readRows(settingFields[group].map(({ key }) => key));
  return settingFields[group].map((field) => show(field, rows.get(field.key)));
}

export async function readRows(keys: string[]): Promise<Map<string, StoredRow>> {
  const rows = await db().siteSetting.findMany({ where: { key: { in: keys } } });
  return new Map(rows.map((row) => [row.key, row]));
}

function show(field: SettingField, row: StoredRow | undefined): ShownSetting {
  const configured = toText(valueAt(siteConfig, field.key));
  if (!row)
    return { ...field, text: configured, configured, stored: null, changed: null, ignored: null };
  const changed = { by: row.changedBy, at: row.changedAt };
  const value = parseStored(row.value);
  const problem = findProblem(field, value);
  const text = toText(value);
  return {
    ...field,
    text: problem ? configured : text,
    configured,
    stored: row.value,
    changed,
    ignored: problem && { text, problem },
  };
}

/** Undefined for what is no JSON */
export function parseStored(json: string | undefined): unknown {
  try {
    return json === undefined ? undefined : JSON.parse(json);
  } catch {
    return undefined;
  }
}
