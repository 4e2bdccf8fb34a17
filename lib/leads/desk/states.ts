export const leadStates = ['new', 'answered', 'talking', 'won', 'lost', 'closed'] as const;
export type LeadState = (typeof leadStates)[number];

/** The desk's lists: each lead is in exactly one. */
export const deskLists = ['toAnswer', 'waiting', 'closed', 'suspected'] as const;
export type DeskList = (typeof deskLists)[number];

export const endStates: LeadState[] = ['won', 'lost', 'closed'];
export const openStates = leadStates.filter((state) => !endStates.includes(state));

export type Standing = { state: string; snoozedUntil: Date | null; suspectedAt: Date | null };

export function findList({ state, snoozedUntil, suspectedAt }: Standing, now: Date): DeskList {
  if (suspectedAt) return 'suspected';
  if (endStates.some((end) => end === state)) return 'closed';
  const isDue = snoozedUntil ? snoozedUntil <= now : state === 'new';
  return isDue ? 'toAnswer' : 'waiting';
}
