import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import type { Page } from '@/lib/pages/page';
import { getCurrentPageSlug, getPage } from '@/lib/pages/queries';
import { quoteDek, stringifyMarkdown } from './article-markdown';
import { createMarkdownResponse } from './markdown-response';

export function createPageMarkdownResponse(params: { locale: string; slug: string }) {
  return createMarkdownResponse(
    {
      route: 'page',
      markdownRoute: 'pageMarkdown',
      get: getPage,
      getCurrentSlug: getCurrentPageSlug,
      formatHead,
    },
    params,
  );
}

function formatHead(_: Locale, { title, dek }: Page, url: string): string {
  const text = (value: string) => ({ type: 'text' as const, value });
  return stringifyMarkdown({
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: [text(title)] },
      ...quoteDek(dek),
      { type: 'paragraph', children: [{ type: 'link', url, children: [text(url)] }] },
    ],
  });
}
