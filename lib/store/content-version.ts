import 'server-only';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { locales } from '@/lib/i18n/locales';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { applyOverrides, overridesSql, type StoredOverrides } from '@/lib/store/site-overrides';
import { leadingMs, leadingSql, scheduledSql, visibleSql } from '@/lib/store/visibility';
import { Prisma } from '@/prisma/client/client';

/**
 * Identifies what readers see: differs between stores, after each change by any program (database triggers count them),
 * after each scheduled publication and when a featured article ceases to lead. Synchronous while nobody writes.
 */
export function readContentVersion(): string | Promise<string> {
  const now = new Date();
  const current = known && now < known.until ? known : undefined;
  if (current && current === checked) return current.version;
  const state = readFileState(now);
  if (current && state !== undefined && state === current.state) {
    checked = current;
    setImmediate(forgetCheck);
    return current.version;
  }
  return queryContentVersion(now, state);
}

async function queryContentVersion(now: Date, state: string | undefined): Promise<string> {
  const leading = Prisma.sql`
    FROM "Article" INDEXED BY "Article_locale_featured_publishedAt_idx"
    WHERE "locale" IN (${Prisma.join(locales)}) AND ${leadingSql(now)}`;
  const rows = await db().$queryRaw<
    (StoredOverrides & { version: string; next: string | null; oldest: string | null })[]
  >`
    SELECT ${overridesSql}, store || '/' || version || '/' ||
      coalesce((SELECT max("publishedAt") FROM "Article" WHERE ${visibleSql(now)}), '') || '/' ||
      (SELECT count(*) ${leading}) AS version,
      (SELECT min("publishedAt") FROM "Article" WHERE ${scheduledSql(now)}) AS next,
      (SELECT min("publishedAt") ${leading}) AS oldest
    FROM "Content"`;
  const [row] = rows;
  // Before anything is rendered for this version. How long articles lead may have changed, too.
  if (row && applyOverrides(row)) return queryContentVersion(now, state);
  const { version = '', next, oldest } = row ?? {};
  const dueAt = next ? Date.parse(next) : endOfTime;
  const ceasesAt = oldest ? Date.parse(oldest) + leadingMs() : endOfTime;
  known = { version, state, until: new Date(Math.min(dueAt, ceasesAt)) };
  return version;
}

const endOfTime = 8_640_000_000_000_000;
type Known = { version: string; state: string | undefined; until: Date };
let known: Known | undefined;
let checked: Known | undefined;

function forgetCheck(): void {
  checked = undefined;
}

/** Two writes within one tick of a file system's clock can leave the same modification time. */
const tickMs = 50;

/** Changes with every write, at a hundredth of a query's cost. Undefined just after a write, and on a libSQL server. */
function readFileState(now: Date): string | undefined {
  const url = env().DATABASE_URL;
  if (!url.startsWith('file:')) return undefined;
  const path = fileURLToPath(url);
  const files = [path, `${path}-wal`].map((file) =>
    statSync(/* turbopackIgnore: true */ file, { throwIfNoEntry: false }),
  );
  const times = files.map((file) => file?.mtimeMs ?? 0);
  if (Math.max(...times) > now.getTime() - tickMs) return undefined;
  return `${times.join('/')}/${files.map((file) => `${file?.ino}:${file?.size}`).join('/')}`;
}
