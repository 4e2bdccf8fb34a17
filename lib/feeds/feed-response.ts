import 'server-only';
import { getCurrentTopicSlug } from '@/lib/articles/topic-names';
import { createNotFoundResponse, createTextResponse } from '@/lib/http/text-response';
import { isLocale } from '@/lib/i18n/locales';
import { pathTo, type Route } from '@/lib/i18n/routes';
import { env } from '@/lib/settings/env';
import { toAtom } from './atom';
import { type Feed, type FeedFormat, getFeed } from './feed';
import { toJsonFeed } from './json-feed';
import { toRss } from './rss';

type Format = { type: string; ofTopic: Route; write: (feed: Feed) => string };

const formats: Record<FeedFormat, Format> = {
  rss: { type: 'application/rss+xml', ofTopic: 'topicRss', write: toRss },
  atom: { type: 'application/atom+xml', ofTopic: 'topicAtom', write: toAtom },
  json: { type: 'application/feed+json', ofTopic: 'topicJsonFeed', write: toJsonFeed },
};

/** 308 from the former slug of a topic, 404 if there is none. */

export async function createFeedResponse(
  format: FeedFormat,
  { locale, topic }: { locale: string; topic?: string },
  hub = env().WEBSUB_HUB,
): Promise<Response> {
  if (!isLocale(locale)) return createNotFoundResponse();
  const { type, ofTopic, write } = formats[format];
  const feed = await getFeed(locale, { topic, hub });
  const renamed = !feed && topic ? await getCurrentTopicSlug(locale, topic) : null;
  if (renamed) {
    const Location = pathTo(locale, ofTopic, { topic: renamed });
    return new Response(null, { status: 308, headers: { Location } });
  }
  return createTextResponse(
    feed && { type, body: write(feed), headers: { 'Content-Language': locale } },
  );
}
