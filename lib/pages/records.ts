import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import type { Prisma } from '@/prisma/client/client';

const select = {
  locale: true,
  slug: true,
  title: true,
  nav: true,
  order: true,
  form: true,
  publishedAt: true,
  updatedAt: true,
  formerSlugs: { select: { slug: true }, orderBy: { slug: 'asc' } },
} satisfies Prisma.PageSelect;

export type PageRecord = Prisma.PageGetPayload<{ select: typeof select }>;

export async function listPageRecords(locale?: Locale): Promise<PageRecord[]> {
  return db().page.findMany({
    where: locale ? { locale } : {},
    orderBy: [{ locale: 'desc' }, { nav: 'asc' }, { order: 'asc' }, { title: 'asc' }],
    select,
  });
}

export async function getPageRecord(locale: Locale, slug: string): Promise<PageRecord | null> {
  return db().page.findUnique({ where: { locale_slug: { locale, slug } }, select });
}
