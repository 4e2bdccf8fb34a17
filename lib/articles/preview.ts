import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { isVisible } from '@/lib/store/visibility';
import type { Article, ArticleCard } from './article';
import { getPreviewFile } from './files/preview-file';
import { previewToken } from './preview-token';
import { getUnpublishedArticle, listRelated } from './queries';

export type Preview =
  | { state: 'invalid' | 'expired' }
  /** Since the link was made */
  | { state: 'published'; path: string }
  | {
      state: 'unpublished';
      article: Article;
      related: ArticleCard[];
      /** Null in a draft, although the article has a date to show */
      scheduledAt: Date | null;
      expiresAt: Date;
    };

export async function getPreview(locale: Locale, token: unknown): Promise<Preview> {
  const read = previewToken.read(token);
  if (!read.ok) return { state: read.reason };
  const isStored = 'article' in read.data;
  const found = await ('article' in read.data
    ? getUnpublishedArticle(locale, read.data.article)
    : getPreviewFile(locale, read.data.file));
  if (!found) return { state: 'invalid' };
  const { article, publishedAt } = found;
  const { slug } = article;
  if (isStored && isVisible(publishedAt)) {
    return { state: 'published', path: pathTo(locale, 'article', { slug }) };
  }
  return {
    state: 'unpublished',
    article,
    related: await listRelated(locale, slug),
    scheduledAt: isVisible(publishedAt) ? null : publishedAt,
    expiresAt: read.expiresAt,
  };
}
