import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { renderArticleHtml } from '@/lib/articles/article-html';
import type { Locale } from '@/lib/i18n/locales';
import type { StoredImage } from '@/lib/markdown/pictures';

type Content = { locale: Locale; url: string; body: string; images: StoredImage[] };

/** After a publication one article is rendered, not thirty. */
const cache = new LRUCache<string, string>({ max: 500 });

/** An article's text as HTML that stands on its own. */
export async function renderFeedHtml({ locale, url, body, images }: Content): Promise<string> {
  const key = JSON.stringify([locale, url, images.map(({ id }) => id), body]);
  const cached = cache.get(key);
  if (cached !== undefined) return cached;
  const html = renderArticleHtml(body, { locale, url, images });
  cache.set(key, html);
  // Some milliseconds each: others get their turn in between.
  await setImmediate();
  return html;
}
