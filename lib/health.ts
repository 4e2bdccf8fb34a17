import 'server-only';
import { secondsSinceLastPoll } from '@/lib/outbox/drain';
import { getOutboxStatus, type OutboxStatus } from '@/lib/outbox/queries';
import { lateAfterMs } from '@/lib/outbox/report';

/** The worker looks for messages every few seconds; while all lanes wait for a slow server, every minute. */
const longestSilenceSeconds = 5 * 60;

export type Health = {
  ok: boolean;
  store: 'ok' | 'unavailable';
  worker: 'ok' | 'stalled';
} & Partial<OutboxStatus>;

/** Whether leads are kept and leave: not, when one waits too long, can leave no more, or only the owner can help it. */
export async function readHealth(): Promise<Health> {
  const silence = secondsSinceLastPoll();
  const worker = silence !== null && silence < longestSilenceSeconds ? 'ok' : 'stalled';
  let outbox: OutboxStatus;
  try {
    outbox = await getOutboxStatus();
  } catch {
    return { ok: false, store: 'unavailable', worker };
  }
  const late = outbox.oldestPendingSeconds * 1000 > lateAfterMs;
  const alarm = late || outbox.failed > 0 || outbox.misconfigured.length > 0;
  return { ok: worker === 'ok' && !alarm, store: 'ok', worker, ...outbox };
}
