import 'server-only';
import type { Root } from 'mdast';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import type { Article } from '@/lib/articles/article';
import { getArticle, getCurrentSlug } from '@/lib/articles/queries';
import { createNotFoundResponse, createTextResponse } from '@/lib/http/text-response';
import { formatDate } from '@/lib/i18n/dates';
import { getDictionary } from '@/lib/i18n/dictionary';
import { isLocale, type Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { imageUrl } from '@/lib/media/variants';
import { env } from '@/lib/settings/env';
import { absoluteMarkdown } from './absolute-markdown';

const writer = unified().use(remarkStringify, { bullet: '-' }).freeze();

export function stringifyMarkdown(tree: Root): string {
  return writer.stringify(tree);
}

export async function createArticleMarkdownResponse({
  locale,
  slug,
}: {
  locale: string;
  slug: string;
}): Promise<Response> {
  if (!isLocale(locale)) return createNotFoundResponse();
  const article = await getArticle(locale, slug);
  if (article) return createTextResponse(toText(locale, article));
  const renamed = await getCurrentSlug(locale, slug);
  if (!renamed) return createNotFoundResponse();
  const Location = pathTo(locale, 'articleMarkdown', { slug: renamed });
  return new Response(null, { status: 308, headers: { Location } });
}

function toText(locale: Locale, article: Article) {
  const url = env().SITE_URL + pathTo(locale, 'article', { slug: article.slug });
  return {
    type: 'text/markdown',
    body: `${formatHead(locale, article, url)}\n${absoluteMarkdown(article.body, env().SITE_URL)}\n`,
    headers: {
      'Content-Language': locale,
      Link: `<${url}>; rel="canonical"`,
    },
  };
}

function formatHead(locale: Locale, article: Article, url: string): string {
  const { title, dek, author, publishedAt, updatedAt, cover, coverAlt } = article;
  const words = getDictionary(locale).feeds;
  const published = formatDate(publishedAt, locale);
  const updated = formatDate(updatedAt, locale);
  const changed = updatedAt > publishedAt && updated !== published;
  const line = words.by(author.name, published) + (changed ? ` (${words.updated(updated)})` : '');
  const image = env().SITE_URL + imageUrl(cover.id, 1200, 'webp');
  const text = (value: string) => ({ type: 'text' as const, value });
  return stringifyMarkdown({
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: [text(title)] },
      { type: 'blockquote', children: [{ type: 'paragraph', children: [text(dek)] }] },
      {
        type: 'paragraph',
        children: [text(line), { type: 'break' }, { type: 'link', url, children: [text(url)] }],
      },
      { type: 'paragraph', children: [{ type: 'image', url: image, alt: coverAlt }] },
    ],
  });
}
