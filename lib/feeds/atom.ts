import { x } from 'xastscript';
import { serializeXml } from '@/lib/http/xml';
import { site } from '@/lib/settings/site';
import type { Feed, FeedItem } from './feed';

export function toAtom(feed: Feed): string {
  const namespaces = {
    xmlns: 'http://www.w3.org/2005/Atom',
    'xmlns:media': 'http://search.yahoo.com/mrss/',
    'xml:lang': feed.locale,
  };
  return serializeXml(
    x(
      'feed',
      namespaces,
      x('id', feed.id),
      x('title', feed.title),
      x('subtitle', feed.description),
      x('updated', feed.updatedAt.toISOString()),
      x('author', [x('name', site.name)]),
      x('link', { rel: 'self', type: 'application/atom+xml', href: feed.feedUrls.atom }),
      x('link', { rel: 'alternate', type: 'text/html', href: feed.url }),
      feed.hub ? x('link', { rel: 'hub', href: feed.hub }) : null,
      feed.items.map(toEntry),
    ),
  );
}

function toEntry(item: FeedItem) {
  const { url, type, width, height, alt } = item.image;
  return x('entry', [
    x('id', item.id),
    x('title', item.title),
    x('link', { rel: 'alternate', type: 'text/html', href: item.url }),
    x('published', item.publishedAt.toISOString()),
    x('updated', item.updatedAt.toISOString()),
    x('author', [x('name', item.author.name), x('uri', item.author.url)]),
    ...item.topics.map(({ slug, name }) => x('category', { term: slug, label: name })),
    x('summary', item.summary),
    x('content', { type: 'html' }, item.html),
    x(
      'media:content',
      { url, type, medium: 'image', width, height },
      x('media:description', { type: 'plain' }, alt),
    ),
  ]);
}
