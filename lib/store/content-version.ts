import 'server-only';
import { openSync, readSync, statSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { locales } from '@/lib/i18n/locales';
import { env, isOnServer } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { applyOverrides, overridesSql, type StoredOverrides } from '@/lib/store/site-overrides';
import { leadingMs, leadingSql, scheduledSql, visibleSql } from '@/lib/store/visibility';
import { Prisma } from '@/prisma/client/client';

/**
 * Identifies what readers see: differs between stores, after each change by any program (database triggers count them),
 * after each scheduled publication and when a featured article ceases to lead. Synchronous while nobody writes. Of a
 * libSQL server it is half a second old at most, and while that does not answer, the last one.
 */
export function readContentVersion(): string | Promise<string> {
  const now = new Date();
  const current = known && now < known.until ? known : undefined;
  if (isOnServer()) return readFromServer(now, current);
  const state = readFileState();
  if (current && state !== undefined && state === current.state) return current.version;
  return queryContentVersion(now, state);
}

const keptMs = 500;
const patienceMs = 400;

let asked: { answer: Promise<string>; atMs: number } | undefined;

function readFromServer(now: Date, current: Known | undefined): string | Promise<string> {
  const nowMs = performance.now();
  if (current && nowMs < current.readAtMs + keptMs) return current.version;
  const isFirst = !asked;
  asked ??= {
    answer: queryContentVersion(now, undefined).finally(() => {
      asked = undefined;
    }),
    atMs: nowMs,
  };
  if (!known) return asked.answer;
  const { version } = known;
  if (!isFirst && nowMs > asked.atMs + patienceMs) return version;
  const lastKnown = delay(patienceMs, version, { ref: false });
  return Promise.race([asked.answer.catch(() => version), lastKnown]);
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
  const until = new Date(Math.min(dueAt, ceasesAt));
  known = { version, state, until, readAtMs: performance.now() };
  return version;
}

const endOfTime = 8_640_000_000_000_000;
type Known = { version: string; state: string | undefined; until: Date; readAtMs: number };
let known: Known | undefined;

/** The first of the two equal headers of the write-ahead log's index, see https://www.sqlite.org/walformat.html, 2.1 */
const header = Buffer.alloc(48);
let index: { inode: number; file: number } | undefined;
let isIndexChecked = false;

/** Changes when a commit becomes visible, which on a busy disk is long after it was written. Undefined without a log. */
function readFileState(): string | undefined {
  if (!isIndexChecked) openIndex();
  if (!index || readSync(index.file, header, 0, header.length, 0) < header.length) return undefined;
  return `${index.inode}/${header.toString('latin1')}`;
}

/** Once per turn of the event loop: SQLite makes another file only when nobody has the database open. */
function openIndex(): void {
  isIndexChecked = true;
  setImmediate(() => {
    isIndexChecked = false;
  });
  const path = `${fileURLToPath(env().DATABASE_URL)}-shm`;
  const inode = statSync(/* turbopackIgnore: true */ path, { throwIfNoEntry: false })?.ino;
  if (inode === undefined) index = undefined;
  // Never closed: that would drop the locks of SQLite's own connections (https://www.sqlite.org/howtocorrupt.html, 2.2).
  else if (inode !== index?.inode) {
    index = { inode, file: openSync(/* turbopackIgnore: true */ path, 'r') };
  }
}
