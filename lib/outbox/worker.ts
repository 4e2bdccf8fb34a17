import 'server-only';
import { drainOutbox } from './drain';

const sweepEveryMs = 3000;

/** Sweeps the outbox for as long as the process lives: what a response could not send leaves here. */
export function startOutboxWorker(): void {
  const sweep = async () => {
    try {
      await drainOutbox();
    } catch (error) {
      // The store is away: the next sweep finds it back, and the mails in it.
      console.error('Outbox: sweep failed:', error instanceof Error ? error.name : error);
    }
    setTimeout(sweep, sweepEveryMs).unref();
  };
  void sweep();
}
