import 'server-only';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { env } from '@/lib/env';
import { PrismaClient } from '@/prisma/client/client';

// SQLite's own default is 0: a second writer would fail at once instead of waiting its turn.
const busyTimeoutMs = 5000;

/** The driver for a database, with the settings that every connection to it must share. */
export function connect(url: string): PrismaLibSql {
  return new PrismaLibSql({ url, timeout: busyTimeoutMs });
}

// A bundler may load this module more than once in a process: the client stays one.
const shared = globalThis as typeof globalThis & { prismaClient?: PrismaClient };

/** The one Prisma client of the process. */
export function db(): PrismaClient {
  shared.prismaClient ??= new PrismaClient({ adapter: connect(env().DATABASE_URL) });
  return shared.prismaClient;
}

/**
 * Sets and asserts what the store's safety rests on: writers wait for each other, readers for nobody,
 * references hold, and a commit is on the disk when it returns. A libSQL server sees to it itself.
 */
export async function openStore(): Promise<void> {
  if (!env().DATABASE_URL.startsWith('file:')) return;
  await db().$queryRaw`PRAGMA journal_mode = WAL`;
  await db().$queryRaw`PRAGMA secure_delete = ON`;
  const pragmas = {
    journal_mode: 'wal',
    busy_timeout: busyTimeoutMs,
    foreign_keys: 1,
    synchronous: 2,
    // What is erased is overwritten, not only unlinked.
    secure_delete: 1,
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

/** After an erasure: what the write-ahead log still holds of it goes too, unless a reader is in the way. */
export async function forgetDeleted(): Promise<void> {
  if (env().DATABASE_URL.startsWith('file:')) await db().$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`;
}
