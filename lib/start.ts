import 'server-only';
import { shareContentVersion } from '@/lib/content-version';
import { prepareDataDir } from '@/lib/data-dir';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { migrate } from '@/lib/migrations';
import { mailDir } from '@/lib/outbox/transport';
import { startOutboxWorker } from '@/lib/outbox/worker';
import { seedIfEmpty } from '@/prisma/seed';

/** Makes the process ready to serve: store, sample articles, outbox. On failure: one line, exit code 1. */
export async function start(): Promise<void> {
  try {
    const { SITE_URL, DATA_DIR, DATABASE_URL, SMTP_URL } = env();
    prepareDataDir();
    await migrate(DATABASE_URL);
    await openStore();
    await seedIfEmpty();
    shareContentVersion();
    startOutboxWorker();
    const mail = SMTP_URL
      ? `by ${new URL(SMTP_URL).host}`
      : `kept in ${mailDir()} (SMTP_URL is unset)`;
    console.log(`Site: ${SITE_URL}\nData: ${DATA_DIR}\nMail: ${mail}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message.replaceAll('\n', ' ') : error);
    process.exit(1);
  }
}

/**
 * Sets and asserts what the store's safety rests on: writers wait for each other, readers for nobody,
 * references hold, and a commit is on the disk when it returns. A libSQL server sees to it itself.
 */
async function openStore(): Promise<void> {
  if (!env().DATABASE_URL.startsWith('file:')) return;
  await db().$queryRaw`PRAGMA journal_mode = WAL`;
  const pragmas = { journal_mode: 'wal', busy_timeout: 5000, foreign_keys: 1, synchronous: 2 };
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
