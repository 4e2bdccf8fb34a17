import 'server-only';
import type { ArticleInput } from '@/lib/articles/article-plan';
import { isDrawnCover } from '@/lib/articles/drawn-cover';
import type { StoredArticle } from '@/lib/articles/stored-article';
import { drawZellige } from '@/lib/covers/zellige';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import type { StoredImage } from '@/lib/markdown/pictures';
import { storeImage } from '@/lib/media/images';
import { db } from '@/lib/store/db';
import type { Content } from '../content';
import { findCoverSeed } from '../field-choices';
import { listKnownPictures } from './known-pictures';

type Text = {
  locale: Locale;
  content: Content;
  stored: StoredArticle | null;
  /** Of the text that it translates, before the first publication */
  translationKey: string | null;
};
type Publication = Text & { publishedAt: Date; updatedAt: Date };
type ShownPictures = { cover: StoredImage; pictures: StoredImage[] };

/** A cover that is drawn is stored now, which takes seconds. */
export async function readShownPictures(text: Text): Promise<ShownPictures> {
  const pictures = await listKnownPictures(text.content);
  const cover = pictures.get(text.content.cover) ?? (await getDrawnCover(text));
  return { cover, pictures: [...pictures.values()] };
}

export function toArticleInput(publication: Publication, shown: ShownPictures): ArticleInput {
  const { locale, content, stored, publishedAt, updatedAt } = publication;
  const key = stored?.translationKey ?? publication.translationKey;
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

/** An article that gets another address keeps its drawing. */
async function getDrawnCover({
  locale,
  content,
  stored,
  translationKey,
}: Text): Promise<StoredImage> {
  const key = stored?.translationKey ?? translationKey;
  if (stored && isDrawnCover(stored.coverId, await listTexts(stored))) return stored.cover;
  const original = key ? await findCoverSeed(locale, key) : null;
  return storeDrawing(original ?? content.slug.trim());
}

const storing = new Map<string, Promise<StoredImage>>();

/** The cover that is drawn from a slug. It is made once for all who ask meanwhile. */
export function storeDrawing(seed: string): Promise<StoredImage> {
  const drawing =
    storing.get(seed) ??
    storeImage(Buffer.from(drawZellige(seed))).finally(() => storing.delete(seed));
  storing.set(seed, drawing);
  return drawing;
}

function listTexts({ translationKey }: StoredArticle) {
  return db().article.findMany({
    where: { translationKey },
    select: { slug: true, formerSlugs: { select: { slug: true } } },
  });
}
