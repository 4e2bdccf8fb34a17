import { dayMs } from '@/lib/i18n/durations';
import type { FailureKind } from './delivery-error';

const maxRetryAgeMs = 5 * dayMs;
const minWaitMs = 1000;
const jitter = 0.1;

export function maxWaitMs(waits: number[]): number {
  return Math.max(minWaitMs, ...waits.map((seconds) => seconds * 1000)) * (1 + jitter);
}

type Attempt = { createdAt: Date; attempts: number };

/** @param waits seconds before the 1st, 2nd … attempt; the last one repeats */
export function scheduleRetry(
  { createdAt, attempts }: Attempt,
  failure: FailureKind,
  now: Date,
  waits: number[],
  random = Math.random,
): Date | null {
  // A message gets all its attempts even after days of downtime or a manual retry.
  const exhausted =
    attempts >= waits.length && now.getTime() - createdAt.getTime() >= maxRetryAgeMs;
  if (failure === 'refused' || exhausted) return null;
  const seconds = waits[Math.min(attempts, waits.length - 1)] ?? 0;
  const factor = 1 + jitter * (2 * random() - 1);
  return new Date(now.getTime() + Math.max(minWaitMs, seconds * 1000 * factor));
}
