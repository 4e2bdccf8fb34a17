import 'server-only';
import { timeZoneRules } from '@/lib/i18n/time-zone';
import { createFailureLog } from '@/lib/log';
import { secondsSinceLastPoll } from '@/lib/outbox/drain';
import { getOutboxStatus, type OutboxStatus } from '@/lib/outbox/queries';
import { lateAfterMs } from '@/lib/outbox/report';
import { listMissingMailSettings } from '@/lib/settings/public-site';
import { listPlaceholders } from './placeholders';

/** The worker polls every few seconds, or every minute while all its lanes wait for a slow server. */
const stalledAfterSeconds = 5 * 60;

export type Health = {
  ok: boolean;
  store: 'ok' | 'unavailable';
  worker: 'ok' | 'stalled';
  /** The release of the time zone database, e.g. `2026f` */
  timeZoneRules: string;
  /** Settings of a public site without which leads reach nobody */
  missingSettings: string[];
  /** Pages with texts that came with the site; no reason for an alarm */
  placeholders?: string[];
} & Partial<OutboxStatus>;

const storeFailures = createFailureLog('health', 'the store cannot be read');

export async function readHealth(): Promise<Health> {
  const silence = secondsSinceLastPoll();
  const worker = silence !== null && silence < stalledAfterSeconds ? 'ok' : 'stalled';
  const missingSettings = listMissingMailSettings().map(({ name }) => name);
  const known = { worker, timeZoneRules, missingSettings } as const;
  let outbox: OutboxStatus;
  let placeholders: string[];
  try {
    [outbox, placeholders] = await Promise.all([getOutboxStatus(), listPlaceholders()]);
    storeFailures.succeeded();
  } catch (error) {
    storeFailures.failed(error);
    return { ok: false, store: 'unavailable', ...known };
  }
  const late = outbox.oldestPendingSeconds * 1000 > lateAfterMs;
  const alarm =
    late || outbox.failed > 0 || outbox.misconfigured.length > 0 || missingSettings.length > 0;
  const ok = worker === 'ok' && !alarm;
  return { ok, store: 'ok', ...known, ...outbox, placeholders };
}
