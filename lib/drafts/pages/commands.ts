import 'server-only';
import { locales, toLocale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import { createDraft, type Writer } from '../commands';
import { parseContent } from '../content';
import { readPageContent } from './page-content';

/**
 * The draft of a page's translation, begun with the page's own words.
 * @returns its id, or that of the one that there is; null if there is no such page, or if it has a translation
 */
export async function startPageTranslation(
  pageId: number,
  savedBy: Writer,
): Promise<number | null> {
  const page = await db().page.findUnique({
    where: { id: pageId },
    select: {
      locale: true,
      translationKey: true,
      publishedAt: true,
      draft: { select: { content: true } },
    },
  });
  const isWritten = page?.publishedAt === null && page.draft !== null;
  const content = isWritten
    ? parseContent(page.draft?.content ?? '')
    : await readPageContent(pageId);
  if (!page || !content) return null;
  const { translationKey } = page;
  const original = toLocale(page.locale);
  const locale = locales.find((each) => each !== original) ?? original;
  if ((await db().page.count({ where: { translationKey, locale } })) > 0) return null;
  const begun = await db().draft.findFirst({
    where: { kind: 'page', translationKey, locale, pageId: null, deletedAt: null },
    select: { id: true },
  });
  const { title, dek, body, nav, form } = content;
  const start = { title, dek, body, nav, form };
  return (
    begun?.id ?? createDraft({ kind: 'page', locale, translationKey, content: start }, savedBy)
  );
}
