import 'server-only';
import * as z from 'zod';
import { dayMs } from '@/lib/i18n/durations';
import { db } from '@/lib/store/db';
import { isSameSkeleton } from './spam-skeleton';

const leadsSchema = z.array(z.tuple([z.string(), z.string(), z.string()]));

/** With the same text, or lately with one that differs in names and numbers only. */
export async function countOtherSenders(
  textHash: string,
  skeleton: string,
  email: string,
): Promise<number> {
  const monthAgo = new Date(Date.now() - 30 * dayMs);
  // One row: a row per lead costs ten times as much.
  const [row] = await db().$queryRaw<{ leads: string }[]>`
    SELECT json_group_array(json_array("email", "textHash", "skeleton")) AS "leads" FROM (
      SELECT * FROM (SELECT "email", "textHash", "skeleton" FROM "Lead"
        WHERE "textHash" = ${textHash} LIMIT 100)
      UNION ALL SELECT * FROM (SELECT "email", "textHash", "skeleton" FROM "Lead"
        WHERE ${skeleton} <> '' AND "skeleton" <> '' AND "createdAt" > ${monthAgo}
        ORDER BY "createdAt" DESC LIMIT 10000))`;
  const leads = leadsSchema.parse(JSON.parse(row?.leads ?? '[]'));
  const senders = leads
    .filter(([, hash, other]) => hash === textHash || isSameSkeleton(other, skeleton))
    .map(([sender]) => sender.toLowerCase());
  return new Set(senders.filter((sender) => sender !== email.toLowerCase())).size;
}
