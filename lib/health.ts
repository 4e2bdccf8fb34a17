import 'server-only';
import { timeZoneRules } from '@/lib/i18n/time-zone';
import { createFailureLog } from '@/lib/log';
import { secondsSinceLastPoll } from '@/lib/outbox/drain';
import { getOutboxStatus, type OutboxStatus } from '@/lib/outbox/queries';
import { lateAfterMs } from '@/lib/outbox/report';

/** The worker polls every few seconds, or every minute while all its lanes wait for a slow server. */
const stalledAfterSeconds = 5 * 60;

export type Health = {
  ok: boolean;
  store: 'ok' | 'unavailable';
  worker: 'ok' | 'stalled';
  /** The release of the time zone database, e.g. `2026f` */
  timeZoneRules: string;
} & Partial<OutboxStatus>;

const storeFailures = createFailureLog('health', 'the store cannot be read');

export async function readHealth(): Promise<Health> {
  const silence = secondsSinceLastPoll();
  const worker = silence !== null && silence < stalledAfterSeconds ? 'ok' : 'stalled';
  let outbox: OutboxStatus;
  try {
    outbox = await getOutboxStatus();
    storeFailures.succeeded();
  } catch (error) {
    storeFailures.failed(error);
    return { ok: false, store: 'unavailable', worker, timeZoneRules };
  }
  const late = outbox.oldestPendingSeconds * 1000 > lateAfterMs;
  const alarm = late || outbox.failed > 0 || outbox.misconfigured.length > 0;
  return { ok: worker === 'ok' && !alarm, store: 'ok', worker, timeZoneRules, ...outbox };
}
