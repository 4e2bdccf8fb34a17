import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import { type Change, type PageInput, planPage } from './page-plan';

/** Creates, replaces or renames (see formerSlugs) a page; writes nothing if nothing changed. */
export async function savePage(input: PageInput): Promise<Change> {
  const { change, writes } = await planPage(input);
  if (change !== 'unchanged') await db().$transaction(writes);
  return change;
}

export async function renamePage(locale: Locale, from: string, to: string): Promise<void> {
  const { id } = await db().page.findUniqueOrThrow({
    where: { locale_slug: { locale, slug: from } },
    select: { id: true },
  });
  if (from === to) return;
  await db().$transaction([
    db().formerPageSlug.deleteMany({ where: { locale, slug: to } }),
    db().page.update({ where: { id }, data: { slug: to } }),
    db().formerPageSlug.create({ data: { locale, slug: from, pageId: id } }),
  ]);
}
