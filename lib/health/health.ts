import 'server-only';
import { hourMs } from '@/lib/i18n/durations';
import { timeZoneRules } from '@/lib/i18n/time-zone';
import { createFailureLog, getDriverCode } from '@/lib/log';
import { hasMissingPictures } from '@/lib/media/missing-pictures';
import { hasFutureMessages } from '@/lib/outbox/clock';
import { secondsSinceLastPoll } from '@/lib/outbox/drain';
import { getOutboxStatus, hasMessageSince, type OutboxStatus } from '@/lib/outbox/queries';
import { lateAfterMs } from '@/lib/outbox/report';
import { listMissingMailSettings } from '@/lib/settings/public-site';
import { readDiskSpace } from '@/lib/store/disk-space';
import { hoursSinceLastBackup } from '@/lib/store/last-backup';
import { isPurgeSuspended } from '@/lib/store/purge-clock';
import { isVacuumPending } from '@/lib/store/vacuum';
import { checkWrites, type WriteFault } from '@/lib/store/write-check';
import { listPlaceholders } from './placeholders';

/** The worker polls every few seconds, or every minute while all its lanes wait for a slow server. */
const stalledAfterSeconds = 5 * 60;

/** A monitor gets its answer by then, even while the store gives none. */
const answerWithinMs = 4000;

type ReadFault = { reason: 'read-failed' | 'timeout'; code: string | null };

export type Health = {
  ok: boolean;
  store: 'ok' | 'unwritable' | 'unavailable';
  /** With the code of the database's driver, e.g. `SQLITE_FULL` */
  storeFault: WriteFault | ReadFault | null;
  worker: 'ok' | 'stalled';
  /** The release of the time zone database, e.g. `2026f` */
  timeZoneRules: string;
  /** Settings of a public site without which leads reach nobody */
  missingSettings: string[];
} & Partial<StoreStatus>;

type Warning =
  | 'disk-space-low'
  | 'burst'
  | 'purge-suspended'
  | 'future-messages'
  | 'pictures-missing';

type StoreStatus = OutboxStatus & {
  freeDiskMegabytes: number;
  /** No reason for an alarm yet */
  warnings: Warning[];
  /** Pages with texts that came with the site; no reason for an alarm */
  placeholders: string[];
  /** Null: never */
  hoursSinceLastBackup: number | null;
  /** Traces of erased data wait for another program to stop reading the database */
  erasure: 'done' | 'pending';
};

const readFailures = createFailureLog('health', 'the store cannot be read');

export async function readHealth(): Promise<Health> {
  const silence = secondsSinceLastPoll();
  const worker = silence !== null && silence < stalledAfterSeconds ? 'ok' : 'stalled';
  const missingSettings = listMissingMailSettings().map(({ name }) => name);
  const known = { worker, timeZoneRules, missingSettings } as const;
  let status: StoreStatus;
  let storeFault: WriteFault | null;
  try {
    [status, storeFault] = await inTime(Promise.all([readStatus(), checkWrites()]));
    readFailures.succeeded();
  } catch (error) {
    readFailures.failed(error);
    const reason = error instanceof TimeoutError ? 'timeout' : 'read-failed';
    const storeFault = { reason, code: getDriverCode(error) } as const;
    return { ok: false, store: 'unavailable', storeFault, ...known };
  }
  const late = status.oldestPendingSeconds * 1000 > lateAfterMs;
  const alarm =
    late || status.failed > 0 || status.misconfigured.length > 0 || missingSettings.length > 0;
  const ok = worker === 'ok' && !alarm && !storeFault;
  return { ok, store: storeFault ? 'unwritable' : 'ok', storeFault, ...known, ...status };
}

async function readStatus(): Promise<StoreStatus> {
  const [outbox, placeholders, disk, isBurst, isSuspended] = await Promise.all([
    getOutboxStatus(),
    listPlaceholders(),
    readDiskSpace(),
    hasMessageSince('burst', new Date(Date.now() - hourMs)),
    isPurgeSuspended(),
  ]);
  const isWarned: Record<Warning, boolean> = {
    'disk-space-low': disk.isLow,
    burst: isBurst,
    'purge-suspended': isSuspended,
    'future-messages': hasFutureMessages(),
    'pictures-missing': hasMissingPictures(),
  };
  return {
    ...outbox,
    freeDiskMegabytes: disk.freeMegabytes,
    warnings: (Object.keys(isWarned) as Warning[]).filter((warning) => isWarned[warning]),
    placeholders,
    hoursSinceLastBackup: hoursSinceLastBackup(),
    erasure: isVacuumPending() ? 'pending' : 'done',
  };
}

class TimeoutError extends Error {
  override name = 'TimeoutError';
}

async function inTime<T>(reading: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeoutError()), answerWithinMs);
  });
  try {
    return await Promise.race([reading, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
