import 'server-only';
import { createNotFoundResponse, createTextResponse } from '@/lib/http/text-response';
import { isLocale, type Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import type { Page } from '@/lib/pages/page';
import { getCurrentPageSlug, getPage } from '@/lib/pages/queries';
import { env } from '@/lib/settings/env';
import { absoluteMarkdown } from './absolute-markdown';
import { stringifyMarkdown } from './article-markdown';

export async function createPageMarkdownResponse({
  locale,
  slug,
}: {
  locale: string;
  slug: string;
}): Promise<Response> {
  if (!isLocale(locale)) return createNotFoundResponse();
  const page = await getPage(locale, slug);
  if (page) return createTextResponse(toText(locale, page));
  const renamed = await getCurrentPageSlug(locale, slug);
  if (!renamed) return createNotFoundResponse();
  const Location = pathTo(locale, 'pageMarkdown', { slug: renamed });
  return new Response(null, { status: 308, headers: { Location } });
}

function toText(locale: Locale, { slug, title, dek, body }: Page) {
  const url = env().SITE_URL + pathTo(locale, 'page', { slug });
  const text = (value: string) => ({ type: 'text' as const, value });
  const head = stringifyMarkdown({
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: [text(title)] },
      { type: 'blockquote', children: [{ type: 'paragraph', children: [text(dek)] }] },
      { type: 'paragraph', children: [{ type: 'link', url, children: [text(url)] }] },
    ],
  });
  return {
    type: 'text/markdown',
    body: `${head}\n${absoluteMarkdown(body, env().SITE_URL)}\n`,
    headers: { 'Content-Language': locale, Link: `<${url}>; rel="canonical"` },
  };
}
