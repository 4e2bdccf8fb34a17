import 'server-only';
import { db } from '@/lib/store/db';
import { inBatches, listIdSpans } from '@/lib/store/id-spans';
import type { Prisma } from '@/prisma/client/client';
import { deleteMailFiles } from './mail-files';
import { listPurposes } from './policy';

/** Keeps the rows as a record of delivery; returns how many were erased. */
export async function erasePayloads(endedBefore: Date): Promise<number> {
  let count = 0;
  for await (const id of listIdSpans('OutboxMessage')) {
    const messages = await db().outboxMessage.findMany({
      where: { id, ...wherePayloadEnded(endedBefore) },
      select: { id: true, createdAt: true },
    });
    for await (const batch of inBatches(messages)) {
      await deleteMailFiles(batch);
      const where = { id: { in: batch.map((message) => message.id) } };
      count += (await db().outboxMessage.updateMany({ where, data: { payload: '' } })).count;
    }
  }
  return count;
}

/** The leads of the messages whose payload would be erased, null for a message of no lead */
export async function listEndedPayloads(endedBefore: Date): Promise<(number | null)[]> {
  const where = wherePayloadEnded(endedBefore);
  const leads: (number | null)[] = [];
  for await (const id of listIdSpans('OutboxMessage')) {
    const messages = await db().outboxMessage.findMany({
      where: { id, ...where },
      select: { leadId: true },
    });
    leads.push(...messages.map(({ leadId }) => leadId));
  }
  return leads;
}

const wherePayloadEnded = (endedBefore: Date) => ({
  payload: { not: '' },
  ...whereEnded('erasePayload', endedBefore),
});

export async function deleteEndedMessages(endedBefore: Date): Promise<void> {
  const where = whereEnded('delete', endedBefore);
  for await (const id of listIdSpans('OutboxMessage')) {
    await db().outboxMessage.deleteMany({ where: { id, ...where } });
  }
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
