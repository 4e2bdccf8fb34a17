import 'server-only';
import { db } from '@/lib/db';
import type { Prisma } from '@/prisma/client/client';

export type LeadFilter = {
  /** Suspected spam only, or (false) leads only */
  suspected?: boolean;
  /** Only leads with a message that was given up */
  failed?: boolean;
  limit?: number;
};

const withDelivery = {
  messages: {
    select: {
      id: true,
      purpose: true,
      channel: true,
      attempts: true,
      nextAttemptAt: true,
      sentAt: true,
      failedAt: true,
      lastError: true,
      createdAt: true,
    },
    orderBy: { id: 'asc' },
  },
  article: { select: { title: true } },
} satisfies Prisma.LeadInclude;

/** A lead, the article at whose foot it was written, and how far what it set going has come. */
export type LeadRecord = Prisma.LeadGetPayload<{ include: typeof withDelivery }>;

/** The latest first. */
export function listLeads({ suspected, failed, limit }: LeadFilter): Promise<LeadRecord[]> {
  return db().lead.findMany({
    where: {
      ...(suspected === undefined ? {} : { suspectedAt: suspected ? { not: null } : null }),
      ...(failed ? { messages: { some: { failedAt: { not: null }, sentAt: null } } } : {}),
    },
    include: withDelivery,
    orderBy: { id: 'desc' },
    take: limit,
  });
}

/** By its reference, in any case. */
export function getLead(reference: string): Promise<LeadRecord | null> {
  return db().lead.findUnique({
    where: { reference: reference.toUpperCase() },
    include: withDelivery,
  });
}
