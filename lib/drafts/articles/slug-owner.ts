import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import type { SlugOwner } from '../publishing/mistake';

/** @param articleId the article that wants it; null if it is not published yet */
export async function findSlugOwner(
  locale: Locale,
  slug: string,
  articleId: number | null,
): Promise<SlugOwner | null> {
  const select = { id: true, title: true, deletedAt: true };
  const where = { locale_slug: { locale, slug } };
  const current = await db().article.findUnique({ where, select });
  const former = current
    ? null
    : await db().formerSlug.findUnique({ where, select: { article: { select } } });
  const owner = current ?? former?.article;
  if (!owner || owner.id === articleId) return null;
  const kind = owner.deletedAt ? 'bin' : current ? 'current' : 'former';
  return { kind, title: owner.title };
}
