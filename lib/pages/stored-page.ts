import 'server-only';
import { db } from '@/lib/store/db';
import type { Prisma } from '@/prisma/client/client';

/** What a plan to change a page compares with */
export const includeStored = {
  formerSlugs: { select: { slug: true } },
} satisfies Prisma.PageInclude;

export type StoredPage = Prisma.PageGetPayload<{ include: typeof includeStored }>;

export function getStoredPage(id: number): Promise<StoredPage | null> {
  return db().page.findUnique({ where: { id }, include: includeStored });
}

/** Fails where the page was changed since it was read. */
export function whereUnchanged(stored: Prisma.PageGetPayload<object>) {
  const { id, slug, title, dek, body, nav, form, publishedAt } = stored;
  return {
    ...{ id, slug, title, dek, body, nav, form },
    publishedAt: publishedAt ? { not: null } : null,
  };
}
