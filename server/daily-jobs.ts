import 'server-only';
import { forgetAnnouncements } from '@/lib/announcements/commands';
import { queueSpamDigest } from '@/lib/leads/digest';
import { deleteExpiredRateLimits } from '@/lib/leads/rate-limit';
import { deleteExpiredData } from '@/lib/leads/retention';
import { errorFields, log } from '@/lib/log';
import { site } from '@/lib/settings/site';
import { db } from '@/lib/store/db';
import { isUniqueViolation } from '@/lib/store/prisma-errors';

const lookEveryMs = 5 * 60 * 1000;

/** From this hour on, in the site's time zone: the digest is there with the morning's mail. */
const fromHour = 7;

const tasks: Record<string, (day: string, now: Date) => Promise<unknown>> = {
  digest: (day) => queueSpamDigest(day),
  announcements: (_, now) => forgetAnnouncements(now),
  purge: (_, now) => deleteExpiredData(now),
};

/**
 * Runs each task once a day for as long as the process lives; a day that it missed is made up for at its start. What
 * is kept for a day or less goes as soon as its time is over.
 */
export function startDailyJobs(): void {
  const look = async () => {
    const now = new Date();
    await runDailyJobs(now);
    await deleteExpiredRateLimits(now).catch(() => {});
    setTimeout(look, lookEveryMs).unref();
  };
  void look();
}

/** What is due at a moment and no other process has begun. One that fails is logged, and tried again the next day. */
export async function runDailyJobs(now: Date): Promise<void> {
  const { day, hour } = readClock(now);
  if (hour < fromHour) return;
  for (const [name, run] of Object.entries(tasks)) {
    try {
      if (await claimDay(name, day)) await run(day, now);
    } catch (error) {
      log.error({ event: 'daily', task: name, ...errorFields(error) });
    }
  }
}

/** True for the one process that may run the task on that day. */
async function claimDay(name: string, day: string): Promise<boolean> {
  try {
    await db().dailyTask.create({ data: { name, day } });
    return true;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
  const { count } = await db().dailyTask.updateMany({
    where: { name, day: { not: day } },
    data: { day },
  });
  return count === 1;
}

/** Day (2026-11-23) and hour in the site's time zone. */
function readClock(now: Date) {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: site.timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).formatToParts(now);
  const read = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return { day: `${read('year')}-${read('month')}-${read('day')}`, hour: Number(read('hour')) };
}
