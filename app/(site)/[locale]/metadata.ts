import type { Metadata } from 'next';
import type { SignedLinkProblem } from '@/components/site/signed-link-error';
import type { Article, TopicLink } from '@/lib/articles/article';
import { formatIsoDateTime } from '@/lib/i18n/dates';
import { getDictionary } from '@/lib/i18n/dictionary';
import { type Locale, locales } from '@/lib/i18n/locales';
import { feedFormats, pathTo, type Route } from '@/lib/i18n/routes';
import { summarize } from '@/lib/markdown/summary';
import { env } from '@/lib/settings/env';
import { site } from '@/lib/settings/site';
import { pathToShareImage, type SharedArticle, shareImageSize } from '@/lib/share/share-image';

type Alternates = Partial<Record<Locale, string>>;
type Page = {
  /** Without the site's name */
  title: string;
  description?: string;
  /** The page's path in each language that has it */
  alternates: Alternates;
  /** Adds the topic's feeds to the site's */
  topic?: TopicLink;
};

export function withSiteName(title: string): string {
  return `${title} — ${site.name}`;
}

export function pageMetadata(locale: Locale, page: Page): Metadata {
  return { title: withSiteName(page.title), ...metadataWithoutTitle(locale, page) };
}

/** For the home page: the name and what the site is about. */
export function homeMetadata(locale: Locale, page: Omit<Page, 'title'>): Metadata {
  const title = `${site.name} — ${site.tagline[locale]}`;
  return { title, ...metadataWithoutTitle(locale, { ...page, title }) };
}

/** For pages with the lead form, which renders the title because errors change it. */
export function metadataWithoutTitle(locale: Locale, page: Page): Metadata {
  return {
    description: page.description || undefined,
    ...linkMetadata(locale, page.alternates, page.topic),
    robots: { 'max-image-preview': 'large' },
    openGraph: { type: 'website', ...openGraphMetadata(locale, page) },
    twitter: { card: 'summary_large_image' },
  };
}

export function articleMetadata(
  locale: Locale,
  article: Article,
  alternates: Alternates,
): Metadata {
  const { title, topics, author, canonicalUrl } = article;
  const description = summarize(article, locale);
  const page = { title, description, alternates };
  const links = linkMetadata(locale, listIndexed(article, alternates)).alternates;
  return {
    ...metadataWithoutTitle(locale, page),
    description: article.searchDescription ?? (description || undefined),
    alternates: { ...links, ...(canonicalUrl && { canonical: canonicalUrl }) },
    openGraph: {
      type: 'article',
      ...openGraphMetadata(locale, page, article),
      publishedTime: formatIsoDateTime(article.publishedAt),
      modifiedTime: formatIsoDateTime(article.updatedAt),
      authors: env().SITE_URL + pathTo(locale, 'author', { author: author.slug }),
      section: topics[0]?.name,
      tags: topics.map(({ name }) => name),
    },
  };
}

/** Search engines pass over the languages of a page that names another site's as the original, and its translations' links to it. */
function listIndexed(article: Article, alternates: Alternates): Alternates {
  if (article.canonicalUrl) return {};
  const elsewhere = article.translations.filter(({ canonicalUrl }) => canonicalUrl);
  const isIndexed = ([locale]: [string, string]) =>
    elsewhere.every((translation) => translation.locale !== locale);
  return Object.fromEntries(Object.entries(alternates).filter(isIndexed));
}

export function linkMetadata(locale: Locale, alternates: Alternates, topic?: TopicLink): Metadata {
  const first = locales.map((other) => alternates[other]).find(Boolean);
  const languages = { ...alternates, ...(first && { 'x-default': first }) };
  return {
    alternates: { canonical: alternates[locale], languages, types: feedLinks(locale, topic) },
  };
}

export function localizedPaths(route: Route): Record<Locale, string> {
  const entries = locales.map((locale) => [locale, pathTo(locale, route)]);
  return Object.fromEntries(entries);
}

/** The page cache turns a page with this metadata into a redirect. */
export function redirectMetadata(
  locale: Locale,
  path: string,
  status: '307' | '308' = '308',
): Metadata {
  return {
    title: withSiteName(getDictionary(locale).moved.title),
    robots: { index: false },
    other: { 'http-status': status, 'http-location': path },
  };
}

/** The page cache takes the status from this metadata. */
export function notFoundMetadata(locale: Locale): Metadata {
  return {
    title: withSiteName(getDictionary(locale).notFound.title),
    robots: { index: false },
    other: { 'http-status': '404' },
  };
}

export function goneMetadata(locale: Locale): Metadata {
  return {
    title: withSiteName(getDictionary(locale).gone.title),
    robots: { index: false },
    other: { 'http-status': '410' },
  };
}

export function signedErrorMetadata(locale: Locale, reason: SignedLinkProblem): Metadata {
  return {
    title: withSiteName(getDictionary(locale).signedPage[reason].title),
    robots: { index: false },
    other: { 'http-status': reason === 'invalid' ? '404' : '410' },
  };
}

/** Next.js derives the tags for X from these. */
function openGraphMetadata(
  locale: Locale,
  { title, description, alternates }: Page,
  article?: SharedArticle,
) {
  const others = locales.filter((other) => other !== locale && alternates[other]);
  return {
    siteName: site.name,
    locale: openGraphLocale(locale),
    alternateLocale: others.map(openGraphLocale),
    title,
    description: description || site.description[locale],
    url: alternates[locale],
    images: {
      url: pathToShareImage(locale, article),
      ...shareImageSize,
      type: 'image/jpeg',
      alt: article ? title : `${site.name}, ${site.tagline[locale]}`,
    },
  };
}

/** Open Graph wants `fr_FR` instead of `fr-FR`. */
function openGraphLocale(locale: Locale): string {
  return getDictionary(locale).dates.tag.replace('-', '_');
}

function feedLinks(locale: Locale, topic?: TopicLink) {
  const feeds = feedFormats.map(({ type, name, all, ofTopic }) => {
    const whole = { url: pathTo(locale, all), title: `${site.name} (${name})` };
    const url = topic && pathTo(locale, ofTopic, { topic: topic.slug });
    const part = url ? [{ url, title: `${site.name}, ${topic.name} (${name})` }] : [];
    return [type, [...part, whole]];
  });
  return Object.fromEntries(feeds);
}
