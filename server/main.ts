import { development, exitWithMessage } from './settings';

// Loaded before everything else: the modules below read the settings when they are loaded.

import { inlineScriptHashes } from '@/components/reader/generated';
import { startAnnouncements } from '@/lib/announcements/worker';
import { describeShift, listShiftedArticles } from '@/lib/articles/shifted-articles';
import { isDataDirFree } from '@/lib/backup/data-dir-lock';
import { holdDataDir } from '@/lib/backup/swap-store';
import { errorFields, log } from '@/lib/log';
import { checkDkimKey } from '@/lib/outbox/dkim';
import { stopOutbox } from '@/lib/outbox/drain';
import { closeSmtpConnections } from '@/lib/outbox/smtp';
import { startOutboxWorker } from '@/lib/outbox/worker';
import { assertFreePageSlugs } from '@/lib/pages/queries';
import { findRedirect } from '@/lib/redirects/queries';
import { prepareDataDir } from '@/lib/settings/data-dir';
import { env } from '@/lib/settings/env';
import { checkLogo } from '@/lib/settings/logo';
import { accentStyle } from '@/lib/settings/site';
import { readContentVersion } from '@/lib/store/content-version';
import { closeStore, openStore } from '@/lib/store/db';
import { deleteCopy, migrate, readMigrations } from '@/lib/store/migrations';
import { loadOverrides } from '@/lib/store/site-overrides';
import {
  assertDatabaseNotLost,
  assertLogBelongs,
  describeDamage,
  markStoreCreated,
} from '@/lib/store/store-files';
import { startVacuumWorker } from '@/lib/store/vacuum';
import { seedIfEmpty } from '@/prisma/seed';
import { handleConnectionErrors } from './connection-errors';
import { redirectConsoleToLog } from './console';
import { startDailyJobs } from './daily-jobs';
import { errorPageStyle } from './error-pages';
import { createFrontDoor } from './front-door';
import { assertPortFree, createHttpServer } from './http-server';
import { startMetrics } from './metrics';
import { enterSiteFolder, nextStaticDir, startNext } from './next-app';
import { createPageCache, createPictureCache, createSearchCache } from './page-cache';
import { hashSource, SecurityHeaders } from './security-headers';
import { checkPages } from './start-check';
import { checkMailSettings, describeStart } from './start-report';
import { loadStaticFiles } from './static-files';

await start().catch((error) => exitWithMessage(describeDamage(error) ?? error));

async function start(): Promise<void> {
  const startedAt = new Date();
  const { HOST, PORT, SITE_URL, DATABASE_URL, METRICS_HOST, METRICS_PORT, PAGE_CACHE_MB } = env();
  if (!development) redirectConsoleToLog();
  prepareDataDir();
  const isAlone = await isDataDirFree();
  await holdDataDir();
  enterSiteFolder();
  checkLogo();
  checkDkimKey();
  const { server, listen, serve, close, isClosing } = createHttpServer();
  // A request during a restart waits. Beside another process it is better answered by that one.
  await (isAlone ? listen(PORT, HOST) : assertPortFree(PORT, HOST));

  assertDatabaseNotLost();
  if (isAlone) await assertLogBelongs();
  await migrate(DATABASE_URL, readMigrations(), !isAlone);
  await openStore();
  await loadOverrides();
  markStoreCreated();
  await assertFreePageSlugs();
  await checkMailSettings();
  await seedIfEmpty();
  await warnOfShiftedArticles();

  startOutboxWorker();
  startAnnouncements();
  startDailyJobs();
  startVacuumWorker();
  stopOnSignals(async () => {
    await Promise.all([close(), stopOutbox()]);
    closeSmtpConnections();
    await closeStore();
  });

  const security = new SecurityHeaders(SITE_URL, {
    development,
    scripts: inlineScriptHashes,
    styles: [hashSource(errorPageStyle)],
    pageStyle: accentStyle,
  });
  handleConnectionErrors(server, security);
  const pages = createPageCache(readContentVersion, PAGE_CACHE_MB);
  const pictures = createPictureCache(readContentVersion);
  const searches = createSearchCache(readContentVersion);
  if (METRICS_PORT) {
    const caches = { pages, pictures, searches };
    await startMetrics(server, { port: METRICS_PORT, host: METRICS_HOST, caches });
  }
  const frontDoor = createFrontDoor({
    handler: await startNext(server),
    siteUrl: SITE_URL,
    refreshSettings: readContentVersion,
    files: loadStaticFiles('public', nextStaticDir()),
    pages,
    pictures,
    searches,
    security,
    findRedirect,
    development,
    isClosing,
  });
  if (!development) await checkPages(frontDoor.getPage);
  serve(frontDoor.handle);
  if (!isAlone) await listen(PORT, HOST);
  setInterval(() => pages.renewReadPages(), 1000).unref();
  deleteCopy(DATABASE_URL, startedAt);

  process.stderr.write(`${(await describeStart()).join('\n')}\n`);
}

async function warnOfShiftedArticles(): Promise<void> {
  for (const article of await listShiftedArticles())
    log.warn({ event: 'schedule', ...article }, describeShift(article));
}

/** Shorter than supervisors wait before they kill the process: systemd 15 s (deploy/), Docker 10 s. */
const stopTimeoutMs = 8000;

/** After the time-out, the next process retries unfinished deliveries once their leases expire. */
function stopOnSignals(stop: () => Promise<void>): void {
  for (const [signal, code] of [
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const) {
    process.once(signal, async () => {
      setTimeout(() => process.exit(code), stopTimeoutMs);
      await stop().catch((error) => log.error({ event: 'stop', ...errorFields(error) }));
      log.info({ event: 'stop', signal });
      process.exit(code);
    });
  }
}
