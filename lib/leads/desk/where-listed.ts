import type { Prisma } from '@/prisma/client/client';
import { type DeskList, endStates, openStates } from './states';

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
