import 'server-only';
import { deleteExpiredAccess } from '@/lib/accounts/commands';
import { emptyBin } from '@/lib/articles/bin';
import { deleteExpiredPreviews } from '@/lib/articles/files/preview-file';
import { formatTimestamp } from '@/lib/i18n/dates';
import { dayMs } from '@/lib/i18n/durations';
import { sweepArchives } from '@/lib/imports/archive/sweep';
import { queueSpamDigest } from '@/lib/leads/digest';
import { deleteExpiredRateLimits } from '@/lib/leads/rate-limit';
import { deleteExpiredData } from '@/lib/leads/retention';
import { errorFields, log } from '@/lib/log';
import { deleteEndedMessages } from '@/lib/outbox/retention';
import { site } from '@/lib/settings/site';
import { db } from '@/lib/store/db';
import { warnOfLowDiskSpace } from '@/lib/store/disk-space';
import { isUniqueViolation } from '@/lib/store/prisma-errors';
import { mayPurge, notePurge } from '@/lib/store/purge-clock';
import { loadOverrides } from '@/lib/store/site-overrides';
import { sweepUploads } from '@/lib/uploads/sweep';

const checkEveryMs = 5 * 60 * 1000;

const startHour = 7;

type DailyJob = (day: string, now: Date) => Promise<unknown>;

/** The names are stored. The digest names suspected spam before it is deleted. */
const dailyJobs: Record<string, DailyJob> = {
  digest: (day) => queueSpamDigest(day),
  announcements: (_, now) =>
    deleteEndedMessages(new Date(now.getTime() - site.retention.mailDays * dayMs)),
  purge: async (day, now) => {
    if (!(await mayPurge(day))) return;
    await deleteExpiredData(now);
    await emptyBin(now);
    await notePurge(day);
  },
  previews: (_, now) => deleteExpiredPreviews(now),
  accounts: (_, now) => deleteExpiredAccess(now),
  uploads: (_, now) => sweepUploads(now),
};

const frequentJobs = {
  limits: deleteExpiredRateLimits,
  disk: warnOfLowDiskSpace,
  archives: sweepArchives,
};

export function startDailyJobs(jobs = dailyJobs): void {
  const check = async () => {
    const now = new Date();
    await runDailyJobs(now, jobs);
    for (const [task, run] of Object.entries(frequentJobs)) {
      await run(now).catch((error) => log.error({ event: 'daily', task, ...errorFields(error) }));
    }
    setTimeout(check, checkEveryMs).unref();
  };
  void check();
}

/** Runs the jobs that no process has run today; a failed one waits until tomorrow. */
export async function runDailyJobs(now: Date, jobs = dailyJobs): Promise<void> {
  const { day, hour } = readClock(now);
  if (hour < startHour) return;
  for (const [name, run] of Object.entries(jobs)) {
    try {
      if (!(await claimDay(name, day))) continue;
      // Another process may have changed how long things are kept.
      await loadOverrides();
      await run(day, now);
    } catch (error) {
      log.error({ event: 'daily', task: name, ...errorFields(error) });
    }
  }
}

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

function readClock(now: Date) {
  const [day = '', time = ''] = formatTimestamp(now).split(' ');
  return { day, hour: Number.parseInt(time, 10) };
}
