import { x } from 'xastscript';
import { escapeXml, serializeXml } from '@/lib/http/xml';
import type { Feed, FeedItem } from './feed';

export function toRss(feed: Feed): string {
  const namespaces = {
    version: '2.0',
    'xmlns:atom': 'http://www.w3.org/2005/Atom',
    'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    'xmlns:media': 'http://search.yahoo.com/mrss/',
  };
  const channel = x('channel', [
    x('title', feed.title),
    x('link', feed.url),
    x('description', feed.description),
    x('language', feed.locale),
    x('atom:link', { rel: 'self', type: 'application/rss+xml', href: feed.feedUrls.rss }),
    feed.hub ? x('atom:link', { rel: 'hub', href: feed.hub }) : null,
    feed.items.length > 0 ? x('lastBuildDate', feed.updatedAt.toUTCString()) : null,
    ...feed.items.map(toEntry),
  ]);
  return serializeXml(x('rss', namespaces, channel));
}

function toEntry(item: FeedItem) {
  const { url, type, width, height, alt } = item.image;
  return x('item', [
    x('title', item.title),
    x('link', item.url),
    x('guid', { isPermaLink: 'false' }, item.id),
    x('pubDate', item.publishedAt.toUTCString()),
    // RSS has no element for the last change, but readers understand the one of Atom.
    x('atom:updated', item.updatedAt.toISOString()),
    x('dc:creator', item.author.name),
    ...item.topics.map(({ name }) => x('category', name)),
    // Readers interpret the description as HTML.
    x('description', escapeXml(item.summary)),
    x('content:encoded', item.html),
    x(
      'media:content',
      { url, type, medium: 'image', width, height },
      x('media:description', { type: 'plain' }, alt),
    ),
  ]);
}
