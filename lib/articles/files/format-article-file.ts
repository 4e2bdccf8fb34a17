import { formatExactDateTime } from '@/lib/i18n/dates';
import { formatFrontMatter } from '@/lib/markdown/format-front-matter';
import type { ArticleFile } from './front-matter';

export function formatArticleFile(article: ArticleFile): string {
  const { publishedAt, updatedAt, featured, topics, formerSlugs } = article;
  const keys = {
    title: article.title,
    dek: article.dek || undefined,
    author: article.author,
    publishedAt: publishedAt && formatExactDateTime(publishedAt),
    updatedAt: updatedAt && formatExactDateTime(updatedAt),
    featured: featured || undefined,
    topics: topics.length > 0 ? topics : undefined,
    cover: article.cover,
    drawnFrom: article.drawnFrom,
    coverAlt: article.coverAlt,
    coverCredit: article.coverCredit,
    searchTitle: article.searchTitle,
    searchDescription: article.searchDescription,
    canonicalUrl: article.canonicalUrl,
    translationOf: article.translationOf,
    formerSlugs: formerSlugs.length > 0 ? formerSlugs : undefined,
    key: article.key,
  };
  return formatFrontMatter(keys, article.body);
}
