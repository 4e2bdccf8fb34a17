import { previewToken } from '@/lib/articles/preview-token';
import { getArticleStatus } from '@/lib/articles/records';
import { formatTimestamp } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/locales';
import { pathToSigned } from '@/lib/i18n/routes';
import { env } from '@/lib/settings/env';
import { type Io, writeErr, writeOut } from '../io';
import { articleUrl, formatArticleName, requireArticle } from './article-names';

export async function preview(
  name: string,
  { locale }: { locale?: Locale },
  io: Io,
): Promise<void> {
  const article = await requireArticle(name, locale);
  if (getArticleStatus(article) === 'published') {
    writeOut(io, `${formatArticleName(article)} is already published: ${articleUrl(article)}`);
    return;
  }
  const token = previewToken.create({ article: article.id });
  writeOut(io, env().SITE_URL + pathToSigned(article.locale, 'preview', token));
  const read = previewToken.read(token);
  const end = read.ok ? formatTimestamp(read.expiresAt) : '';
  writeErr(io, `Whoever has this link can read ${formatArticleName(article)} until ${end}.`);
}
