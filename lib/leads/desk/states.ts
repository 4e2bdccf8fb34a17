import type { Prisma } from '@/prisma/client/client';

export const leadStates = ['new', 'answered', 'talking', 'won', 'lost', 'closed'] as const;
export type LeadState = (typeof leadStates)[number];

/** The desk's lists: each lead is in exactly one. */
export const deskLists = ['toAnswer', 'waiting', 'closed', 'suspected'] as const;
export type DeskList = (typeof deskLists)[number];

export const endStates: LeadState[] = ['won', 'lost', 'closed'];
const openStates = leadStates.filter((state) => !endStates.includes(state));
const answeredStates = openStates.filter((state) => state !== 'new');

export function whereListed(list: DeskList, now: Date): Prisma.LeadWhereInput {
  if (list === 'suspected') return { suspectedAt: { not: null } };
  const snoozed = { snoozedUntil: { gt: now } };
  const where: Record<Exclude<DeskList, 'suspected'>, Prisma.LeadWhereInput> = {
    toAnswer: {
      OR: [
        { state: 'new', snoozedUntil: null },
        { state: { in: openStates }, snoozedUntil: { lte: now } },
      ],
    },
    waiting: {
      OR: [
        { state: { in: answeredStates }, snoozedUntil: null },
        { state: { in: openStates }, ...snoozed },
      ],
    },
    closed: { state: { in: endStates } },
  };
  return { suspectedAt: null, ...where[list] };
}

export type Standing = { state: string; snoozedUntil: Date | null; suspectedAt: Date | null };

export function findList({ state, snoozedUntil, suspectedAt }: Standing, now: Date): DeskList {
  if (suspectedAt) return 'suspected';
  if (endStates.some((end) => end === state)) return 'closed';
  const isDue = snoozedUntil ? snoozedUntil <= now : state === 'new';
  return isDue ? 'toAnswer' : 'waiting';
}
