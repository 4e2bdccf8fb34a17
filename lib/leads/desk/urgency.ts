import { minuteMs } from '@/lib/i18n/durations';
import { countWorkingMinutes, type Hours } from './hours';

/** Who writes is to be answered within the hour. */
const soonAfterMinutes = 45;
const lateAfterMinutes = 60;

export type Age = {
  /** Since the lead came, or since it was to be answered again */
  minutes: number;
  /** By the minutes within the owner's hours only */
  urgency: 'calm' | 'soon' | 'late';
};

type Waiting = { createdAt: Date; snoozedUntil: Date | null };

export function measureAge(
  { createdAt, snoozedUntil }: Waiting,
  now: Date,
  hours: Hours | null,
): Age {
  const since = snoozedUntil && snoozedUntil <= now ? snoozedUntil : createdAt;
  const minutes = Math.max(0, Math.floor((now.getTime() - since.getTime()) / minuteMs));
  return { minutes, urgency: findUrgency(countWorkingMinutes(since, now, hours)) };
}

function findUrgency(workingMinutes: number): Age['urgency'] {
  if (workingMinutes >= lateAfterMinutes) return 'late';
  return workingMinutes >= soonAfterMinutes ? 'soon' : 'calm';
}
