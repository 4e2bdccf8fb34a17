import 'server-only';
import { log } from '@/lib/log';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { deleteCopy } from '@/lib/store/migrations';
import { requestVacuum, vacuumStore } from '@/lib/store/vacuum';
import { deleteCorrections } from './desk/corrections';
import { eraseFromDigests } from './digest';
import { noteErasure, readErasedAt } from './erasure-notes';
import { listEmailSpellings } from './queries';
import { deleteLeads } from './retention';

export type Erasure = {
  leads: number;
  /** False while another program reads the database: the site removes the last traces later. */
  isComplete: boolean;
};

/** Deletes all data about a person, including queued and stored mails, and the copy of before a migration. */
export async function erasePersonalData(email: string): Promise<Erasure> {
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) return { leads: 0, isComplete: true };
  noteErasure(email);
  requestVacuum();
  const leads = await deletePerson(email);
  deleteCopy(env().DATABASE_URL);
  const isComplete = await vacuumStore();
  log.info({ event: 'erase', leads, isComplete });
  return { leads, isComplete };
}

/** Erases, from a store that was restored, who was erased after its backup was made; returns how many leads there were. */
export async function eraseNotedPersons(): Promise<number> {
  const emails = await db().lead.findMany({ distinct: ['email'], select: { email: true } });
  let leads = 0;
  for (const { email } of emails) {
    const erasedAt = readErasedAt(email);
    if (erasedAt) leads += await deletePerson(email, erasedAt);
  }
  return leads;
}

/** @param until keeps leads that the person has sent since */
async function deletePerson(email: string, until = new Date()): Promise<number> {
  const where = {
    email: { in: await listEmailSpellings(email) },
    createdAt: { lte: until },
  };
  const leads = await db().lead.findMany({
    where,
    select: { reference: true, email: true, textHash: true },
  });
  await eraseFromDigests(
    email,
    leads.map(({ reference }) => reference),
  );
  await deleteCorrections([{ email, textHash: '' }, ...leads]);
  return deleteLeads(where);
}
