import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { renderArticleHtml } from '@/lib/articles/article-html';
import type { Locale } from '@/lib/i18n/locales';
import type { StoredImage } from '@/lib/markdown/pictures';

type Content = { locale: Locale; url: string; body: string; images: StoredImage[] };

const cache = new LRUCache<string, string>({ max: 500 });

export async function renderFeedHtml({ locale, url, body, images }: Content): Promise<string> {
  const key = JSON.stringify([locale, url, images.map(({ id }) => id), body]);
  const cached = cache.get(key);
  if (cached !== undefined) return cached;
  const html = renderArticleHtml(body, { locale, url, images });
  cache.set(key, html);
  // Rendering takes some milliseconds: let other requests run in between.
  await setImmediate();
  return html;
}
