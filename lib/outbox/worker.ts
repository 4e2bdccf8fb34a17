import 'server-only';
import { errorFields, log } from '@/lib/log';
import { drainOutbox } from './drain';

const sweepEveryMs = 3000;

/** Sweeps the outbox for as long as the process lives: what a response could not send leaves here. */
export function startOutboxWorker(): void {
  const sweep = async () => {
    try {
      await drainOutbox();
    } catch (error) {
      // The store is away: the next sweep finds it back, and the messages in it.
      log.error({ event: 'outbox', ...errorFields(error) }, 'sweep failed');
    }
    setTimeout(sweep, sweepEveryMs).unref();
  };
  void sweep();
}
