import 'server-only';
import * as z from 'zod';
import { navPlaces } from '@/lib/pages/page';
import { getStoredPage, type StoredPage, whereUnchanged } from '@/lib/pages/stored-page';
import { db } from '@/lib/store/db';
import type { Prisma } from '@/prisma/client/client';
import type { Removal } from '../publishing/publication';

const beforeSchema = z.object({
  slug: z.string(),
  title: z.string(),
  dek: z.string(),
  body: z.string(),
  nav: z.enum(navPlaces),
  order: z.number(),
  form: z.boolean(),
  publishedAt: z.coerce.date().nullable(),
  updatedAt: z.coerce.date(),
  formerSlugs: z.array(z.string()),
});

type Text = { pageId: number | null };

/** @returns null if there is no page */
export async function planPageRemoval({ pageId }: Text): Promise<Removal | null> {
  const stored = pageId === null ? null : await getStoredPage(pageId);
  return (
    stored && {
      isPublished: stored.publishedAt !== null,
      write: change(stored, { publishedAt: null }),
      before: toBefore(stored),
    }
  );
}

/** @param before null: readers saw nothing. @returns null if there is no page */
export async function planPageReturn(
  { pageId }: Text,
  before: object | null,
): Promise<Prisma.PrismaPromise<unknown>[] | null> {
  const stored = pageId === null ? null : await getStoredPage(pageId);
  if (!stored) return null;
  if (!before) return [change(stored, { publishedAt: null })];
  const { formerSlugs, ...fields } = beforeSchema.parse(before);
  const { id, locale } = stored;
  const missing = formerSlugs.filter(
    (slug) => !stored.formerSlugs.some((one) => one.slug === slug),
  );
  return [
    db().formerPageSlug.deleteMany({ where: { pageId: id, slug: { notIn: formerSlugs } } }),
    change(stored, stored.nav === fields.nav ? { ...fields, order: stored.order } : fields),
    db().formerPageSlug.createMany({ data: missing.map((slug) => ({ locale, slug, pageId: id })) }),
  ];
}

const change = (stored: StoredPage, data: Prisma.PageUpdateInput) =>
  db().page.update({ where: whereUnchanged(stored), data });

export function toBefore(stored: StoredPage): object {
  return { ...stored, formerSlugs: stored.formerSlugs.map(({ slug }) => slug) };
}
