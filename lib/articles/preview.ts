import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { db } from '@/lib/store/db';
import { isVisible } from '@/lib/store/visibility';
import type { Article, ArticleCard } from './article';
import { whereInBin } from './bin';
import { getPreviewFile } from './files/preview-file';
import { previewToken } from './preview-token';
import { getUnpublishedArticle } from './queries';
import { listRelated } from './related-queries';

export type Preview =
  | { state: 'invalid' | 'expired' | 'deleted' }
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

/** Of drafts: lib/drafts/preview-link.ts */
export async function getPreview(locale: Locale, token: unknown): Promise<Preview> {
  const read = previewToken.read(token);
  if (!read.ok) return { state: read.reason };
  if ('draft' in read.data) return { state: 'invalid' };
  const isStored = 'article' in read.data;
  const found = await ('article' in read.data
    ? getUnpublishedArticle(locale, read.data.article)
    : getPreviewFile(locale, read.data.file));
  if (!found) return { state: (await isInBin(read.data)) ? 'deleted' : 'invalid' };
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

async function isInBin(data: object): Promise<boolean> {
  if (!('article' in data) || typeof data.article !== 'number') return false;
  return (await db().article.count({ where: { id: data.article, ...whereInBin } })) > 0;
}
