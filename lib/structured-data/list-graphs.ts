import type { CollectionPage, Graph, SearchAction, WithActionConstraints } from 'schema-dts';
import type { ArticleCard, ArticleLink, TopicLink } from '@/lib/articles/article';
import { formatMonth } from '@/lib/i18n/dates';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { site } from '@/lib/settings/site';
import {
  absoluteUrl,
  type Breadcrumb,
  breadcrumbList,
  createGraph,
  getPublisher,
  itemList,
  websiteId,
} from './graph';

export function newsGraph(locale: Locale, articles: readonly ArticleCard[]): Graph {
  const url = absoluteUrl(pathTo(locale, 'news'));
  const search: WithActionConstraints<SearchAction> = {
    '@type': 'SearchAction',
    target: {
      '@type': 'EntryPoint',
      urlTemplate: `${absoluteUrl(pathTo(locale, 'search'))}?q={search_term_string}`,
    },
    'query-input': 'required name=search_term_string',
  };
  return createGraph(
    {
      '@type': 'WebSite',
      '@id': websiteId(locale),
      name: site.name,
      alternateName: `${site.name}, ${site.tagline[locale]}`,
      description: site.description[locale],
      url,
      inLanguage: locale,
      publisher: getPublisher(articles.find(({ author }) => author.name === site.name)?.author),
      potentialAction: search,
    },
    {
      '@type': 'Blog',
      '@id': `${url}#blog`,
      name: getDictionary(locale).news,
      url,
      inLanguage: locale,
      isPartOf: { '@id': websiteId(locale) },
      mainEntity: itemList(locale, articles),
    },
  );
}

export function topicGraph(
  locale: Locale,
  topic: TopicLink,
  articles: readonly ArticleCard[],
): Graph {
  const step = { name: topic.name, path: pathTo(locale, 'topic', { topic: topic.slug }) };
  return collectionGraph(locale, step, [topicsBreadcrumb(locale)], articles);
}

export function topicsGraph(locale: Locale): Graph {
  return collectionGraph(locale, topicsBreadcrumb(locale));
}

export function archiveGraph(locale: Locale): Graph {
  return collectionGraph(locale, archiveBreadcrumb(locale));
}

export function archiveMonthGraph(
  locale: Locale,
  month: string,
  articles: readonly ArticleLink[],
): Graph {
  const name = formatMonth(month, locale);
  const step = { name, path: pathTo(locale, 'archiveMonth', { month }) };
  return collectionGraph(locale, step, [archiveBreadcrumb(locale)], articles);
}

const topicsBreadcrumb = (locale: Locale): Breadcrumb => ({
  name: getDictionary(locale).topics,
  path: pathTo(locale, 'topics'),
});

const archiveBreadcrumb = (locale: Locale): Breadcrumb => ({
  name: getDictionary(locale).archive.title,
  path: pathTo(locale, 'archive'),
});

function collectionGraph(
  locale: Locale,
  page: Breadcrumb,
  before: readonly Breadcrumb[] = [],
  articles: readonly { slug: string; title: string }[] = [],
): Graph {
  const address = absoluteUrl(page.path);
  const collection: CollectionPage = {
    '@type': 'CollectionPage',
    '@id': `${address}#page`,
    name: page.name,
    url: address,
    inLanguage: locale,
    isPartOf: { '@id': websiteId(locale) },
    ...(articles.length > 0 && { mainEntity: itemList(locale, articles) }),
  };
  return createGraph(collection, breadcrumbList(locale, ...before, page));
}
