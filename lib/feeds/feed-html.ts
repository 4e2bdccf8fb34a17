import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { renderArticleHtml } from '@/lib/articles/article-html';
import { escapeXml } from '@/lib/http/xml';
import type { Locale } from '@/lib/i18n/locales';
import { errorFields, log } from '@/lib/log';
import type { StoredImage } from '@/lib/markdown/pictures';

type Content = {
  locale: Locale;
  url: string;
  summary: string;
  body: string;
  images: StoredImage[];
};

const cache = new LRUCache<string, string>({ max: 500 });

export async function renderFeedHtml(content: Content): Promise<string> {
  const { locale, url, summary, body, images } = content;
  const key = JSON.stringify([locale, url, summary, images.map(({ id }) => id), body]);
  const cached = cache.get(key);
  if (cached !== undefined) return cached;
  const html = render(content);
  cache.set(key, html);
  // Rendering takes some milliseconds: let other requests run in between.
  await setImmediate();
  return html;
}

/** A text that cannot be rendered takes no feed down: its summary stands for it. */
function render({ locale, url, summary, body, images }: Content): string {
  try {
    return renderArticleHtml(body, { locale, url, images });
  } catch (error) {
    log.error({ event: 'feed', url, ...errorFields(error) });
    return `<p>${escapeXml(summary)}</p>`;
  }
}
