import 'server-only';
import { type ArticleInput, planArticle } from '@/lib/articles/article-plan';
import { isDrawnCover } from '@/lib/articles/drawn-cover';
import { getStoredArticle, type StoredArticle } from '@/lib/articles/stored-article';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import type { StoredCover, StoredImage } from '@/lib/markdown/pictures';
import { describeDrawing } from '@/lib/media/drawings';
import { db } from '@/lib/store/db';
import { isVisible } from '@/lib/store/visibility';
import type { Content } from '../content';
import type { Draft } from '../draft';
import { findCoverSeed } from '../field-choices';
import { listKnownPictures } from '../known-pictures';
import { listMistakes } from '../publishing/mistakes';
import type {
  Publication,
  PublishAct,
  PublishProblem,
  PublishRequest,
} from '../publishing/publication';
import { completeContent } from './complete-content';
import { toBefore } from './removal';

export async function planArticlePublication(
  draft: Draft,
  { at, isNews }: Pick<PublishRequest, 'at' | 'isNews'>,
): Promise<Publication | PublishProblem> {
  const { locale, articleId, translationKey } = draft;
  const stored = articleId === null ? null : await getStoredArticle(articleId);
  const content = await completeContent(locale, draft.content, stored);
  if ((await listMistakes(draft, content)).length > 0) return 'mistakes';
  const shown = await readShownPictures({ locale, content, stored, translationKey });
  const now = new Date();
  if (at && at <= now) return 'past';
  const { act, ...dates } = choosePublication(stored, { at, isNews, now });
  const input = toArticleInput({ locale, content, stored, translationKey, ...dates }, shown);
  const { change, writes } = await planArticle(input, stored);
  if (change === 'unchanged') return 'unchanged';
  const target = { article: { connect: { locale_slug: { locale, slug: input.slug } } } };
  return { act, now, content, writes, before: stored && toBefore(stored), target };
}

type Choice = { at: Date | null; isNews: boolean; now: Date };

function choosePublication(stored: StoredArticle | null, { at, isNews, now }: Choice) {
  if (stored?.publishedAt && isVisible(stored.publishedAt, now)) {
    const updatedAt = isNews ? now : stored.updatedAt;
    return { act: 'updated' as const, publishedAt: stored.publishedAt, updatedAt };
  }
  const publishedAt = at ?? now;
  const act: PublishAct = at ? 'scheduled' : 'published';
  return { act, publishedAt, updatedAt: publishedAt };
}

type Text = {
  locale: Locale;
  content: Content;
  stored: StoredArticle | null;
  /** Of the text that it translates, before the first publication */
  translationKey: string | null;
};
type Dated = Text & { publishedAt: Date; updatedAt: Date };
type ShownPictures = { cover: StoredCover; pictures: StoredImage[] };

async function readShownPictures(text: Text): Promise<ShownPictures> {
  const pictures = await listKnownPictures(text.content);
  const cover = pictures.get(text.content.cover) ?? (await getDrawnCover(text));
  return { cover, pictures: [...pictures.values()] };
}

function toArticleInput(dated: Dated, shown: ShownPictures): ArticleInput {
  const { locale, content, stored, publishedAt, updatedAt } = dated;
  const key = stored?.translationKey ?? dated.translationKey;
  const given = (text: string) => text.trim() || undefined;
  return {
    locale,
    slug: content.slug.trim(),
    title: content.title.trim(),
    dek: content.dek.trim(),
    body: content.body,
    author: content.author.trim(),
    topics: content.topics,
    featured: content.featured,
    ...shown,
    coverAlt: given(content.coverAlt) ?? getDictionary(locale).imports.drawnCover,
    coverCredit: given(content.coverCredit),
    searchTitle: given(content.searchTitle),
    searchDescription: given(content.searchDescription),
    canonicalUrl: given(content.canonicalUrl),
    publishedAt,
    updatedAt,
    ...(key && { key }),
  };
}

async function getDrawnCover({
  locale,
  content,
  stored,
  translationKey,
}: Text): Promise<StoredCover> {
  const key = stored?.translationKey ?? translationKey;
  if (stored && isDrawnCover(stored.cover, await listTexts(stored))) return stored.cover;
  const original = key ? await findCoverSeed(locale, key) : null;
  return describeDrawing(original ?? content.slug.trim());
}

function listTexts({ translationKey }: StoredArticle) {
  return db().article.findMany({
    where: { translationKey },
    select: { slug: true, formerSlugs: { select: { slug: true } } },
  });
}
