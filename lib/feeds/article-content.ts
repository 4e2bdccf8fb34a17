import { setImmediate } from 'node:timers/promises';
import { renderArticleHtml } from '@/lib/articles/article-html';
import type { Locale } from '@/lib/i18n/locales';
import { keep } from '@/lib/kept';
import type { StoredImage } from '@/lib/markdown/pictures';

type Content = { locale: Locale; url: string; body: string; images: StoredImage[] };

/** After a publication one article is rendered, not thirty. */
const rendered = keep<string>(500);

/** An article's text as HTML that stands on its own. */
export async function getArticleHtml({ locale, url, body, images }: Content): Promise<string> {
  const key = JSON.stringify([locale, url, images.map(({ id }) => id), body]);
  let made = false;
  const html = rendered(key, () => {
    made = true;
    return renderArticleHtml(body, { locale, url, images });
  });
  // Some milliseconds each: others get their turn in between.
  if (made) await setImmediate();
  return html;
}
