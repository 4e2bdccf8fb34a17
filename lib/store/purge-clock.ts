import 'server-only';
import { dayMs } from '@/lib/i18n/durations';
import { log } from '@/lib/log';
import { db } from './db';

const maxGapDays = 60;
const confirmingDays = 7;

/**
 * False while the clock may be wrong: today is long after the day of the last purge, which is kept apart from all that a
 * wrong clock may have written. Seven later days confirm the clock.
 * @param day of the owner's calendar, e.g. 2026-01-31
 */
export async function mayPurge(day: string): Promise<boolean> {
  const days = await db().purgeDay.findMany();
  const last = days.find(({ ran }) => ran)?.day;
  if (!last) {
    // A new store has nothing to purge, and no day yet to compare with.
    await notePurge(day);
    return false;
  }
  const gapDays = (Date.parse(day) - Date.parse(last)) / dayMs;
  const doubted = days.filter((one) => !one.ran && one.day < day);
  if (gapDays <= maxGapDays || doubted.length >= confirmingDays) return true;
  await db().purgeDay.upsert({ where: { day }, create: { day, ran: false }, update: {} });
  log.warn({ event: 'purge', last, gapDays }, 'nothing was purged: the clock may be wrong');
  return false;
}

export async function notePurge(day: string): Promise<void> {
  await db().$transaction([
    db().purgeDay.deleteMany(),
    db().purgeDay.create({ data: { day, ran: true } }),
  ]);
}

export async function isPurgeSuspended(): Promise<boolean> {
  return (await db().purgeDay.count({ where: { ran: false } })) > 0;
}
