import 'server-only';
import { startAnnouncements } from '@/lib/announcements/worker';
import { shareContentVersion } from '@/lib/content-version';
import { startDailyTasks } from '@/lib/daily';
import { prepareDataDir } from '@/lib/data-dir';
import { openStore } from '@/lib/db';
import { env } from '@/lib/env';
import { watchHttpServer } from '@/lib/http-server';
import { migrate } from '@/lib/migrations';
import { mailDir } from '@/lib/outbox/transport';
import { startOutboxWorker } from '@/lib/outbox/worker';
import { stopOnSignals } from '@/lib/shutdown';
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
    watchHttpServer();
    startOutboxWorker();
    startAnnouncements();
    startDailyTasks();
    stopOnSignals();
    const mail = SMTP_URL
      ? `by ${new URL(SMTP_URL).host}`
      : `kept in ${mailDir()} (SMTP_URL is unset)`;
    console.log(`Site: ${SITE_URL}\nData: ${DATA_DIR}\nMail: ${mail}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message.replaceAll('\n', ' ') : error);
    process.exit(1);
  }
}
