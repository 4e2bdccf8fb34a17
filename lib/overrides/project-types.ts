import 'server-only';
import { defaultLocale, type Locale, locales } from '@/lib/i18n/locales';
import { slugify } from '@/lib/markdown/slug';
import { mergeSite } from '@/lib/settings/merge-site';
import { db } from '@/lib/store/db';
import { siteConfig } from '@/site.config';
import { changeSettings } from './commands';
import type { TypeRow, TypesState } from './form-state';
import { parseStored, readRows, type StoredRow } from './queries';

const keys = { types: 'projectTypes', hidden: 'hiddenProjectTypes' } as const;

export type ShownTypes = {
  rows: TypeRow[];
  configured: TypeRow[];
  /** How many leads have a type, by its key */
  leads: Record<string, number>;
  changed: { by: string; at: Date } | null;
  /** The override no longer fits, so that site.config.ts holds. */
  isIgnored: boolean;
};

export async function listTypes(): Promise<ShownTypes> {
  return showTypes(await readRows(Object.values(keys)));
}

async function showTypes(stored: Map<string, StoredRow>): Promise<ShownTypes> {
  const entries = [...stored.values()].map(({ key, value }) => [key, parseStored(value)] as const);
  const { projectTypes, hiddenProjectTypes = [] } = {
    ...siteConfig,
    ...Object.fromEntries(entries),
  } as typeof siteConfig & { hiddenProjectTypes?: string[] };
  const { ignored } = mergeSite(siteConfig, Object.fromEntries(entries));
  const configured = toRows(siteConfig.projectTypes, []);
  const last = [...stored.values()]
    .sort((a, b) => a.changedAt.getTime() - b.changedAt.getTime())
    .at(-1);
  return {
    rows: ignored.length > 0 ? configured : toRows(projectTypes, hiddenProjectTypes),
    configured,
    leads: await countLeads(),
    changed: last ? { by: last.changedBy, at: last.changedAt } : null,
    isIgnored: ignored.length > 0,
  };
}

function toRows(types: Record<string, Record<Locale, string>>, hidden: string[]): TypeRow[] {
  return Object.entries(types).map(([key, labels]) => ({
    key,
    labels,
    isHidden: hidden.includes(key),
  }));
}

async function countLeads(): Promise<Record<string, number>> {
  const rows = await db().lead.groupBy({
    by: ['projectType'],
    where: { projectType: { not: null } },
    _count: true,
  });
  return Object.fromEntries(rows.map(({ projectType, _count }) => [projectType ?? '', _count]));
}

type Answer = Omit<TypesState, 'answers'>;

/** @param typed rows without any label are left out. @param shown JSON of the rows that the author saw */
export async function saveTypes(typed: TypeRow[], shown: string, by: string): Promise<Answer> {
  const stored = await readRows(Object.values(keys));
  const { rows: current, leads } = await showTypes(stored);
  const filled = typed.filter(
    ({ key, labels }) => key !== '' || Object.values(labels).some((label) => label !== ''),
  );
  const rows = nameRows(filled);
  const missing = rows.flatMap(({ labels }, index) =>
    locales.filter((locale) => !labels[locale]).map((locale) => `${index}.${locale}`),
  );
  if (missing.length > 0) return { rows: filled, shown, missing };
  const now = JSON.stringify(current);
  if (shown !== now && JSON.stringify(rows) !== now) {
    return { rows: filled, shown: now, missing, problem: 'changed' };
  }
  const removed = current.filter(({ key }) => !rows.some((row) => row.key === key));
  const unlessUsed = removed.map(({ key }) => key);
  if (unlessUsed.some((key) => leads[key]))
    return { rows: filled, shown, missing, problem: 'used' };

  const changes = [
    { key: keys.types, value: Object.fromEntries(rows.map(({ key, labels }) => [key, labels])) },
    { key: keys.hidden, value: rows.filter(({ isHidden }) => isHidden).map(({ key }) => key) },
  ].map((change) => ({ ...change, former: stored.get(change.key)?.value ?? null }));
  const lost = await changeSettings(changes, by, { unlessUsed });
  const after = await listTypes();
  if (lost.length > 0) {
    return { rows: filled, shown: JSON.stringify(after.rows), missing, problem: 'changed' };
  }
  return { rows: after.rows, shown: JSON.stringify(after.rows), missing, outcome: 'saved' };
}

/** As in site.config.ts; types that leads use and that it does not have stay, hidden. */
export async function revertTypes(shown: string, by: string): Promise<Answer> {
  const { rows, configured, leads } = await listTypes();
  const isConfigured = (key: string) => configured.some((row) => row.key === key);
  const kept = rows
    .filter(({ key }) => !isConfigured(key) && leads[key])
    .map((row) => ({ ...row, isHidden: true }));
  const answer = await saveTypes([...configured, ...kept], shown, by);
  if (answer.outcome !== 'saved') return answer;
  return { ...answer, kept: kept.map(({ labels }) => labels[defaultLocale]) };
}

/** A key for each row that is new, of letters and hyphens as the schema has it */
function nameRows(rows: TypeRow[]): TypeRow[] {
  const taken = new Set(rows.map(({ key }) => key));
  return rows.map((row) => {
    if (row.key !== '') return row;
    const base = slugify(row.labels[defaultLocale].replace(/\d/g, '')) || 'type';
    let key = base;
    while (taken.has(key)) key += '-x';
    taken.add(key);
    return { ...row, key };
  });
}
