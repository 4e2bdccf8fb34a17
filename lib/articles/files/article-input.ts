import 'server-only';
import { getDictionary } from '@/lib/i18n/dictionary';
import { type StoreOnce, storePictures } from '@/lib/markdown/text-pictures';
import { describeDrawing } from '@/lib/media/drawings';
import type { ArticleInput } from '../article-plan';
import type { ParsedArticle } from './article-folder';

/** Stores the pictures, which takes seconds. */
export async function toArticleInput(
  one: ParsedArticle,
  storeOnce: StoreOnce,
): Promise<ArticleInput> {
  const { locale, slug } = one;
  const { cover, drawnFrom, ...article } = one.article;
  const { images, body } = await storePictures(one, article.body, storeOnce);
  // Translations share the cover drawn for the original.
  const seed = drawnFrom ?? article.translationOf ?? slug;
  return {
    ...article,
    locale,
    slug,
    body,
    coverAlt: article.coverAlt ?? getDictionary(locale).imports.drawnCover,
    cover: images.get(cover ?? '') ?? describeDrawing(seed),
    pictures: [...images.values()],
  };
}
