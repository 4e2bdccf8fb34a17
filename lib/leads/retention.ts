import { dayMs } from '@/lib/i18n/durations';
import 'server-only';
import { log } from '@/lib/log';
import { deleteMailFiles } from '@/lib/outbox/mail-files';
import { erasePayloads } from '@/lib/outbox/retention';
import { site } from '@/lib/settings/site';
import { db } from '@/lib/store/db';
import { vacuumStore } from '@/lib/store/vacuum';
import type { Prisma } from '@/prisma/client/client';
import { deleteExpiredRateLimits } from './rate-limit';

export type DeletionCounts = { leads: number; suspected: number; mails: number; limits: number };

export async function deleteExpiredData(now: Date): Promise<DeletionCounts> {
  const { leadYears, suspectedDays, mailDays } = site.retention;
  const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs);

  const counts = {
    leads: await deleteLeads({ id: { in: await listExpiredLeadIds(yearsBefore(now, leadYears)) } }),
    suspected: await deleteLeads({ suspectedAt: { lte: daysAgo(suspectedDays) } }),
    mails: await erasePayloads(daysAgo(mailDays)),
    limits: await deleteExpiredRateLimits(now),
  };
  if (Object.values(counts).some((count) => count > 0)) await vacuumStore();
  log.info({ event: 'purge', ...counts });
  return counts;
}

/** 29 February becomes 28 February. */
function yearsBefore(date: Date, years: number): Date {
  const before = new Date(date);
  before.setUTCFullYear(date.getUTCFullYear() - years);
  if (before.getUTCMonth() !== date.getUTCMonth()) before.setUTCDate(0);
  return before;
}

async function listExpiredLeadIds(lastContact: Date): Promise<number[]> {
  const rows = await db().$queryRaw<{ id: number }[]>`
    SELECT "id" FROM "Lead" AS old WHERE "createdAt" <= ${lastContact} AND "suspectedAt" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "Lead" AS later WHERE lower(later."email") = lower(old."email")
        AND later."suspectedAt" IS NULL AND later."createdAt" > ${lastContact})`;
  return rows.map(({ id }) => Number(id));
}

/** With their messages and mail files */
export async function deleteLeads(where: Prisma.LeadWhereInput): Promise<number> {
  const messages = await db().outboxMessage.findMany({
    where: { lead: where },
    select: { id: true, createdAt: true },
  });
  // Files first: after a crash, the remaining rows lead to the remaining files.
  await deleteMailFiles(messages);
  const { count } = await db().lead.deleteMany({ where });
  return count;
}
