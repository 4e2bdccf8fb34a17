import 'server-only';
import { log, nameOf } from '@/lib/log';
import { drainOutbox } from './drain';

const sweepEveryMs = 3000;

// A bundler may load this module more than once in a process: the worker stays one.
const shared = globalThis as typeof globalThis & { lastSweepAt?: number };

/** Sweeps the outbox for as long as the process lives: what a response could not send leaves here. */
export function startOutboxWorker(): void {
  const sweep = async () => {
    try {
      await drainOutbox();
    } catch (error) {
      // The store is away: the next sweep finds it back, and the messages in it.
      log.error({ event: 'outbox', error: nameOf(error) }, 'sweep failed');
    }
    shared.lastSweepAt = Date.now();
    setTimeout(sweep, sweepEveryMs).unref();
  };
  void sweep();
}

/** How long ago the worker ended a sweep; null where it has not yet. */
export function secondsSinceSweep(): number | null {
  return shared.lastSweepAt === undefined ? null : (Date.now() - shared.lastSweepAt) / 1000;
}
