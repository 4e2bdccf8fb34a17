import type { BreadcrumbList, Graph, ItemList, Thing } from 'schema-dts';
import { getDictionary } from '@/lib/i18n/dictionary';
import { defaultLocale, type Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { env } from '@/lib/settings/env';
import { site } from '@/lib/settings/site';

/** A step from the site's start to a page */
export type Breadcrumb = { name: string; path: string };

/** What a page says of itself to machines, as one JSON-LD document. */
export function createGraph(...things: Thing[]): Graph {
  return { '@context': 'https://schema.org', '@graph': things };
}

/** A public path as an address of the site. */
export function absoluteUrl(path: string): string {
  return env().SITE_URL + path;
}

// Names that things keep wherever they are spoken of; an author's is the same in all languages.
export const articleId = (locale: Locale, slug: string) =>
  `${absoluteUrl(pathTo(locale, 'article', { slug }))}#article`;
export const authorId = (slug: string) =>
  `${absoluteUrl(pathTo(defaultLocale, 'author', { author: slug }))}#person`;
export const websiteId = (locale: Locale) => `${absoluteUrl(pathTo(locale, 'news'))}#website`;

/** Who stands for the site: its author where both have one name, else the site. */
export function getPublisher(author: { name: string; slug: string } | undefined) {
  const { name } = site;
  if (author?.name === name)
    return { '@type': 'Person', '@id': authorId(author.slug), name } as const;
  const id = absoluteUrl('/#publisher');
  return { '@type': 'Organization', '@id': id, name, url: absoluteUrl('/') } as const;
}

/** The way from the list of all articles to a page, that page included. */
export function breadcrumbList(locale: Locale, ...steps: Breadcrumb[]): BreadcrumbList {
  const news = { name: getDictionary(locale).news, path: pathTo(locale, 'news') };
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [news, ...steps].map(({ name, path }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: absoluteUrl(path),
    })),
  };
}

/** Articles in the order of a page. */
export function itemList(
  locale: Locale,
  articles: readonly { slug: string; title: string }[],
): ItemList {
  return {
    '@type': 'ItemList',
    itemListElement: articles.map(({ slug, title }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: title,
      url: absoluteUrl(pathTo(locale, 'article', { slug })),
    })),
  };
}
