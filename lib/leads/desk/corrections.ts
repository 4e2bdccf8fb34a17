import 'server-only';
import { createHmac } from 'node:crypto';
import { toAsciiAddress } from '@/lib/settings/mailbox';
import { loadSecret } from '@/lib/settings/secrets';
import { db } from '@/lib/store/db';
import type { Prisma } from '@/prisma/client/client';

/** What the author said of a sender and a text, by keyed hash: spam, genuine, or nothing yet */
export type Corrections = Record<string, boolean | null>;

type Judged = { email: string; textHash: string };

function correctionKeys({ email, textHash }: Judged): string[] {
  const address = toAsciiAddress(email).toLowerCase();
  return [hash(`sender ${address}`), ...(textHash ? [hash(`text ${textHash}`)] : [])];
}

export async function readCorrections(lead: Judged): Promise<Corrections> {
  const keys = correctionKeys(lead);
  const found = await db().spamCorrection.findMany({ where: { key: { in: keys } } });
  const verdicts = new Map(found.map(({ key, isSpam }) => [key, isSpam]));
  return Object.fromEntries(keys.map((key) => [key, verdicts.get(key) ?? null]));
}

/** The text’s verdict counts before the sender’s: anybody can type an address. */
export async function readVerdict(lead: Judged): Promise<boolean | null> {
  const [sender = null, text = null] = Object.values(await readCorrections(lead));
  return text ?? sender;
}

export function writeCorrections(corrections: Corrections): Prisma.PrismaPromise<unknown>[] {
  return Object.entries(corrections).map(([key, isSpam]) =>
    isSpam === null
      ? db().spamCorrection.deleteMany({ where: { key } })
      : db().spamCorrection.upsert({
          where: { key },
          create: { key, isSpam },
          update: { isSpam, createdAt: new Date() },
        }),
  );
}

export async function deleteCorrections(judged: Judged[]): Promise<void> {
  await db().spamCorrection.deleteMany({ where: { key: { in: judged.flatMap(correctionKeys) } } });
}

/** @returns how many */
export async function deleteCorrectionsBefore(date: Date): Promise<number> {
  const { count } = await db().spamCorrection.deleteMany({ where: { createdAt: { lte: date } } });
  return count;
}

function hash(text: string): string {
  return createHmac('sha256', loadSecret('correction-key')).update(text).digest('hex');
}
