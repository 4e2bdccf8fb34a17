import 'server-only';
import { processState } from '@/lib/process-state';
import { env } from '@/lib/settings/env';
import { busyTimeoutMs, RetryingLibSql } from '@/lib/store/retrying-libsql';
import { PrismaClient } from '@/prisma/client/client';

/** @param lockTimeoutMs how long a write waits for other programs */
export function createAdapter(url: string, lockTimeoutMs = 5000): RetryingLibSql {
  return new RetryingLibSql(url, lockTimeoutMs);
}

export function db(): PrismaClient {
  processState.prismaClient ??= new PrismaClient({ adapter: createAdapter(env().DATABASE_URL) });
  return processState.prismaClient;
}

/** Sets and asserts the pragmas of a database file: WAL, foreign keys, and commits that are on the disk when they return. */
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
        `The database runs with ${name} = ${actual} instead of ${expected}: its disk may not support it. Move DATA_DIR to a local disk.`,
      );
    }
  }
}

/** Removes the bytes of deleted rows from the database file and empties the write-ahead log. Some 0.3 s per 100 MB. */
export async function vacuumStore(): Promise<void> {
  if (!env().DATABASE_URL.startsWith('file:')) return;
  await db().$executeRawUnsafe('VACUUM');
  await db().$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`;
}
