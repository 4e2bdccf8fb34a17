import 'server-only';
import type { Blockquote, Root } from 'mdast';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import type { Article } from '@/lib/articles/article';
import { findInBin } from '@/lib/articles/bin';
import { getArticle, getCurrentSlug } from '@/lib/articles/queries';
import { formatDate } from '@/lib/i18n/dates';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { imageUrl } from '@/lib/media/variants';
import { env } from '@/lib/settings/env';
import { createMarkdownResponse } from './markdown-response';

const writer = unified().use(remarkStringify, { bullet: '-' }).freeze();

export function stringifyMarkdown(tree: Root): string {
  return writer.stringify(tree);
}

/** A text without a dek begins with its opening, which would otherwise be read twice. */
export function quoteDek(dek: string): Blockquote[] {
  const words = { type: 'text' as const, value: dek };
  return dek ? [{ type: 'blockquote', children: [{ type: 'paragraph', children: [words] }] }] : [];
}

export function createArticleMarkdownResponse(params: { locale: string; slug: string }) {
  return createMarkdownResponse(
    {
      route: 'article',
      markdownRoute: 'articleMarkdown',
      get: getArticle,
      getCurrentSlug,
      isGone: async (locale, slug) => (await findInBin(locale, slug)) !== null,
      formatHead,
    },
    params,
  );
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
      ...quoteDek(dek),
      {
        type: 'paragraph',
        children: [text(line), { type: 'break' }, { type: 'link', url, children: [text(url)] }],
      },
      { type: 'paragraph', children: [{ type: 'image', url: image, alt: coverAlt }] },
    ],
  });
}
