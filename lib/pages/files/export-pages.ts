import 'server-only';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultLocale, type Locale, toLocale } from '@/lib/i18n/locales';
import { getDefaultTranslationKey } from '@/lib/i18n/translation-key';
import { exportPictures, type PictureExport } from '@/lib/markdown/text-pictures';
import { db } from '@/lib/store/db';
import { formatPageFile, parseNav } from './front-matter';

export type PageExportSummary = PictureExport & { pages: number };

/** Writes all pages, drafts included, to `pages/<language>/`, from where they can be imported without loss. */
export async function exportPages(dir: string, only?: Locale): Promise<PageExportSummary> {
  const summary: PageExportSummary = { pages: 0, pictures: 0, missing: [] };
  const rows = await db().page.findMany({
    where: only ? { locale: only } : {},
    include: { formerSlugs: { select: { slug: true }, orderBy: { slug: 'asc' } } },
    orderBy: { id: 'asc' },
  });
  for (const row of rows) {
    const { slug, title, dek, order, form, translationKey } = row;
    const locale = toLocale(row.locale);
    const folder = join(dir, 'pages', locale);
    await mkdir(folder, { recursive: true });
    const { body } = await exportPictures({ folder, slug, body: row.body }, summary);
    const translationOf = await getOriginalSlug(locale, translationKey);
    const isDefaultKey = translationKey === getDefaultTranslationKey(locale, slug);
    const text = formatPageFile({
      title,
      dek,
      nav: parseNav(row.nav),
      order,
      form,
      draft: row.publishedAt === null,
      formerSlugs: row.formerSlugs.map((former) => former.slug),
      ...(translationOf && { translationOf }),
      ...(!translationOf && !isDefaultKey && { key: translationKey }),
      body,
    });
    await writeFile(join(folder, `${slug}.md`), text);
    summary.pages += 1;
  }
  return summary;
}

async function getOriginalSlug(
  locale: Locale,
  translationKey: string,
): Promise<string | undefined> {
  if (locale === defaultLocale) return undefined;
  const original = await db().page.findUnique({
    where: { translationKey_locale: { translationKey, locale: defaultLocale } },
    select: { slug: true },
  });
  return original?.slug;
}
