import type { BlogPosting, Graph } from 'schema-dts';
import type { Article, Author } from '@/lib/articles/article';
import { formatIsoDateTime } from '@/lib/i18n/dates';
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { countWords } from '@/lib/markdown/plain-text';
import { readingMinutes } from '@/lib/markdown/reading-time';
import { summarize } from '@/lib/markdown/summary';
import { type Crop, cropUrl } from '@/lib/media/variants';
import {
  absoluteUrl,
  articleId,
  authorId,
  breadcrumbList,
  createGraph,
  getPublisher,
  websiteId,
} from './graph';

const crops: Crop[] = ['16x9', '4x3', '1x1'];

export function articleGraph(locale: Locale, article: Article, author: Author | null): Graph {
  const { slug, title, topics } = article;
  const path = pathTo(locale, 'article', { slug });
  const [topic] = topics;
  const posting: BlogPosting = {
    '@type': 'BlogPosting',
    '@id': articleId(locale, slug),
    headline: title,
    description: summarize(article, locale) || undefined,
    url: absoluteUrl(path),
    mainEntityOfPage: article.canonicalUrl ?? absoluteUrl(path),
    image: crops.map((crop) => absoluteUrl(cropUrl(article.cover.id, crop))),
    datePublished: formatIsoDateTime(article.publishedAt),
    dateModified: formatIsoDateTime(article.updatedAt),
    author: {
      '@type': 'Person',
      '@id': authorId(article.author.slug),
      name: article.author.name,
      url: absoluteUrl(pathTo(locale, 'author', { author: article.author.slug })),
      ...(author && author.links.length > 0 && { sameAs: author.links.map(({ url }) => url) }),
    },
    publisher: getPublisher(article.author),
    isPartOf: { '@id': websiteId(locale) },
    inLanguage: locale,
    ...(topic && { articleSection: topic.name, keywords: topics.map(({ name }) => name) }),
    wordCount: countWords(article.body),
    timeRequired: `PT${readingMinutes(article.body)}M`,
    isAccessibleForFree: true,
    ...translationsOf(locale, article),
  };
  const sections = topics
    .slice(0, 1)
    .map(({ name, slug }) => ({ name, path: pathTo(locale, 'topic', { topic: slug }) }));
  return createGraph(posting, breadcrumbList(locale, ...sections, { name: title, path }));
}

/** The text in the default language counts as the original. */
function translationsOf(locale: Locale, article: Article) {
  const others = article.translations.flatMap((other) =>
    isLocale(other.locale) ? [{ locale: other.locale, slug: other.slug }] : [],
  );
  const idOf = (text: { locale: Locale; slug: string }) => ({
    '@id': articleId(text.locale, text.slug),
  });
  const original = others.find((other) => other.locale === defaultLocale);
  if (original) return { translationOfWork: idOf(original) };
  if (locale !== defaultLocale || others.length === 0) return {};
  return { workTranslation: others.map(idOf) };
}
