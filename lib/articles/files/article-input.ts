import 'server-only';
import { drawZellige } from '@/lib/covers/zellige';
import { getDictionary } from '@/lib/i18n/dictionary';
import { type StoreOnce, storePictures } from '@/lib/markdown/text-pictures';
import type { ArticleInput } from '../article-plan';
import type { ParsedArticle } from './article-folder';

/** Stores the pictures, which takes seconds. */
export async function toArticleInput(
  one: ParsedArticle,
  storeOnce: StoreOnce,
): Promise<ArticleInput> {
  const { locale, slug } = one;
  const { cover, ...article } = one.article;
  const { images, body } = await storePictures(one, article.body, storeOnce);
  // Translations share the cover drawn for the original.
  const seed = article.translationOf ?? slug;
  return {
    ...article,
    locale,
    slug,
    body,
    coverAlt: article.coverAlt ?? getDictionary(locale).imports.drawnCover,
    cover:
      images.get(cover ?? '') ??
      (await storeOnce(`drawing/${seed}`, async () => Buffer.from(drawZellige(seed)))),
    pictures: [...images.values()],
  };
}
