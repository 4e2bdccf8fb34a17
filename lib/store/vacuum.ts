import 'server-only';
import { randomUUID } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { errorFields, log } from '@/lib/log';
import { env } from '@/lib/settings/env';
import { readIfExistsSync } from '@/lib/settings/read-if-exists';
import { db } from './db';

const workEveryMs = 60_000;
const patienceMs = 2000;
const pauseMs = 250;

const marker = () => join(env().DATA_DIR, 'vacuum-pending');
const hasFile = () => env().DATABASE_URL.startsWith('file:');

/** Has the site vacuum later, even if this process does not live to do it. */
export function requestVacuum(): string {
  const request = randomUUID();
  if (hasFile()) writeFileSync(marker(), request);
  return request;
}

export const isVacuumPending = () => existsSync(marker());

/**
 * Removes the bytes of deleted rows from the database file and the write-ahead log. Some 0.3 s per 100 MB.
 * @returns false if another program reads the database for longer than a moment: the site tries again later
 */
export async function vacuumStore(): Promise<boolean> {
  if (!hasFile()) return true;
  const request = requestVacuum();
  // First, so that attempts in vain do not make the log grow.
  if (!(await emptyLog())) return false;
  await db().$executeRawUnsafe('VACUUM');
  if (!(await emptyLog())) return false;
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

type CheckpointRow = { busy: number; log: number; checkpointed: number };

/** Moves the write-ahead log into the database file; false while another program reads what is in it. */
async function emptyLog(): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += pauseMs) {
    // Does not wait for readers, unlike TRUNCATE, which blocks the event loop for as long as SQLite waits.
    const [passive] = await db().$queryRaw<CheckpointRow[]>`PRAGMA wal_checkpoint(PASSIVE)`;
    if (passive && Number(passive.checkpointed) === Number(passive.log)) {
      const [truncated] = await db().$queryRaw<CheckpointRow[]>`PRAGMA wal_checkpoint(TRUNCATE)`;
      if (truncated && Number(truncated.busy) === 0) return true;
    }
    await delay(pauseMs);
  }
  return false;
}
