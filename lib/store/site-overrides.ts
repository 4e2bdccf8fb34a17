import 'server-only';
import { processState } from '@/lib/process-state';
import { overrideSite } from '@/lib/settings/site';
import { db } from '@/lib/store/db';
import { Prisma } from '@/prisma/client/client';

/** What one statement reads of `Content`, so that the version is that of the overrides */
export const overridesSql = Prisma.sql`store, version AS "contentVersion",
  (SELECT json_group_array(json_array("key", "value")) FROM (SELECT * FROM "SiteSetting" ORDER BY "key")) AS overrides`;

export type StoredOverrides = { store: string; contentVersion: number | bigint; overrides: string };

/** Makes `site` what the store says. The start, commands and daily jobs begin with it; later the content version tells. */
export async function loadOverrides(): Promise<void> {
  const [row] = await db().$queryRaw<StoredOverrides[]>`SELECT ${overridesSql} FROM "Content"`;
  if (row) applyOverrides(row);
}

/** @returns whether `site` changed. An older answer of the store that arrives late changes nothing. */
export function applyOverrides({ store, contentVersion, overrides }: StoredOverrides): boolean {
  const version = Number(contentVersion);
  const known = processState.overridesFrom;
  if (known?.store === store && known.version > version) return false;
  processState.overridesFrom = { store, version };
  const rows = JSON.parse(overrides) as [key: string, value: string][];
  const changed = overrideSite(
    Object.fromEntries(rows.map(([key, value]) => [key, parseValue(value)])),
  );
  if (changed || known?.store !== store) processState.overridesCount += 1;
  return changed;
}

/** What is no JSON is treated like a value that does not fit. */
function parseValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
