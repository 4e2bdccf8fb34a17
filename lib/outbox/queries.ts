import 'server-only';
import { db } from '@/lib/store/db';
import { quietPurposes } from './message';

export type OutboxStatus = {
  /** Messages that must still leave, and how long the oldest for the author has waited; 0 where there is none */
  pending: number;
  oldestPendingSeconds: number;
  /** Messages for the author that were refused for good, or given up */
  failed: number;
  /** Codes of the failures that only the owner can mend: password, sender, certificate */
  misconfigured: string[];
};

/** What is not for the author counts as pending only. */
export async function getOutboxStatus(): Promise<OutboxStatus> {
  const waiting = { sentAt: null, failedAt: null };
  const forAuthor = { purpose: { notIn: quietPurposes } };
  const [pending, failed, oldest, misconfigured] = await Promise.all([
    db().outboxMessage.count({ where: waiting }),
    db().outboxMessage.count({ where: { ...forAuthor, sentAt: null, failedAt: { not: null } } }),
    db().outboxMessage.findFirst({
      where: { ...waiting, ...forAuthor },
      orderBy: { id: 'asc' },
      select: { createdAt: true },
    }),
    db().outboxMessage.findMany({
      where: { ...waiting, ...forAuthor, misconfigured: true },
      distinct: ['lastError'],
      select: { lastError: true },
    }),
  ]);
  const waitedMs = oldest ? Math.max(0, Date.now() - oldest.createdAt.getTime()) : 0;
  return {
    pending,
    oldestPendingSeconds: Math.floor(waitedMs / 1000),
    failed,
    misconfigured: misconfigured.map(({ lastError }) => lastError ?? 'unknown error'),
  };
}
