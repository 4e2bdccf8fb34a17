import 'server-only';
import { type OutboxState, readOutboxState } from '@/lib/outbox/queries';
import { secondsSinceSweep } from '@/lib/outbox/worker';

const longestWaitSeconds = 15 * 60;
/** A sweep comes every few seconds; one that waits for a slow mail server takes minutes at most. */
const longestSilenceSeconds = 5 * 60;

export type Health = {
  ok: boolean;
  store: 'ok' | 'unavailable';
  worker: 'ok' | 'stalled';
  outbox: OutboxState | null;
};

/** Whether leads are kept and leave: not, when one waits too long or can leave no more. */
export async function readHealth(): Promise<Health> {
  const silence = secondsSinceSweep();
  const worker = silence !== null && silence < longestSilenceSeconds ? 'ok' : 'stalled';
  let outbox: OutboxState;
  try {
    outbox = await readOutboxState();
  } catch {
    return { ok: false, store: 'unavailable', worker, outbox: null };
  }
  const late = outbox.oldestPendingSeconds > longestWaitSeconds;
  return { ok: worker === 'ok' && !late && outbox.failed === 0, store: 'ok', worker, outbox };
}
