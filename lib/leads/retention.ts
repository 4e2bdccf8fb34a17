import { dayMs } from '@/lib/i18n/durations';
import 'server-only';
import { log } from '@/lib/log';
import { deleteMailFiles } from '@/lib/outbox/mail-files';
import { erasePayloads, listEndedPayloads } from '@/lib/outbox/retention';
import { site } from '@/lib/settings/site';
import { db } from '@/lib/store/db';
import { type IdSpan, inBatches, listIdSpans } from '@/lib/store/id-spans';
import { requestVacuum, vacuumStore } from '@/lib/store/vacuum';
import { type Lead, Prisma } from '@/prisma/client/client';
import { deleteCorrectionsBefore } from './desk/corrections';
import { deleteExpiredRateLimits } from './rate-limit';

export type DeletionCounts = {
  leads: number;
  suspected: number;
  mails: number;
  limits: number;
  corrections: number;
};

export type Retention = typeof site.retention;

export async function deleteExpiredData(now: Date): Promise<DeletionCounts> {
  const { lastContact, suspectedAt, endedAt } = findLimits(site.retention, now);
  const counts = {
    ...(await deleteManyLeads(async () => ({
      leads: await deleteExpiredLeads(lastContact),
      suspected: await deleteLeads({ suspectedAt: { lte: suspectedAt } }),
    }))),
    mails: await erasePayloads(endedAt),
    limits: await deleteExpiredRateLimits(now),
    corrections: await deleteCorrectionsBefore(lastContact),
  };
  if (Object.values(counts).some((count) => count > 0)) await vacuumStore();
  log.info({ event: 'purge', ...counts });
  return counts;
}

/** What a purge at that moment would delete if things were kept so long */
export async function countExpired(
  retention: Retention,
  now: Date,
): Promise<Pick<DeletionCounts, 'leads' | 'suspected' | 'mails'>> {
  const { lastContact, suspectedAt, endedAt } = findLimits(retention, now);
  const leads: number[] = [];
  for await (const span of listIdSpans('Lead')) {
    leads.push(...(await listExpiredLeadIds(lastContact, span)));
  }
  const suspected = await db().lead.findMany({
    where: { suspectedAt: { lte: suspectedAt } },
    select: { id: true },
  });
  // Messages go with their leads.
  const deleted = new Set([...leads, ...suspected.map(({ id }) => id)]);
  const mails = (await listEndedPayloads(endedAt)).filter((id) => id === null || !deleted.has(id));
  return { leads: leads.length, suspected: suspected.length, mails: mails.length };
}

function findLimits({ leadYears, suspectedDays, mailDays }: Retention, now: Date) {
  const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs);
  return {
    lastContact: yearsBefore(now, leadYears),
    suspectedAt: daysAgo(suspectedDays),
    endedAt: daysAgo(mailDays),
  };
}

/** When the daily purge deletes a lead if nothing more happens: suspected spam by itself, others with all of the person. */
export async function retainedUntil({
  email,
  suspectedAt,
}: Pick<Lead, 'email' | 'suspectedAt'>): Promise<Date> {
  const { leadYears, suspectedDays } = site.retention;
  if (suspectedAt) return new Date(suspectedAt.getTime() + suspectedDays * dayMs);
  const [row] = await db().$queryRaw<{ at: Date | string }[]>`
    SELECT max(${lastContactAt}) AS "at" FROM "Lead"
    WHERE lower("email") = lower(${email}) AND "suspectedAt" IS NULL`;
  return yearsAfter(new Date(row?.at ?? Date.now()), leadYears);
}

/** The first moment that `yearsBefore` leads back to the date */
function yearsAfter(date: Date, years: number): Date {
  const after = new Date(date);
  after.setUTCFullYear(date.getUTCFullYear() + years);
  if (after.getUTCMonth() !== date.getUTCMonth()) after.setUTCHours(0, 0, 0, 0);
  return after;
}

/** 29 February becomes 28 February. */
function yearsBefore(date: Date, years: number): Date {
  const before = new Date(date);
  before.setUTCFullYear(date.getUTCFullYear() - years);
  if (before.getUTCMonth() !== date.getUTCMonth()) before.setUTCDate(0);
  return before;
}

const lastContactAt = Prisma.sql`coalesce("lastContactAt", "createdAt")`;

/** The search index wipes each deleted lead, eight times the rest of the work: of many, vacuumStore merges it once. */
async function deleteManyLeads<T>(work: () => Promise<T>): Promise<T> {
  await setSecureDelete(0);
  return work().finally(() => setSecureDelete(1));
}

function setSecureDelete(value: 0 | 1): Promise<number> {
  return db().$executeRaw`
    INSERT INTO "LeadSearch" ("LeadSearch", "rank") VALUES ('secure-delete', CAST(${value} AS INTEGER))`;
}

async function deleteExpiredLeads(lastContact: Date): Promise<number> {
  let count = 0;
  for await (const span of listIdSpans('Lead')) {
    count += await deleteLeadsById(await listExpiredLeadIds(lastContact, span));
  }
  return count;
}

async function listExpiredLeadIds(lastContact: Date, { gt, lte }: IdSpan): Promise<number[]> {
  const rows = await db().$queryRaw<{ id: number }[]>`
    SELECT "id" FROM "Lead" AS old
    WHERE "id" > ${gt} AND "id" <= ${lte} AND ${lastContactAt} <= ${lastContact} AND "suspectedAt" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "Lead" WHERE lower("email") = lower(old."email")
        AND "suspectedAt" IS NULL AND ${lastContactAt} > ${lastContact})`;
  return rows.map(({ id }) => Number(id));
}

/** With their messages and mail files */
export async function deleteLeads(where: Prisma.LeadWhereInput): Promise<number> {
  let count = 0;
  for await (const span of listIdSpans('Lead')) {
    const leads = await db().lead.findMany({
      where: { AND: [where, { id: span }] },
      select: { id: true },
    });
    count += await deleteLeadsById(leads.map(({ id }) => id));
  }
  return count;
}

async function deleteLeadsById(ids: number[]): Promise<number> {
  if (ids.length > 0) requestVacuum();
  let count = 0;
  for await (const batch of inBatches(ids)) {
    const messages = await db().outboxMessage.findMany({
      where: { leadId: { in: batch } },
      select: { id: true, createdAt: true },
    });
    // Files first: after a crash, the remaining rows lead to the remaining files.
    await deleteMailFiles(messages);
    count += (await db().lead.deleteMany({ where: { id: { in: batch } } })).count;
  }
  return count;
}
