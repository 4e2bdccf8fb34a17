import 'server-only';
import { type OutboxState, readOutboxState } from '@/lib/outbox/queries';
import { lateAfterMs } from '@/lib/outbox/report';
import { secondsSinceSweep } from '@/lib/outbox/worker';

/** A sweep comes every few seconds; one that waits for a slow mail server takes minutes at most. */
const longestSilenceSeconds = 5 * 60;

export type Health = {
  ok: boolean;
  store: 'ok' | 'unavailable';
  worker: 'ok' | 'stalled';
} & Partial<OutboxState>;

/** Whether leads are kept and leave: not, when one waits too long, can leave no more, or only the owner can help it. */
export async function readHealth(): Promise<Health> {
  const silence = secondsSinceSweep();
  const worker = silence !== null && silence < longestSilenceSeconds ? 'ok' : 'stalled';
  let outbox: OutboxState;
  try {
    outbox = await readOutboxState();
  } catch {
    return { ok: false, store: 'unavailable', worker };
  }
  const late = outbox.oldestPendingSeconds * 1000 > lateAfterMs;
  const alarm = late || outbox.failed > 0 || outbox.misconfigured.length > 0;
  return { ok: worker === 'ok' && !alarm, store: 'ok', worker, ...outbox };
}
