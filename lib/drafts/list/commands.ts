import 'server-only';
import { deleteArticle, restoreArticle } from '@/lib/articles/bin';
import { type Locale, locales, toLocale } from '@/lib/i18n/locales';
import { db } from '@/lib/store/db';
import { readArticleContent } from '../articles/article-content';
import { createDraft, setInBin, type Writer } from '../commands';
import { type Content, parseContent } from '../content';
import type { TextIds } from './filter';

/** Puts a text into the bin, or takes it out. @returns whether it was not there yet */
export async function moveToBin({ articleId, draftId }: TextIds): Promise<boolean> {
  if (articleId !== null) return deleteArticle(articleId);
  return setInBin({ id: draftId ?? 0, kind: 'article' }, true);
}

export async function takeFromBin({ articleId, draftId }: TextIds): Promise<boolean> {
  if (articleId !== null) return restoreArticle(articleId);
  return setInBin({ id: draftId ?? 0, kind: 'article' }, false);
}

/** @param retitle makes the copy's title @returns the id of the copy's draft; null if the text is gone */
export async function duplicateText(
  ids: TextIds,
  retitle: (title: string, locale: Locale) => string,
  savedBy: Writer,
): Promise<number | null> {
  const text = await readText(ids);
  if (!text) return null;
  const { locale, content } = text;
  const title = retitle(content.title, locale);
  const copy = { ...content, title, slug: '', featured: false, canonicalUrl: '' };
  return createDraft({ locale, content: copy }, savedBy);
}

/**
 * The draft of an article's translation, begun with the article's own words.
 * @returns its id, or that of the one that there is; null if the article is gone, or has a translation that is an article
 */
export async function startTranslation(articleId: number, savedBy: Writer): Promise<number | null> {
  const text = await readText({ articleId, draftId: null });
  if (!text?.translationKey) return null;
  const { translationKey, content } = text;
  const locale = locales.find((each) => each !== text.locale) ?? text.locale;
  const where = { translationKey, locale };
  if ((await db().article.count({ where })) > 0) return null;
  const begun = await db().draft.findFirst({
    where: { ...where, kind: 'article', articleId: null, deletedAt: null },
    select: { id: true },
  });
  if (begun) return begun.id;
  const { title, dek, body, author, cover, coverAlt, coverCredit } = content;
  const start = { title, dek, body, author, cover, coverAlt, coverCredit };
  return createDraft({ locale, translationKey, content: start }, savedBy);
}

type Text = { locale: Locale; translationKey: string | null; content: Content };

/** What readers see of it; of a draft, what is written */
async function readText({ articleId, draftId }: TextIds): Promise<Text | null> {
  if (articleId === null) {
    const draft = await db().draft.findFirst({
      where: { id: draftId ?? 0, kind: 'article', articleId: null, deletedAt: null },
    });
    if (!draft) return null;
    const { locale, translationKey } = draft;
    return { locale: toLocale(locale), translationKey, content: parseContent(draft.content) };
  }
  const article = await db().article.findUnique({
    where: { id: articleId, deletedAt: null },
    select: {
      locale: true,
      translationKey: true,
      publishedAt: true,
      draft: { select: { content: true } },
    },
  });
  const isWritten = article?.publishedAt === null && article.draft !== null;
  const content = isWritten
    ? parseContent(article.draft?.content ?? '')
    : await readArticleContent(articleId);
  if (!article || !content) return null;
  const { locale, translationKey } = article;
  return { locale: toLocale(locale), translationKey, content };
}
