import type { BreadcrumbList, Graph, ItemList, Thing } from 'schema-dts';
import { getDictionary } from '@/lib/i18n/dictionary';
import { defaultLocale, type Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { env } from '@/lib/settings/env';
import { site } from '@/lib/settings/site';

export type Breadcrumb = { name: string; path: string };

export function createGraph(...things: Thing[]): Graph {
  return { '@context': 'https://schema.org', '@graph': things };
}

export function absoluteUrl(path: string): string {
  return env().SITE_URL + path;
}

// @id values that stay the same on every page; an author has one across languages.
export const articleId = (locale: Locale, slug: string) =>
  `${absoluteUrl(pathTo(locale, 'article', { slug }))}#article`;
export const authorId = (slug: string) =>
  `${absoluteUrl(pathTo(defaultLocale, 'author', { author: slug }))}#person`;
export const websiteId = (locale: Locale) => `${absoluteUrl(pathTo(locale, 'news'))}#website`;

/** The author if the site bears the author's name, else an organization. */
export function getPublisher(author: { name: string; slug: string } | undefined) {
  const { name } = site;
  if (author?.name === name)
    return { '@type': 'Person', '@id': authorId(author.slug), name } as const;
  const id = absoluteUrl('/#publisher');
  return { '@type': 'Organization', '@id': id, name, url: absoluteUrl('/') } as const;
}

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
