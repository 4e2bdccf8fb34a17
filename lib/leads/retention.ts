import 'server-only';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { log } from '@/lib/log';
import { parseMail } from '@/lib/outbox/message';
import { mailDir, mailFileName } from '@/lib/outbox/transport';
import { site } from '@/lib/settings/site';
import { db, vacuumStore } from '@/lib/store/db';
import type { Prisma } from '@/prisma/client/client';
import { listEmailSpellings } from './queries';
import { deleteExpiredRateLimits } from './rate-limit';

const dayMs = 24 * 3600 * 1000;

export type DeletionCounts = { leads: number; suspected: number; mails: number; limits: number };

/**
 * Deletes what has been kept as long as the settings say: leads after the last one from the same address, suspected
 * spam, the contents of mails that were delivered, and counters that have run out. Safe at any time.
 */
export async function deleteExpiredData(now: Date): Promise<DeletionCounts> {
  const { leadYears, suspectedDays, mailDays } = site.retention;
  const daysAgo = (days: number) => new Date(now.getTime() - days * dayMs);

  const purged = {
    leads: await deleteLeads({ id: { in: await listOver(yearsBefore(now, leadYears)) } }),
    suspected: await deleteLeads({ suspectedAt: { lte: daysAgo(suspectedDays) } }),
    mails: await emptyMessages(daysAgo(mailDays)),
    limits: await deleteExpiredRateLimits(now),
  };
  if (Object.values(purged).some((count) => count > 0)) await vacuumStore();
  log.info({ event: 'purge', ...purged });
  return purged;
}

/**
 * Deletes all that is kept about a person, by e-mail address, whichever its case: leads, and the mails about them and
 * to that address, sent or not.
 * @returns how many leads there were
 */
export async function erasePersonalData(email: string): Promise<number> {
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) return 0;
  await eraseDigests(email);
  const leads = await deleteLeads({ email: { in: await listEmailSpellings(email) } });
  await vacuumStore();
  log.info({ event: 'erase', leads });
  return leads;
}

/** The same day so many years before; of a 29 February, the 28th. */
function yearsBefore(date: Date, years: number): Date {
  const before = new Date(date);
  before.setUTCFullYear(date.getUTCFullYear() - years);
  if (before.getUTCMonth() !== date.getUTCMonth()) before.setUTCDate(0);
  return before;
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
  // The files first: as long as one is left, so is what leads to it.
  await removeFiles(messages);
  const { count } = await db().lead.deleteMany({ where });
  return count;
}

/** A digest that waits goes whole: whom else it names, the next one names. */
async function eraseDigests(email: string): Promise<void> {
  const digests = await db().outboxMessage.findMany({
    where: { purpose: 'digest', payload: { not: '' } },
  });
  const about = digests.filter((digest) => namesAddress(parseMail(digest)?.text ?? '', email));
  await removeFiles(about);
  for (const { id, createdAt, sentAt } of about) {
    if (sentAt) {
      await db().outboxMessage.updateMany({ where: { id }, data: { payload: '' } });
    } else {
      const named = { suspectedAt: { not: null }, digestedAt: createdAt };
      await db().lead.updateMany({ where: named, data: { digestedAt: null } });
      await db().outboxMessage.deleteMany({ where: { id } });
    }
  }
}

/** Whether it stands in the text as it is, not as a part of a longer one. */
function namesAddress(text: string, email: string): boolean {
  const words = text.toLowerCase().split(/[^a-z0-9.!#$%&'*+/=?^_`{|}~@-]+/);
  return words.includes(email.toLowerCase());
}

/** The message stays, as a record that it left; what it said goes. */
async function emptyMessages(sentBefore: Date): Promise<number> {
  // A digest that was given up will not be tried again, and has no lead to go with.
  const over = { lte: sentBefore };
  const where = {
    payload: { not: '' },
    OR: [{ sentAt: over }, { purpose: 'digest', failedAt: over }],
  };
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
