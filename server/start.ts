import 'server-only';
import { startAnnouncements } from '@/lib/announcements/worker';
import { mailDir } from '@/lib/outbox/mail-files';
import { startOutboxWorker } from '@/lib/outbox/worker';
import { prepareDataDir } from '@/lib/settings/data-dir';
import { env } from '@/lib/settings/env';
import { shareContentVersion } from '@/lib/store/content-version';
import { openStore } from '@/lib/store/db';
import { migrate } from '@/lib/store/migrations';
import { seedIfEmpty } from '@/prisma/seed';
import { startDailyJobs } from '@/server/daily-jobs';
import { watchHttpServer } from '@/server/http-server';
import { stopOnSignals } from '@/server/shutdown';

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
    startDailyJobs();
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
