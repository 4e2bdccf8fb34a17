import 'server-only';
import { db } from '@/lib/store/db';
import type { Purpose } from './message';
import { listPurposes } from './policy';

export type OutboxStatus = {
  pending: number;
  oldestPendingSeconds: number;
  failed: number;
  /** On hold since a restore, until the author retries or discards them */
  held: number;
  misconfigured: string[];
};

export async function hasMessageSince(purpose: Purpose, since: Date): Promise<boolean> {
  const where = { purpose, createdAt: { gt: since, lte: new Date() } };
  return (await db().outboxMessage.findFirst({ where, select: { id: true } })) !== null;
}

export async function getOutboxStatus(): Promise<OutboxStatus> {
  const waiting = { sentAt: null, failedAt: null };
  const alarming = { purpose: { notIn: listPurposes(({ alarm }) => !alarm) } };
  const [pending, failed, held, oldest, misconfigured] = await Promise.all([
    db().outboxMessage.count({ where: waiting }),
    db().outboxMessage.count({ where: { ...alarming, sentAt: null, failedAt: { not: null } } }),
    db().outboxMessage.count({ where: { ...waiting, heldAt: { not: null } } }),
    db().outboxMessage.findFirst({
      where: { ...waiting, ...alarming },
      orderBy: { id: 'asc' },
      select: { createdAt: true },
    }),
    db().outboxMessage.findMany({
      where: { ...waiting, ...alarming, misconfigured: true },
      distinct: ['lastError'],
      select: { lastError: true },
    }),
  ]);
  const waitedMs = oldest ? Math.max(0, Date.now() - oldest.createdAt.getTime()) : 0;
  return {
    pending,
    oldestPendingSeconds: Math.floor(waitedMs / 1000),
    failed,
    held,
    misconfigured: misconfigured.map(({ lastError }) => lastError ?? 'unknown error'),
  };
}
