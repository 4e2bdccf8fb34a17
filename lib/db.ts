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
