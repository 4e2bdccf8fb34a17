import 'server-only';
import type { PrismaLibSql } from '@prisma/adapter-libsql';
import { processState } from '@/lib/process-state';
import { env, isOnServer } from '@/lib/settings/env';
import { PrismaClient } from '@/prisma/client/client';
import { RemoteLibSql } from './remote-libsql';
import { busyTimeoutMs, type LockWaits, RetryingLibSql } from './retrying-libsql';

export function createAdapter(url: string, waits: Partial<LockWaits> = {}): PrismaLibSql {
  const { lockTimeoutMs, ...others } = { lockTimeoutMs: 10_000, busyTimeoutMs, ...waits };
  return isOnServer(url)
    ? new RemoteLibSql(url, lockTimeoutMs)
    : new RetryingLibSql(url, { lockTimeoutMs, ...others });
}

export function db(): PrismaClient {
  processState.prismaClient ??= new PrismaClient({ adapter: createAdapter(env().DATABASE_URL) });
  return processState.prismaClient;
}

export async function closeStore(): Promise<void> {
  await processState.prismaClient?.$disconnect();
  delete processState.prismaClient;
  delete processState.overridesFrom;
  processState.readsClient?.close();
  processState.readsClient = undefined;
  await processState.writeCheck.connection?.dispose();
  processState.writeCheck.connection = undefined;
}

/** Sets and asserts the pragmas: foreign keys, commits that are on the disk when they return, and WAL of a database file. */
export async function openStore(): Promise<void> {
  if (isOnServer()) {
    await assertPragmas({ foreign_keys: 1, synchronous: 2 }, durabilityAdvice);
    return;
  }
  await db().$queryRaw`PRAGMA journal_mode = WAL`;
  await assertPragmas(
    { journal_mode: 'wal', busy_timeout: busyTimeoutMs, foreign_keys: 1, synchronous: 2 },
    'its disk may not support it. Move DATA_DIR to a local disk.',
  );
}

const durabilityAdvice =
  'a lead that was thanked for could be lost. Change it by the admin API of the libSQL server: POST /v1/namespaces/default/config with {"block_reads":false,"block_writes":false,"durability_mode":"strong"}';

async function assertPragmas(
  expected: Record<string, string | number>,
  advice: string,
): Promise<void> {
  for (const [name, value] of Object.entries(expected)) {
    const [row] = await db().$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`);
    const actual = Object.values(row ?? {})[0];
    if (String(actual) === String(value)) continue;
    throw new Error(`The database runs with ${name} = ${actual} instead of ${value}: ${advice}`);
  }
}
