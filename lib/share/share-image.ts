import { createHash } from 'node:crypto';
import type { ArticleCard } from '@/lib/articles/article';
import { formatDate } from '@/lib/i18n/dates';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { site } from '@/lib/settings/site';

/** Increment when the design changes, so that every image gets a new URL. */
const design = 1;

export type ShareImage = {
  locale: Locale;
  title: string;
  mark?: string;
  author?: string;
  date?: string;
  /** Without one, a zellige is drawn */
  coverId?: string;
  /** What it is drawn from; by default the title */
  seed?: string;
};

export type SharedArticle = Pick<
  ArticleCard,
  'slug' | 'title' | 'featured' | 'publishedAt' | 'author' | 'topics' | 'cover'
>;

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

export function siteShareImage(locale: Locale): ShareImage {
  return { locale, title: site.description[locale] };
}

export function pathToShareImage(locale: Locale, article?: SharedArticle): string {
  const hash = hashShareImage(
    article ? articleShareImage(locale, article) : siteShareImage(locale),
  );
  const slug = article ? `${encodeURIComponent(article.slug)}-` : '';
  return `/share/${locale}/${slug}${hash}.jpg`;
}

export function hashShareImage(image: ShareImage): string {
  const shown = [design, image, site.name, site.tagline[image.locale], site.accent.light];
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 16);
}
