import 'server-only';
import { hourMs } from '@/lib/i18n/durations';
import { log } from '@/lib/log';
import { processState } from '@/lib/process-state';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import type { Prisma } from '@/prisma/client/client';
import { maxWaitMs } from './retry';

const toleranceMs = hourMs;
const warnForMs = 24 * hourMs;

/** Messages of which a clock that was ahead says that they come from the future, or wait too long, are due now. */
export async function releaseFutureMessages(): Promise<void> {
  const now = new Date();
  const where = whereInFuture(now);
  // Read first: an idle outbox should not take the store's write lock.
  if (!(await db().outboxMessage.findFirst({ where, select: { id: true } }))) return;
  const { count } = await db().outboxMessage.updateMany({
    where,
    data: { createdAt: now, nextAttemptAt: now, leasedUntil: null },
  });
  processState.outbox.futureMessagesAt = performance.now();
  log.warn({ event: 'outbox', count }, 'messages from the future are due now: the clock was ahead');
}

/** For a day after the last one was found. */
export function hasFutureMessages(): boolean {
  const { futureMessagesAt } = processState.outbox;
  return futureMessagesAt !== undefined && performance.now() - futureMessagesAt < warnForMs;
}

function whereInFuture(now: Date): Prisma.OutboxMessageWhereInput {
  const latest = new Date(now.getTime() + toleranceMs);
  const longestWait = maxWaitMs(env().OUTBOX_WAITS);
  return {
    sentAt: null,
    failedAt: null,
    OR: [
      { createdAt: { gt: latest } },
      { leasedUntil: { gt: latest } },
      { nextAttemptAt: { gt: new Date(latest.getTime() + longestWait) } },
    ],
  };
}
