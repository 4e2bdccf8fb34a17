import { site } from '@/lib/settings/site';
import type { Feed, FeedItem } from './feed';

export function toJsonFeed(feed: Feed): string {
  const { title, description, url, feedUrls, hub, locale } = feed;
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: url,
    feed_url: feedUrls.json,
    language: locale,
    authors: [{ name: site.name }],
    ...(hub && { hubs: [{ type: 'WebSub', url: hub }] }),
    items: feed.items.map(toEntry),
  });
}

function toEntry(item: FeedItem) {
  return {
    id: item.id,
    url: item.url,
    title: item.title,
    summary: item.summary,
    content_html: item.html,
    image: item.image.url,
    date_published: item.publishedAt.toISOString(),
    date_modified: item.updatedAt.toISOString(),
    authors: [item.author],
    tags: item.topics.map(({ name }) => name),
  };
}
