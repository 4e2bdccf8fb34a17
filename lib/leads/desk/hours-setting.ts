import 'server-only';
import { db } from '@/lib/store/db';
import { type Hours, parseHours } from './hours';

export async function readHours(accountId: number): Promise<Hours | null> {
  const account = await db().account.findUnique({
    where: { id: accountId },
    select: { hours: true },
  });
  return parseHours(account?.hours ?? null);
}

/** @param hours null: at any time */
export async function setHours(accountId: number, hours: Hours | null): Promise<void> {
  await db().account.update({
    where: { id: accountId },
    data: { hours: hours && JSON.stringify(hours) },
  });
}
