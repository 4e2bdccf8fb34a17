import 'server-only';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { scheduledSql, visibleSql } from '@/lib/store/visibility';

/**
 * Tells one state of what readers see from every other: of another store, before a change by any
 * program (triggers count them), and before a scheduled article's time has come. At once while nobody writes.
 */
export function readContentVersion(): string | Promise<string> {
  const now = new Date();
  const current = known && now < known.until ? known : undefined;
  // What asks in this turn of the event loop was sent before the first of them looked.
  if (current && current === lookedAt) return current.version;
  const state = readFileState(now);
  if (current && state !== undefined && state === current.state) {
    lookedAt = current;
    setImmediate(forgetLook);
    return current.version;
  }
  return queryContentVersion(now, state);
}

async function queryContentVersion(now: Date, state: string | undefined): Promise<string> {
  const rows = await db().$queryRaw<{ version: string; next: string | null }[]>`
    SELECT store || '/' || version || '/' ||
      coalesce((SELECT max("publishedAt") FROM "Article" WHERE ${visibleSql(now)}), '') AS version,
      (SELECT min("publishedAt") FROM "Article" WHERE ${scheduledSql(now)}) AS next
    FROM "Content"`;
  const { version = '', next } = rows[0] ?? {};
  known = { version, state, until: next ? new Date(next) : endOfTime };
  return version;
}

const endOfTime = new Date(8_640_000_000_000_000);
type Known = { version: string; state: string | undefined; until: Date };
let known: Known | undefined;
/** What was found true in this turn of the event loop */
let lookedAt: Known | undefined;

function forgetLook(): void {
  lookedAt = undefined;
}

/** A file system may tell two writes within one tick of its clock by nothing. */
const tickMs = 50;

/**
 * Sizes and times of the database's files: as long as they stay, nobody wrote, and asking for them takes a
 * hundredth of a query. Undefined where it says nothing: just after a write, and on a libSQL server.
 */
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
