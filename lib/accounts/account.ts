import type { Locale } from '@/lib/i18n/locales';

/** Editors write and publish; leads, settings and accounts are the owner's. */
export type Role = 'owner' | 'editor';

export type Account = { id: number; email: string; role: Role; locale: Locale };

export type SignedIn = Account & {
  session: { id: string; signedInAt: Date };
};

export type Device = { id: string; device: string; usedAt: Date };

export type Passkey = { id: string; name: string; createdAt: Date; usedAt: Date | null };
