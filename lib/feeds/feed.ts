import 'server-only';
import { getTopic } from '@/lib/articles/queries';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo, type Route } from '@/lib/i18n/routes';
import { summarize } from '@/lib/markdown/summary';
import { imageUrl } from '@/lib/media/variants';
import { env } from '@/lib/settings/env';
import { site } from '@/lib/settings/site';
import { renderFeedHtml } from './feed-html';
import { type FeedArticle, listFeedArticles } from './queries';
import { createUrn } from './urn';

export type Feed = {
  id: string;
  locale: Locale;
  title: string;
  description: string;
  url: string;
  feedUrls: Record<FeedFormat, string>;
  /** The epoch if there are no articles */
  updatedAt: Date;
  hub?: string;
  items: FeedItem[];
};

export type FeedFormat = 'rss' | 'atom' | 'json';

export type FeedItem = {
  id: string;
  url: string;
  title: string;
  summary: string;
  html: string;
  publishedAt: Date;
  updatedAt: Date;
  author: { name: string; url: string };
  topics: { slug: string; name: string }[];
  image: { url: string; type: string; width: number; height: number; alt: string };
};

const imageWidth = 1200;

export async function getFeed(
  locale: Locale,
  { topic: slug, hub }: { topic?: string; hub?: string },
): Promise<Feed | null> {
  const topic = slug === undefined ? undefined : await getTopic(locale, slug);
  if (topic === null) return null;
  const articles = await listFeedArticles(locale, topic?.slug);
  const items: FeedItem[] = [];
  for (const article of articles) items.push(await toItem(locale, article));
  const address = (route: Route) => env().SITE_URL + pathTo(locale, route, { topic: slug ?? '' });
  return {
    id: createUrn('feed', locale, ...(topic ? [topic.slug] : [])),
    locale,
    title: topic ? `${topic.name} — ${site.name}` : `${site.name} — ${site.tagline[locale]}`,
    description: topic
      ? getDictionary(locale).feeds.aboutTopic(topic.name)
      : site.description[locale],
    url: address(topic ? 'topic' : 'news'),
    feedUrls: {
      rss: address(topic ? 'topicRss' : 'rss'),
      atom: address(topic ? 'topicAtom' : 'atom'),
      json: address(topic ? 'topicJsonFeed' : 'jsonFeed'),
    },
    updatedAt: new Date(Math.max(0, ...items.map((item) => item.updatedAt.getTime()))),
    hub,
    items,
  };
}

async function toItem(locale: Locale, article: FeedArticle): Promise<FeedItem> {
  const { slug, title, publishedAt, updatedAt, author, cover, coverAlt, topics } = article;
  const { body, images, translationKey } = article;
  const url = env().SITE_URL + pathTo(locale, 'article', { slug });
  const summary = summarize(article, locale);
  const width = Math.min(imageWidth, cover.width);
  return {
    id: createUrn('article', locale, translationKey),
    url,
    title,
    summary,
    html: await renderFeedHtml({ locale, url, summary, body, images }),
    publishedAt,
    updatedAt: new Date(Math.max(Number(updatedAt), Number(publishedAt))),
    author: {
      name: author.name,
      url: env().SITE_URL + pathTo(locale, 'author', { author: author.slug }),
    },
    topics,
    image: {
      url: env().SITE_URL + imageUrl(cover.id, imageWidth, 'webp'),
      type: 'image/webp',
      width,
      height: Math.round((cover.height * width) / cover.width),
      alt: coverAlt,
    },
  };
}
