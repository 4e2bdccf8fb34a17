import 'server-only';
import { mergeSite, valueAt } from '@/lib/settings/merge-site';
import { db } from '@/lib/store/db';
import { loadOverrides } from '@/lib/store/site-overrides';
import { Prisma } from '@/prisma/client/client';
import { siteConfig } from '@/site.config';

export type Change = {
  key: string;
  value: unknown;
  /** The row's JSON that it was decided on; null if there was none */
  former: string | null;
};

/**
 * Stores only what differs from site.config.ts, and makes `site` follow.
 * @returns the keys that somebody else changed meanwhile, or that leads use: these are left as they are
 */
export async function changeSettings(
  changes: Change[],
  changedBy: string,
  { unlessUsed = [] as string[] } = {},
): Promise<string[]> {
  const statements = changes.flatMap(({ key, value, former }) => {
    const stored = isConfigured(key, value) ? null : JSON.stringify(value);
    return stored === former
      ? []
      : [{ key, sql: write({ key, stored, former, changedBy }, unlessUsed) }];
  });
  const counts = await db().$transaction(statements.map(({ sql }) => db().$executeRaw(sql)));
  await loadOverrides();
  return statements.filter((_, index) => counts[index] === 0).map(({ key }) => key);
}

type Write = { key: string; stored: string | null; former: string | null; changedBy: string };

/** @param unlessUsed the keys of project types that no lead may have */
function write({ key, stored, former, changedBy }: Write, unlessUsed: string[]): Prisma.Sql {
  const now = new Date();
  const unused = Prisma.sql`NOT EXISTS (SELECT 1 FROM "Lead"
    WHERE "projectType" IN (SELECT value FROM json_each(${JSON.stringify(unlessUsed)})))`;
  const asSeen = Prisma.sql`"key" = ${key} AND "value" = ${former} AND ${unused}`;
  if (stored === null) return Prisma.sql`DELETE FROM "SiteSetting" WHERE ${asSeen}`;
  if (former === null) {
    return Prisma.sql`INSERT INTO "SiteSetting" ("key", "value", "changedBy", "changedAt")
      SELECT ${key}, ${stored}, ${changedBy}, ${now} WHERE ${unused} ON CONFLICT DO NOTHING`;
  }
  return Prisma.sql`UPDATE "SiteSetting"
    SET "value" = ${stored}, "changedBy" = ${changedBy}, "changedAt" = ${now} WHERE ${asSeen}`;
}

/** Whether readers see no difference to site.config.ts. */
function isConfigured(key: string, value: unknown): boolean {
  const read = (overrides: Record<string, unknown>) =>
    JSON.stringify(valueAt(mergeSite(siteConfig, overrides).site, key));
  return read({ [key]: value }) === read({});
}
