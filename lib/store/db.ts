import 'server-only';
import { processState } from '@/lib/process-state';
import { env } from '@/lib/settings/env';
import { busyTimeoutMs, RetryingLibSql } from '@/lib/store/retrying-libsql';
import { PrismaClient } from '@/prisma/client/client';

/**
 * The driver for a database.
 * @param lockTimeoutMs how long a write waits for another program's to end
 */
export function createAdapter(url: string, lockTimeoutMs = 5000): RetryingLibSql {
  return new RetryingLibSql(url, lockTimeoutMs);
}

/** The one Prisma client of the process. */
export function db(): PrismaClient {
  processState.prismaClient ??= new PrismaClient({ adapter: createAdapter(env().DATABASE_URL) });
  return processState.prismaClient;
}

/**
 * Sets and asserts what the store's safety rests on: writers wait for each other, readers for nobody,
 * references hold, and a commit is on the disk when it returns. A libSQL server sees to it itself.
 */
export async function openStore(): Promise<void> {
  if (!env().DATABASE_URL.startsWith('file:')) return;
  await db().$queryRaw`PRAGMA journal_mode = WAL`;
  const pragmas = {
    journal_mode: 'wal',
    busy_timeout: busyTimeoutMs,
    foreign_keys: 1,
    synchronous: 2,
  };
  for (const [name, expected] of Object.entries(pragmas)) {
    const [row] = await db().$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`);
    const actual = Object.values(row ?? {})[0];
    if (Number(actual) !== expected && actual !== expected) {
      throw new Error(
        `The database runs with ${name} = ${actual} instead of ${expected}: it may be on a disk that cannot do it.`,
      );
    }
  }
}

/**
 * After an erasure: rewrites the database's file without what is in it no longer, which SQLite only unlinks, and
 * empties the write-ahead log. Takes some tenths of a second for 100 MB, and the write lock.
 */
export async function vacuumStore(): Promise<void> {
  if (!env().DATABASE_URL.startsWith('file:')) return;
  await db().$executeRawUnsafe('VACUUM');
  await db().$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`;
}
