import 'server-only';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { errorFields, log } from '@/lib/log';
import { env, isOnServer } from '@/lib/settings/env';
import { readIfExistsSync } from '@/lib/settings/read-if-exists';
import { db } from './db';

const workEveryMs = 60_000;

/** Runs in a process of its own, because SQLite's functions block the thread until they return. */
const vacuumProgram = `
  const Database = require('libsql');
  const db = new Database(process.argv[1], { timeout: 2000 });
  const emptyLog = () => db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get().busy === 0;
  try {
    // First, so that attempts in vain do not make the log grow.
    if (emptyLog()) {
      db.exec(process.argv[2]);
      db.exec('VACUUM');
      if (emptyLog()) process.stdout.write('done');
    }
  } catch (error) {
    if (error.code !== 'SQLITE_BUSY') throw error;
  }`;

const mergeSearchIndex = `INSERT INTO "LeadSearch" ("LeadSearch") VALUES ('optimize')`;

const marker = () => join(env().DATA_DIR, 'vacuum-pending');

/** Has the site vacuum later, even if this process does not live to do it. */
export function requestVacuum(): string {
  const request = randomUUID();
  if (!isOnServer()) writeFileSync(marker(), request);
  return request;
}

export const isVacuumPending = () => existsSync(marker());

/**
 * Removes the bytes of deleted rows from the database file and the write-ahead log. Some 0.3 s per 100 MB.
 * @returns false if another program reads the database for longer than a moment: the site tries again later
 */
export async function vacuumStore(): Promise<boolean> {
  if (isOnServer()) {
    await db().$executeRawUnsafe(mergeSearchIndex);
    return true;
  }
  const request = requestVacuum();
  const args = ['--eval', vacuumProgram, fileURLToPath(env().DATABASE_URL), mergeSearchIndex];
  // From there the driver is found, wherever the program was started from.
  const cwd = dirname(process.argv[1] ?? '.');
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd });
  if (stdout !== 'done') return false;
  if (readIfExistsSync(marker())?.toString() === request) rmSync(marker());
  return true;
}

export function startVacuumWorker(): void {
  setInterval(finishVacuum, workEveryMs).unref();
}

export async function finishVacuum(): Promise<void> {
  if (!isVacuumPending()) return;
  try {
    const isDone = await vacuumStore();
    log[isDone ? 'info' : 'warn']({ event: 'vacuum', isDone });
  } catch (error) {
    log.error({ event: 'vacuum', ...errorFields(error) });
  }
}
