import 'server-only';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Client, createClient, LibsqlError } from '@libsql/client';
import { getDatabasePath } from './database-path';

export type Migration = { name: string; sql: string };

/** The first line of a migration after which the version before it still works (scripts/additive-migrations.ts checks it) */
export const additiveMark = '-- additive';

export class MigrationError extends Error {
  override name = 'MigrationError';
}

/**
 * Applies the missing migrations in one transaction, with their rows in Prisma's own table. A file that has data is copied first.
 * @param isBeside whether another process may serve the same database meanwhile: then only additive ones
 * @returns their names, in order
 * @throws MigrationError if the database is too new for this code, the other process could not go on, or a migration
 * fails; nothing has changed then
 */
export async function migrate(
  url: string,
  migrations: Migration[] = readMigrations(),
  isBeside = false,
): Promise<string[]> {
  const client = createClient({ url, timeout: 5000 });
  try {
    const applied = await listApplied(client);
    assertKnown(applied, migrations);
    const missing = migrations.filter(({ name }) => !applied.some((row) => row.name === name));
    if (missing.length === 0) return [];
    if (isBeside && applied.length > 0) assertAdditive(missing);
    const path = getDatabasePath(url);
    if (path) await client.execute('PRAGMA journal_mode = WAL');
    // A copy is no way back while another process goes on writing.
    if (path && applied.length > 0 && !isBeside) await copyDatabase(client, getCopyPath(path));
    const isDone = await applyAll(client, missing);
    // The driver keeps the file open after close() until garbage collection: all must be in it by then.
    if (path) await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    return isDone ? missing.map(({ name }) => name) : await migrate(url, migrations, isBeside);
  } finally {
    client.close();
  }
}

export function readMigrations(last?: string): Migration[] {
  const folder = join(process.cwd(), 'prisma/migrations');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && (!last || entry.name <= last))
    .map(({ name }) => ({ name, sql: readFileSync(join(folder, name, 'migration.sql'), 'utf8') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

export const getCopyPath = (path: string) => join(dirname(path), 'before-migration.db');

/**
 * Deletes the copy of before the last migration.
 * @param startedAt keeps a copy that was made later: only a whole start shows that the migrated database works
 */
export function deleteCopy(url: string, startedAt?: Date): void {
  const path = getDatabasePath(url);
  if (!path) return;
  const copy = getCopyPath(path);
  for (const name of readdirSync(dirname(copy))) {
    const file = join(dirname(copy), name);
    // A copy that was interrupted has a suffix.
    if (file.startsWith(copy) && (!startedAt || statSync(file).mtime < startedAt)) rmSync(file);
  }
}

const createTable = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL,
  "checksum" TEXT NOT NULL,
  "finished_at" DATETIME,
  "migration_name" TEXT NOT NULL,
  "logs" TEXT,
  "rolled_back_at" DATETIME,
  "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

type Applied = { name: string; finished: boolean; additive: boolean };

async function listApplied(client: Client): Promise<Applied[]> {
  const table = `SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'`;
  if ((await client.execute(table)).rows.length === 0) return [];
  const { rows } = await client.execute(
    'SELECT migration_name, finished_at, logs FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  );
  return rows.map((row) => ({
    name: String(row.migration_name),
    finished: row.finished_at !== null,
    additive: row.logs === additiveMark,
  }));
}

function assertKnown(applied: Applied[], migrations: Migration[]): void {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = applied.find(({ name, additive }) => !known.has(name) && !additive);
  if (unknown) {
    throw new MigrationError(
      `The database is newer than this code (it has the migration ${unknown.name}): run the version that wrote it, or restore a backup.`,
    );
  }
  const interrupted = applied.find(({ finished }) => !finished);
  if (interrupted) {
    throw new MigrationError(
      `The migration ${interrupted.name} was interrupted by an earlier version, which left half of it in the database: restore a backup.`,
    );
  }
}

function assertAdditive(missing: Migration[]): void {
  const other = missing.find((migration) => !isAdditive(migration));
  if (!other) return;
  throw new MigrationError(
    `Another program uses the database, and may not survive the migration ${other.name}: stop the site and the author's programs, then start this version.`,
  );
}

const isAdditive = ({ sql }: Migration) => sql.startsWith(`${additiveMark}\n`);

async function copyDatabase(client: Client, copy: string): Promise<void> {
  const unfinished = `${copy}.${process.pid}`;
  rmSync(unfinished, { force: true });
  await client.execute({ sql: 'VACUUM INTO ?', args: [unfinished] });
  renameSync(unfinished, copy);
}

/** Returns false if another process has applied one of them meanwhile. */
async function applyAll(client: Client, migrations: Migration[]): Promise<boolean> {
  try {
    // Foreign keys are off before the transaction begins: within one, the pragma has no effect.
    await client.executeMultiple(
      `PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE; ${createTable};
       ${migrations.map(formatMigration).join('\n')} COMMIT;`,
    );
    return true;
  } catch (error) {
    if (!(error instanceof LibsqlError)) throw error;
    if (error.message.includes('_prisma_migrations.id')) return false;
    const reason = error.message.includes('_prisma_migrations.checksum')
      ? 'a migration would leave rows that refer to missing ones'
      : error.message;
    throw new MigrationError(
      `The database could not be migrated and is unchanged: ${reason}. Start the previous version, and report this.`,
    );
  }
}

function formatMigration(migration: Migration): string {
  const { name, sql } = migration;
  // Where the former version, which does not have the file, finds it
  const logs = isAdditive(migration) ? `'${additiveMark}'` : 'NULL';
  const checksum = createHash('sha256').update(sql).digest('hex');
  return `
    INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "logs", "finished_at", "applied_steps_count")
      VALUES ('${name}', '${checksum}', '${name}', ${logs}, CAST(unixepoch('subsec') * 1000 AS INTEGER), 1);
    ${sql};
    UPDATE "_prisma_migrations" SET "checksum" = NULL
      WHERE "id" = '${name}' AND EXISTS (SELECT 1 FROM pragma_foreign_key_check);`;
}
