import 'server-only';
import type { Article } from '@/lib/articles/article';
import { isDrawnCover } from '@/lib/articles/drawn-cover';
import { getStoredArticle } from '@/lib/articles/stored-article';
import { typesetArticles } from '@/lib/articles/typeset-articles';
import { getDictionary } from '@/lib/i18n/dictionary';
import { slugify } from '@/lib/markdown/slug';
import { describeDrawing, toDataUrl } from '@/lib/media/drawings';
import { db } from '@/lib/store/db';
import type { Content } from '../content';
import type { Draft } from '../draft';
import { listFieldChoices } from '../field-choices';
import { listKnownPictures } from '../known-pictures';
import { completeContent } from './complete-content';

export type ArticlePreview = {
  kind: 'article';
  article: Article;
  content: Content;
  /** Null before the first publication */
  publishedSlug: string | null;
  /** What the article has in the store; null for a draft */
  publishedAt: Date | null;
  /** The slug that a drawn cover is made from; null for a picture */
  seed: string | null;
};

/** The draft as the article that it would become now: a text without a date has that of today. */
export async function previewArticle(draft: Draft): Promise<ArticlePreview> {
  const { locale, articleId } = draft;
  const stored = articleId === null ? null : await getStoredArticle(articleId);
  const content = await completeContent(locale, draft.content, stored);
  const pictures = await listKnownPictures(content);
  const author = await db().author.findUnique({ where: { slug: content.author } });
  const { coverSeed } = await listFieldChoices(draft);
  const publishedAt = stored?.publishedAt ?? null;
  const date = publishedAt ?? new Date();
  const chosen = pictures.get(content.cover);
  const kept = stored && isDrawnCover(stored.cover, [stored]) ? stored.cover : null;
  const seed = kept?.drawnFrom ?? coverSeed ?? (content.slug || 'article');
  const given = (text: string) => text.trim() || null;
  const row = {
    id: articleId ?? 0,
    slug: content.slug,
    title: content.title.trim(),
    dek: content.dek.trim(),
    body: content.body,
    featured: content.featured,
    publishedAt: date,
    updatedAt: stored && publishedAt && stored.updatedAt > date ? stored.updatedAt : date,
    cover: chosen ?? kept ?? { ...describeDrawing(seed), url: toDataUrl(seed) },
    coverAlt: given(content.coverAlt) ?? getDictionary(locale).imports.drawnCover,
    coverCredit: given(content.coverCredit),
    isCoverDrawn: !chosen,
    author: { slug: content.author, name: author?.name ?? '' },
    topics: content.topics.flatMap((name) =>
      slugify(name) ? [{ slug: slugify(name), name }] : [],
    ),
    images: [...pictures.values()],
    searchTitle: given(content.searchTitle),
    searchDescription: given(content.searchDescription),
    canonicalUrl: given(content.canonicalUrl),
    translations: [],
  };
  const [article = row] = typesetArticles([row], locale);
  return {
    kind: 'article',
    article,
    content,
    publishedSlug: stored?.slug ?? null,
    publishedAt,
    seed: chosen ? null : seed,
  };
}
