import 'server-only';
import { processState } from '@/lib/process-state';
import { env } from '@/lib/settings/env';
import { busyTimeoutMs, type LockWaits, RetryingLibSql } from '@/lib/store/retrying-libsql';
import { PrismaClient } from '@/prisma/client/client';

export function createAdapter(url: string, waits: Partial<LockWaits> = {}): RetryingLibSql {
  return new RetryingLibSql(url, { lockTimeoutMs: 10_000, busyTimeoutMs, ...waits });
}

export function db(): PrismaClient {
  processState.prismaClient ??= new PrismaClient({ adapter: createAdapter(env().DATABASE_URL) });
  return processState.prismaClient;
}

export async function closeStore(): Promise<void> {
  await processState.prismaClient?.$disconnect();
  delete processState.prismaClient;
  delete processState.overridesFrom;
  await processState.writeCheck.connection?.dispose();
  processState.writeCheck.connection = undefined;
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
