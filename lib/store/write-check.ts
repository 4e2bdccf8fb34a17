import 'server-only';
import { createFailureLog, getDriverCode } from '@/lib/log';
import { processState } from '@/lib/process-state';
import { env } from '@/lib/settings/env';
import { createAdapter } from './db';

const checkEveryMs = 10_000;
const checksUntilWell = 3;

/** Shorter than a lead waits: /health has to answer soon. */
const lockTimeoutMs = 2000;

export type WriteFault = { reason: 'lead-not-stored' | 'write-failed'; code: string | null };

const state = processState.writeCheck;
const failures = createFailureLog('health', 'a test write to the store failed');

/**
 * Proves that leads can be stored, at most every 10 seconds. A fault lasts until a lead is stored, or until three checks
 * in a row have succeeded.
 */
export async function checkWrites(): Promise<WriteFault | null> {
  const isDue =
    state.checkedAt === undefined || performance.now() - state.checkedAt >= checkEveryMs;
  if (isDue) {
    state.running ??= runCheck().finally(() => {
      state.checkedAt = performance.now();
      state.running = undefined;
    });
  }
  await state.running;
  return state.fault;
}

export function noteLeadStored(): void {
  state.fault = null;
}

export function noteLeadNotStored(error: unknown): void {
  noteFault('lead-not-stored', error);
}

function noteFault(reason: WriteFault['reason'], error: unknown): void {
  state.succeededChecks = 0;
  state.fault = { reason, code: getDriverCode(error) };
}

async function runCheck(): Promise<void> {
  try {
    await writeAndCommit();
  } catch (error) {
    failures.failed(error);
    noteFault('write-failed', error);
    return;
  }
  failures.succeeded();
  state.succeededChecks += 1;
  if (state.succeededChecks >= checksUntilWell) state.fault = null;
}

/** With unique values, so that the indexes are searched as well */
const inserts = [
  `INSERT INTO "Lead" ("reference", "fingerprint", "name", "email", "details", "locale", "path")
   VALUES (hex(randomblob(16)), hex(randomblob(16)), '', '', '', '', '')`,
  `INSERT INTO "OutboxMessage" ("messageId", "channel", "purpose", "payload")
   VALUES (hex(randomblob(16)), '', '', '')`,
  `INSERT INTO "RateLimit" ("key", "points") VALUES (hex(randomblob(16)), 0)`,
];

/** On a full disk a row can be inserted and only the commit fails; a broken table fails at the insert. */
async function writeAndCommit(): Promise<void> {
  // Of its own: on the common connection readers would wait with it while the database is locked.
  const connection = await openConnection();
  const transaction = await connection.startTransaction();
  try {
    for (const sql of inserts) await transaction.executeRaw({ sql, args: [], argTypes: [] });
  } finally {
    await transaction.rollback();
  }
  const sql = `INSERT INTO "WriteCheck" ("id", "checks") VALUES (1, 1)
    ON CONFLICT ("id") DO UPDATE SET "checks" = "checks" + 1`;
  await connection.executeRaw({ sql, args: [], argTypes: [] });
}

async function openConnection() {
  state.connection ??= await createAdapter(env().DATABASE_URL, {
    lockTimeoutMs,
    busyTimeoutMs: 0,
  }).connect();
  return state.connection;
}
