import 'server-only';
import {
  createGoneResponse,
  createNotFoundResponse,
  createTextResponse,
} from '@/lib/http/text-response';
import { isLocale, type Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { env } from '@/lib/settings/env';
import { absoluteMarkdown } from './absolute-markdown';

type Noun<Text> = {
  route: 'article' | 'page';
  markdownRoute: 'articleMarkdown' | 'pageMarkdown';
  get(locale: Locale, slug: string): Promise<Text | null>;
  getCurrentSlug(locale: Locale, formerSlug: string): Promise<string | null>;
  /** Whether the author deleted what stood there */
  isGone?(locale: Locale, slug: string): Promise<boolean>;
  /** What stands above the body, as Markdown */
  formatHead(locale: Locale, text: Text, url: string): string;
};

/** A text as Markdown with absolute links; 308 from a former slug, 404 if there is none, 410 if it was deleted. */
export async function createMarkdownResponse<
  Text extends { slug: string; body: string; canonicalUrl?: string | null },
>(
  { route, markdownRoute, get, getCurrentSlug, isGone, formatHead }: Noun<Text>,
  { locale, slug }: { locale: string; slug: string },
): Promise<Response> {
  if (!isLocale(locale)) return createNotFoundResponse();
  const text = await get(locale, slug);
  if (text) {
    const { SITE_URL } = env();
    const url = SITE_URL + pathTo(locale, route, { slug: text.slug });
    return createTextResponse({
      type: 'text/markdown',
      body: `${formatHead(locale, text, url)}\n${absoluteMarkdown(text.body, SITE_URL)}\n`,
      headers: {
        'Content-Language': locale,
        Link: `<${text.canonicalUrl ?? url}>; rel="canonical"`,
      },
    });
  }
  const renamed = await getCurrentSlug(locale, slug);
  if (!renamed) {
    return (await isGone?.(locale, slug)) ? createGoneResponse() : createNotFoundResponse();
  }
  const Location = pathTo(locale, markdownRoute, { slug: renamed });
  return new Response(null, { status: 308, headers: { Location } });
}
