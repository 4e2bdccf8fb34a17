import 'server-only';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { db, erasing } from '@/lib/db';
import { log } from '@/lib/log';
import { mailDir, mailFileName } from '@/lib/outbox/transport';
import { site } from '@/lib/site';
import type { Prisma } from '@/prisma/client/client';
import { deleteExpiredLimits } from './limits';

const dayMs = 24 * 3600 * 1000;

export type Purged = { leads: number; suspected: number; mails: number; limits: number };

/**
 * Deletes what has been kept as long as the settings say: leads after the last one from the same address, suspected
 * spam, the contents of mails that were delivered, and counters that have run out. Safe at any time.
 */
export async function purge(now: Date): Promise<Purged> {
  const { leadYears, suspectedDays, mailDays } = site.retention;
  const lastContact = new Date(now);
  lastContact.setUTCFullYear(lastContact.getUTCFullYear() - leadYears);
  const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs);

  const purged = await erasing(async () => ({
    leads: await deleteLeads({ id: { in: await listOver(lastContact) } }),
    suspected: await deleteLeads({ suspectedAt: { lte: daysAgo(suspectedDays) } }),
    mails: await emptyMessages(daysAgo(mailDays)),
    limits: await deleteExpiredLimits(now),
  }));
  log.info({ event: 'purge', ...purged });
  return purged;
}

/**
 * Deletes all that is kept about a person, by e-mail address, whichever its case: leads, and the mails about them and
 * to that address, sent or not.
 * @returns how many leads there were
 */
export async function eraseLeads(email: string): Promise<number> {
  if (!email.includes('@')) return 0;
  const rows = await db().$queryRaw<{ id: number }[]>`
    SELECT "id" FROM "Lead" WHERE lower("email") = lower(${email})`;
  const leads = await erasing(async () => {
    await eraseDigests(email);
    return deleteLeads({ id: { in: rows.map(({ id }) => Number(id)) } });
  });
  log.info({ event: 'erase', leads });
  return leads;
}

/** Leads of people who have not written since. */
async function listOver(lastContact: Date): Promise<number[]> {
  const rows = await db().$queryRaw<{ id: number }[]>`
    SELECT "id" FROM "Lead" AS old WHERE "createdAt" <= ${lastContact} AND "suspectedAt" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "Lead" AS later WHERE lower(later."email") = lower(old."email")
        AND later."suspectedAt" IS NULL AND later."createdAt" > ${lastContact})`;
  return rows.map(({ id }) => Number(id));
}

/** With the mails about them, those that were written to files too. */
async function deleteLeads(where: Prisma.LeadWhereInput): Promise<number> {
  const messages = await db().outboxMessage.findMany({
    where: { lead: where },
    select: { id: true, createdAt: true },
  });
  const { count } = await db().lead.deleteMany({ where });
  await removeFiles(messages);
  return count;
}

/** A digest that waits goes whole: whom else it names, the next one names. */
async function eraseDigests(email: string): Promise<void> {
  const rows = await db().$queryRaw<{ id: number }[]>`
    SELECT "id" FROM "OutboxMessage"
    WHERE "purpose" = 'digest' AND instr(lower("payload"), lower(${email})) > 0`;
  const where = { id: { in: rows.map(({ id }) => Number(id)) } };
  const digests = await db().outboxMessage.findMany({ where });
  await db().outboxMessage.updateMany({
    where: { ...where, sentAt: { not: null } },
    data: { payload: '' },
  });
  for (const { createdAt } of digests.filter(({ sentAt }) => sentAt === null)) {
    const named = { suspectedAt: { not: null }, digestedAt: { gte: createdAt } };
    await db().lead.updateMany({ where: named, data: { digestedAt: null } });
  }
  await db().outboxMessage.deleteMany({ where: { ...where, sentAt: null } });
  await removeFiles(digests);
}

/** The message stays, as a record that it left; what it said goes. */
async function emptyMessages(sentBefore: Date): Promise<number> {
  const where = { sentAt: { lte: sentBefore }, payload: { not: '' } };
  const messages = await db().outboxMessage.findMany({
    where,
    select: { id: true, createdAt: true },
  });
  await removeFiles(messages);
  const { count } = await db().outboxMessage.updateMany({ where, data: { payload: '' } });
  return count;
}

async function removeFiles(messages: { id: number; createdAt: Date }[]): Promise<void> {
  for (const message of messages) {
    await rm(join(mailDir(), mailFileName(message)), { force: true });
  }
}
