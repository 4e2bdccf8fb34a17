import 'server-only';
import { type Locale, locales } from '@/lib/i18n/locales';
import { pathTo, type Route } from '@/lib/i18n/routes';
import { imageUrl } from '@/lib/media/variants';
import { env } from '@/lib/settings/env';
import {
  type ArticleEntry,
  listArticleEntries,
  listPageEntries,
  listTopicEntries,
  type TopicEntry,
} from './queries';

export type SitemapPage = {
  url: string;
  /** E.g. `2026-01-31T14:05:00Z` */
  changedAt?: string;
  languages: { locale: Locale; url: string }[];
  image?: string;
};

const listRoutes = ['news', 'topics', 'archive'] as const;
const textRoutes = [
  'contact',
  'legal',
  'privacy',
  'accessibility',
  'accessibilityAudit',
  'feeds',
] as const satisfies Route[];

export async function listSitemapPages(): Promise<SitemapPage[]> {
  const [articles, topics, pages] = await Promise.all([
    listArticleEntries(),
    listTopicEntries(),
    listPageEntries(),
  ]);
  const newest = new Map<string, string>();
  for (const { locale, changedAt } of articles) note(newest, locale, changedAt);
  return [
    ...listRoutes.flatMap((route) => everywhere(route, newest)),
    ...textRoutes.flatMap((route) => everywhere(route)),
    ...listTranslated(pages, 'page'),
    ...listTopics(topics, articles),
    ...listAuthors(articles),
    ...listArticles(articles),
  ];
}

const urlOf = (locale: Locale, route: Route, params?: Record<string, string>) =>
  env().SITE_URL + pathTo(locale, route, params);

function everywhere(route: Route, newest?: Map<string, string>): SitemapPage[] {
  const languages = locales.map((locale) => ({ locale, url: urlOf(locale, route) }));
  return languages.map(({ locale, url }) => ({ url, changedAt: newest?.get(locale), languages }));
}

function listTopics(topics: TopicEntry[], articles: ArticleEntry[]): SitemapPage[] {
  const changes = new Map(articles.map(({ id, changedAt }) => [id, changedAt]));
  return topics.flatMap(({ locale, slug, articles: ids }) => {
    const newest = new Map<string, string>();
    for (const id of ids) note(newest, slug, changes.get(id) ?? '');
    const changedAt = newest.get(slug);
    if (!changedAt) return [];
    return { url: urlOf(locale, 'topic', { topic: slug }), changedAt, languages: [] };
  });
}

function listAuthors(articles: ArticleEntry[]): SitemapPage[] {
  const authors = new Map<string, Map<string, string>>();
  for (const { author, locale, changedAt } of articles) {
    const newest = authors.get(author) ?? new Map<string, string>();
    authors.set(author, newest);
    note(newest, locale, changedAt);
  }
  return [...authors].flatMap(([author, newest]) => {
    const languages = locales
      .filter((locale) => newest.has(locale))
      .map((locale) => ({ locale, url: urlOf(locale, 'author', { author }) }));
    return languages.map(({ locale, url }) => ({ url, changedAt: newest.get(locale), languages }));
  });
}

function listArticles(all: ArticleEntry[]): SitemapPage[] {
  const articles = all.filter(({ isElsewhere }) => !isElsewhere);
  const pages = listTranslated(articles, 'article');
  return pages.map((page, index) => {
    const image = imageUrl(articles[index]?.coverId ?? '', 1600, 'webp');
    return { ...page, image: env().SITE_URL + image };
  });
}

type TextEntry = { locale: Locale; slug: string; translationKey: string; changedAt: string };

function listTranslated(entries: TextEntry[], route: 'article' | 'page'): SitemapPage[] {
  const texts = new Map<string, SitemapPage['languages']>();
  const toUrl = Object.fromEntries(locales.map((locale) => [locale, urlsOf(locale, route)]));
  const pages = entries.map(({ locale, slug, translationKey, changedAt }) => {
    const url = toUrl[locale]?.(slug) ?? '';
    const languages = texts.get(translationKey) ?? [];
    texts.set(translationKey, languages);
    languages.push({ locale, url });
    return { url, changedAt, languages };
  });
  for (const languages of texts.values()) {
    if (languages.length > 1) languages.sort((one, other) => rank(one.locale) - rank(other.locale));
  }
  return pages;
}

const rank = (locale: Locale) => locales.indexOf(locale);

/** Builds the path once, not ten thousand times. */
function urlsOf(locale: Locale, route: 'article' | 'page'): (slug: string) => string {
  const mark = '~';
  const [before = '', after = ''] = urlOf(locale, route, { slug: mark }).split(mark);
  return (slug) => before + encodeURIComponent(slug) + after;
}

function note(newest: Map<string, string>, key: string, changedAt: string): void {
  if (changedAt > (newest.get(key) ?? '')) newest.set(key, changedAt);
}
