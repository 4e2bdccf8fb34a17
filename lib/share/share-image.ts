import { createHash } from 'node:crypto';
import type { ArticleCard } from '@/lib/articles/article';
import { formatDate } from '@/lib/i18n/dates';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { site } from '@/lib/settings/site';

/** Raised when the drawing changes: then every picture has another address. */
const design = 1;

/** All that a picture shows which stands for a page where a link to it is shared. */
export type ShareImage = {
  locale: Locale;
  title: string;
  mark?: string;
  author?: string;
  date?: string;
  /** Of a stored picture; without one a zellige is drawn */
  coverId?: string;
};

/** What the image of an article needs to know of it */
export type SharedArticle = Pick<
  ArticleCard,
  'slug' | 'title' | 'featured' | 'publishedAt' | 'author' | 'topics' | 'cover'
>;

/** The picture's size, for `og:image:width` and `og:image:height` */
export const shareImageSize = { width: 1200, height: 630 } as const;

export function articleShareImage(locale: Locale, article: SharedArticle): ShareImage {
  return {
    locale,
    title: article.title,
    mark: article.featured ? getDictionary(locale).featured : article.topics[0]?.name,
    author: article.author.name,
    date: formatDate(article.publishedAt, locale),
    coverId: article.cover.id,
  };
}

/** For pages that have no picture of their own. */
export function siteShareImage(locale: Locale): ShareImage {
  return { locale, title: site.description[locale] };
}

/** A public path made from what the picture shows: it may be kept for ever, and another text has another one. */
export function pathToShareImage(locale: Locale, article?: SharedArticle): string {
  const hash = hashShareImage(
    article ? articleShareImage(locale, article) : siteShareImage(locale),
  );
  const slug = article ? `${encodeURIComponent(article.slug)}-` : '';
  return `/share/${locale}/${slug}${hash}.jpg`;
}

export function hashShareImage(image: ShareImage): string {
  const shown = [design, image, site.name, site.tagline[image.locale]];
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 16);
}
