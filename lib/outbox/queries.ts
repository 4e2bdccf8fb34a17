import 'server-only';
import { db } from '@/lib/db';

export type OutboxState = {
  /** Mails that must still leave, and how long the oldest of them has waited; 0 where there is none */
  pending: number;
  oldestPendingSeconds: number;
  /** Mails that were refused for good, or given up */
  failed: number;
};

export async function readOutboxState(): Promise<OutboxState> {
  const waiting = { sentAt: null, failedAt: null };
  const [pending, failed, oldest] = await Promise.all([
    db().outboxMail.count({ where: waiting }),
    db().outboxMail.count({ where: { failedAt: { not: null } } }),
    db().outboxMail.findFirst({
      where: waiting,
      orderBy: { createdAt: 'asc' },
      select: { createdAt: true },
    }),
  ]);
  const waitedMs = oldest ? Math.max(0, Date.now() - oldest.createdAt.getTime()) : 0;
  return { pending, oldestPendingSeconds: Math.floor(waitedMs / 1000), failed };
}
