import 'server-only';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from '@/lib/settings/env';
import { assertIntact } from './check-database';
import { getDatabasePath } from './database-path';

const markerPath = () => join(env().DATA_DIR, 'created');

/** Leaves the mark that this folder has had a database. */
export function markStoreCreated(): void {
  if (getDatabasePath(env().DATABASE_URL) === null || existsSync(markerPath())) return;
  writeFileSync(markerPath(), `${new Date().toISOString()}\n`);
}

/** Whether this folder has, or had, the data of a site. Secrets prove nothing: a build creates them. */
export function isStoreUsed(): boolean {
  const path = getDatabasePath(env().DATABASE_URL);
  return existsSync(markerPath()) || hasFiles('media') || (path !== null && sizeOf(path) > 0);
}

/** @throws Error if the database has a write-ahead log that is not its own: SQLite may mix them without a word */
export async function assertLogBelongs(): Promise<void> {
  const path = getDatabasePath(env().DATABASE_URL);
  if (path !== null && sizeOf(`${path}-wal`) > 0) await assertIntact(path, 'quick_check');
}

/** @throws Error if the database of a site that has run is missing or empty: a new one would hide the loss */
export function assertDatabaseNotLost(): void {
  const path = getDatabasePath(env().DATABASE_URL);
  if (path === null || sizeOf(path) > 0 || !isStoreUsed()) return;
  const { DATA_DIR } = env();
  const state = existsSync(path) ? 'empty' : 'missing';
  throw new Error(
    `The database ${path} is ${state}, but ${DATA_DIR} has the data of a site that has run: put the database back, restore a backup (npm run restore -- <file> --replace), or set DATA_DIR to a new folder to begin anew.`,
  );
}

/** The message for a database that SQLite finds damaged; null for any other error. */
export function describeDamage(error: unknown): string | null {
  const path = getDatabasePath(env().DATABASE_URL);
  const text =
    error instanceof Error ? `${'code' in error ? error.code : ''} ${error.message}` : '';
  if (path === null || !/SQLITE_(?:CORRUPT|NOTADB)|malformed|not a database/.test(text))
    return null;
  const wal = `${path}-wal`;
  const restore = 'restore a backup (npm run restore -- <file> --replace)';
  return sizeOf(wal) > 0
    ? `The database ${path} is damaged. If it was copied there, ${wal} may be left over from the database before: move ${wal} and ${path}-shm to another folder, copy the database again and start. Otherwise ${restore}.`
    : `The database ${path} is damaged: ${restore}.`;
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function hasFiles(folder: string): boolean {
  const path = join(env().DATA_DIR, folder);
  return existsSync(path) && readdirSync(path).length > 0;
}
