import 'server-only';
import { db } from '@/lib/store/db';

/** @param email the owner's account by default */
export function findAccount(email?: string): Promise<{ id: number; email: string } | null> {
  return db().account.findFirst({
    where: email ? { email: email.trim().toLowerCase() } : { role: 'owner' },
    select: { id: true, email: true },
  });
}

export async function listAccounts(now = new Date()) {
  const accounts = await db().account.findMany({
    orderBy: { id: 'asc' },
    select: {
      id: true,
      email: true,
      role: true,
      createdAt: true,
      _count: { select: { sessions: { where: { expiresAt: { gt: now } } } } },
    },
  });
  return accounts.map(({ _count, ...account }) => ({ ...account, devices: _count.sessions }));
}
