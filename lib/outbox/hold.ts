import 'server-only';
import { db } from '@/lib/store/db';
import { listPurposes } from './policy';

/**
 * Holds what waited when a backup was made, as it may have left since, and has it reported anew. Pings and reports go on.
 * @returns how many messages are on hold
 */
export async function holdPendingMessages(): Promise<number> {
  const { count } = await db().outboxMessage.updateMany({
    where: {
      sentAt: null,
      failedAt: null,
      purpose: { notIn: listPurposes(({ background }) => background) },
    },
    data: { heldAt: new Date(), leasedUntil: null, reportedInId: null },
  });
  return count;
}

/** Deletes held and given-up messages; returns how many. */
export async function discardMessages(where: { leadId?: number }): Promise<number> {
  const { count } = await db().outboxMessage.deleteMany({
    where: {
      ...where,
      sentAt: null,
      OR: [{ heldAt: { not: null } }, { failedAt: { not: null } }],
    },
  });
  return count;
}
