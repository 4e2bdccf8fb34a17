import 'server-only';
import { createFailureLog } from '@/lib/log';
import { releaseFutureMessages } from './clock';
import { drainOutbox } from './drain';
import { queueDeliveryReport } from './report';

const pollEveryMs = 3000;
const failures = createFailureLog('outbox', 'sweep failed');

export function startOutboxWorker(): void {
  const poll = async () => {
    await logFailure(async () => {
      await releaseFutureMessages();
      await queueDeliveryReport();
      await drainOutbox();
    });
    setTimeout(poll, pollEveryMs).unref();
  };
  void poll();
}

/** Sends what was just queued without waiting for the worker. */
export function wakeOutbox(): Promise<void> {
  return logFailure(drainOutbox);
}

/** Only the first of several in a row: the worker would fill a full disk with them. */
async function logFailure(sweep: () => Promise<unknown>): Promise<void> {
  try {
    await sweep();
    failures.succeeded();
  } catch (error) {
    failures.failed(error);
  }
}
