import 'server-only';
import { db } from '@/lib/store/db';
import type { Prisma } from '@/prisma/client/client';
import { deleteMailFiles } from './mail-files';
import { listPurposes } from './policy';

/** Keeps the rows as a record of delivery; returns how many were erased. */
export async function erasePayloads(endedBefore: Date): Promise<number> {
  const where = wherePayloadEnded(endedBefore);
  const messages = await db().outboxMessage.findMany({
    where,
    select: { id: true, createdAt: true },
  });
  await deleteMailFiles(messages);
  const { count } = await db().outboxMessage.updateMany({ where, data: { payload: '' } });
  return count;
}

/** The leads of the messages whose payload would be erased, null for a message of no lead */
export async function listEndedPayloads(endedBefore: Date): Promise<(number | null)[]> {
  const where = wherePayloadEnded(endedBefore);
  const messages = await db().outboxMessage.findMany({ where, select: { leadId: true } });
  return messages.map(({ leadId }) => leadId);
}

const wherePayloadEnded = (endedBefore: Date) => ({
  payload: { not: '' },
  ...whereEnded('erasePayload', endedBefore),
});

export async function deleteEndedMessages(endedBefore: Date): Promise<void> {
  await db().outboxMessage.deleteMany({ where: whereEnded('delete', endedBefore) });
}

function whereEnded(
  action: 'erasePayload' | 'delete',
  endedBefore: Date,
): Prisma.OutboxMessageWhereInput {
  const ended = { lte: endedBefore };
  const sent = listPurposes(({ retention }) => retention.sent === action);
  const failed = listPurposes(({ retention }) => retention.failed === action);
  return {
    OR: [
      { sentAt: ended, purpose: { in: sent } },
      { failedAt: ended, purpose: { in: failed } },
    ],
  };
}
