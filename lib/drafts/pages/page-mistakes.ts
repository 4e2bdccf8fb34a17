import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { isReservedSlug } from '@/lib/i18n/routes';
import { slugPattern } from '@/lib/markdown/slug';
import { pageSchema } from '@/lib/pages/files/front-matter';
import { db } from '@/lib/store/db';
import type { Content } from '../content';
import type { DraftTarget } from '../draft';
import type { FieldMistake, SlugOwner } from '../publishing/mistake';

export async function listPageMistakes(
  draft: DraftTarget,
  content: Content,
): Promise<FieldMistake[]> {
  const { slug, body } = content;
  const mistakes: FieldMistake[] = listInvalidFields(content).map((field) => ({
    field,
    kind: 'invalid',
  }));
  if (!body.trim()) mistakes.push({ field: 'body', kind: 'empty' });
  const owner = await findSlugOwner(draft.locale, slug, draft.pageId);
  if (!slugPattern.test(slug)) mistakes.push({ field: 'slug', kind: 'invalid' });
  else if (isReservedSlug(slug)) mistakes.push({ field: 'slug', kind: 'reserved' });
  else if (owner) mistakes.push({ field: 'slug', kind: 'taken', owner });
  if (await hasOtherTranslation(draft)) mistakes.push({ field: 'title', kind: 'translated' });
  return mistakes;
}

function listInvalidFields({ title, dek, nav, form }: Content): ('title' | 'dek')[] {
  const result = pageSchema.safeParse({ title: title.trim(), dek: dek.trim(), nav, form });
  const fields = result.error?.issues.map(({ path }) => path[0] as 'title' | 'dek');
  return [...new Set(fields)];
}

/** @param pageId the page that wants it; null if it is not published yet */
async function findSlugOwner(
  locale: Locale,
  slug: string,
  pageId: number | null,
): Promise<SlugOwner | null> {
  const select = { id: true, title: true };
  const where = { locale_slug: { locale, slug } };
  const current = await db().page.findUnique({ where, select });
  const former = current
    ? null
    : await db().formerPageSlug.findUnique({ where, select: { page: { select } } });
  const owner = current ?? former?.page;
  if (!owner || owner.id === pageId) return null;
  return { kind: current ? 'current' : 'former', title: owner.title };
}

/** Whether another page has become the translation that this one was begun as. */
async function hasOtherTranslation({
  locale,
  pageId,
  translationKey,
}: DraftTarget): Promise<boolean> {
  if (pageId !== null || translationKey === null) return false;
  return (await db().page.count({ where: { locale, translationKey } })) > 0;
}
