import 'server-only';
import { getDictionary } from '@/lib/i18n/dictionary';
import { type Locale, locales } from '@/lib/i18n/locales';
import { listReservedSlugs } from '@/lib/i18n/routes';
import { listImageIds } from '@/lib/markdown/pictures';
import { db } from '@/lib/store/db';
import { whereVisible } from '@/lib/store/visibility';
import { typeset } from '@/lib/typography/typeset';
import type { MenuPages, Page } from './page';

export async function getPage(locale: Locale, slug: string): Promise<Page | null> {
  const row = await db().page.findFirst({ where: { ...whereVisible(locale), slug } });
  if (!row?.publishedAt) return null;
  const { translationKey, body, form, publishedAt, updatedAt } = row;
  const [translations, images] = await Promise.all([
    db().page.findMany({
      where: { ...whereVisible(), translationKey, NOT: { id: row.id } },
      select: { locale: true, slug: true },
    }),
    db().image.findMany({
      where: { id: { in: listImageIds(body) } },
      select: { id: true, width: true, height: true },
    }),
  ]);
  const title = typeset(row.title, locale);
  const dek = typeset(row.dek, locale);
  return { slug, title, dek, body, form, publishedAt, updatedAt, images, translations };
}

export async function getCurrentPageSlug(
  locale: Locale,
  formerSlug: string,
): Promise<string | null> {
  const former = await db().formerPageSlug.findFirst({
    where: { locale, slug: formerSlug, page: whereVisible(locale) },
    select: { page: { select: { slug: true } } },
  });
  return former?.page.slug ?? null;
}

/** The pages that header and footer name, in their order. */
export async function listMenuPages(locale: Locale): Promise<MenuPages> {
  const rows = await db().page.findMany({
    where: { ...whereVisible(locale), nav: { in: ['header', 'footer'] } },
    select: { slug: true, title: true, nav: true },
    orderBy: [{ order: 'asc' }, { title: 'asc' }],
  });
  const listIn = (place: string) =>
    rows
      .filter(({ nav }) => nav === place)
      .map(({ slug, title }) => ({ slug, title: typeset(title, locale) }));
  return { header: listIn('header'), footer: listIn('footer') };
}

/** Visible pages that still say that they are samples. */
export async function listSamplePages(): Promise<{ locale: string; slug: string }[]> {
  const notices = locales.map((locale) => getDictionary(locale).samplePage);
  return db().page.findMany({
    where: { ...whereVisible(), OR: notices.map((notice) => ({ body: { contains: notice } })) },
    select: { locale: true, slug: true },
    orderBy: { id: 'asc' },
  });
}

/** @throws an error that names a page whose address the site itself uses, e.g. since an upgrade */
export async function assertFreePageSlugs(): Promise<void> {
  const page = await db().page.findFirst({
    where: { slug: { in: listReservedSlugs() } },
    select: { locale: true, slug: true },
  });
  if (!page) return;
  const name = `pages/${page.locale}/${page.slug}`;
  throw new Error(
    `The site itself uses the address of the page ${name}. Give the page another one: npm run articles -- rename ${name} <slug>`,
  );
}
