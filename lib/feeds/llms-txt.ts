import 'server-only';
import type { ListItem, RootContent } from 'mdast';
import { createTextResponse } from '@/lib/http/text-response';
import { getDictionary } from '@/lib/i18n/dictionary';
import { defaultLocale, type Locale, locales } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { summarize } from '@/lib/markdown/summary';
import { listMenuPages } from '@/lib/pages/queries';
import { env } from '@/lib/settings/env';
import { site } from '@/lib/settings/site';
import { stringifyMarkdown } from './article-markdown';
import { listNewestArticles } from './queries';

const maxArticles = 100;

/** Implements llmstxt.org. */
export async function createLlmsTxtResponse(): Promise<Response> {
  const sections = await Promise.all(
    locales.flatMap((locale) => [listPages(locale), listArticles(locale)]),
  );
  const others = locales.filter((locale) => locale !== defaultLocale);
  const body = stringifyMarkdown({
    type: 'root',
    children: [
      heading(1, `${site.name} — ${site.tagline[defaultLocale]}`),
      { type: 'blockquote', children: [about(defaultLocale)] },
      ...others.map(about),
      ...sections.flat(),
      // A section name that llmstxt.org reserves for links that may be skipped
      heading(2, 'Optional'),
      list([...locales.flatMap(listFeeds), sitemap()]),
    ],
  });
  return createTextResponse({ type: 'text/plain', body });
}

async function listPages(locale: Locale): Promise<RootContent[]> {
  const { header, footer } = await listMenuPages(locale);
  const pages = [...header, ...footer];
  if (pages.length === 0) return [];
  const links = pages.map(({ slug, title }) =>
    link(title, pathTo(locale, 'pageMarkdown', { slug })),
  );
  return [heading(2, getDictionary(locale).feeds.pagesIn), list(links)];
}

async function listArticles(locale: Locale): Promise<RootContent[]> {
  const articles = await listNewestArticles(locale, maxArticles);
  if (articles.length === 0) return [];
  const links = articles.map(({ slug, title, dek, body }) =>
    link(title, pathTo(locale, 'articleMarkdown', { slug }), summarize({ dek, body }, locale)),
  );
  return [heading(2, getDictionary(locale).feeds.articlesIn), list(links)];
}

function listFeeds(locale: Locale): ListItem[] {
  const { languageName, feeds } = getDictionary(locale);
  const routes = ['rss', 'atom', 'jsonFeed'] as const;
  return routes.map((route) => link(feeds[route], pathTo(locale, route), languageName));
}

function sitemap(): ListItem {
  return link(getDictionary(defaultLocale).feeds.sitemap, '/sitemap.xml');
}

const text = (value: string) => ({ type: 'text' as const, value });
const heading = (depth: 1 | 2, value: string): RootContent => ({
  type: 'heading',
  depth,
  children: [text(value)],
});
const about = (locale: Locale) => ({
  type: 'paragraph' as const,
  children: [text(site.description[locale])],
});
const list = (children: ListItem[]): RootContent => ({ type: 'list', spread: false, children });

function link(name: string, path: string, notes?: string): ListItem {
  const url = env().SITE_URL + path;
  const children = [
    { type: 'link' as const, url, children: [text(name)] },
    ...(notes ? [text(`: ${notes}`)] : []),
  ];
  return { type: 'listItem', children: [{ type: 'paragraph', children }] };
}
