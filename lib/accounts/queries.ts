import 'server-only';
import { db } from '@/lib/store/db';
import type { Role } from './account';

/** @param email the owner's account by default */
export function findAccount(email?: string): Promise<{ id: number; email: string } | null> {
  return db().account.findFirst({
    where: email ? { email: email.trim().toLowerCase() } : { role: 'owner' },
    select: { id: true, email: true },
  });
}

export type AccountSummary = {
  id: number;
  email: string;
  role: Role;
  createdAt: Date;
  /** How many are signed in */
  devices: number;
  /** The last use of these; null if there is none */
  usedAt: Date | null;
};

/** The oldest first: the owner's */
export async function listAccounts(now = new Date()): Promise<AccountSummary[]> {
  const accounts = await db().account.findMany({
    orderBy: { id: 'asc' },
    select: {
      id: true,
      email: true,
      role: true,
      createdAt: true,
      sessions: {
        where: { expiresAt: { gt: now } },
        select: { usedAt: true },
        orderBy: { usedAt: 'desc' },
      },
    },
  });
  return accounts.map(({ sessions, role, ...account }) => ({
    ...account,
    role: role as Role,
    devices: sessions.length,
    usedAt: sessions[0]?.usedAt ?? null,
  }));
}

export async function usesPlainEditor(id: number): Promise<boolean> {
  const account = await db().account.findUnique({ where: { id }, select: { plainEditor: true } });
  return account?.plainEditor ?? false;
}
