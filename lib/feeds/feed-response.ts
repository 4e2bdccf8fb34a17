import 'server-only';
import { createNotFoundResponse, createTextResponse } from '@/lib/http/text-response';
import { isLocale } from '@/lib/i18n/locales';
import { env } from '@/lib/settings/env';
import { toAtom } from './atom';
import { type Feed, type FeedFormat, getFeed } from './feed';
import { toJsonFeed } from './json-feed';
import { toRss } from './rss';

const formats: Record<FeedFormat, { type: string; write: (feed: Feed) => string }> = {
  rss: { type: 'application/rss+xml', write: toRss },
  atom: { type: 'application/atom+xml', write: toAtom },
  json: { type: 'application/feed+json', write: toJsonFeed },
};

export async function createFeedResponse(
  format: FeedFormat,
  { locale, topic }: { locale: string; topic?: string },
  hub = env().WEBSUB_HUB,
): Promise<Response> {
  if (!isLocale(locale)) return createNotFoundResponse();
  const { type, write } = formats[format];
  const feed = await getFeed(locale, { topic, hub });
  return createTextResponse(
    feed && { type, body: write(feed), headers: { 'Content-Language': locale } },
  );
}
