import 'server-only';
import { getPreview as getArticlePreview, type Preview } from '@/lib/articles/preview';
import { previewMs, previewToken } from '@/lib/articles/preview-token';
import { listRelated } from '@/lib/articles/related-queries';
import type { Locale } from '@/lib/i18n/locales';
import { pathToSigned } from '@/lib/i18n/routes';
import type { Page } from '@/lib/pages/page';
import { env } from '@/lib/settings/env';
import { isVisible } from '@/lib/store/visibility';
import { getDraft } from './commands';
import { buildPreview } from './preview';

/** Whoever has the link sees what is written at the time, for seven days. */
export function createPreviewLink(
  { id, locale }: { id: number; locale: Locale },
  now = new Date(),
): { url: string; until: Date } {
  const path = pathToSigned(locale, 'preview', previewToken.create({ draft: id }, now));
  return { url: env().SITE_URL + path, until: new Date(now.getTime() + previewMs) };
}

export type SharedPreview = Preview | { state: 'unpublishedPage'; page: Page; expiresAt: Date };

export async function getPreview(locale: Locale, token: unknown): Promise<SharedPreview> {
  const read = previewToken.read(token);
  if (!read.ok || !('draft' in read.data)) return getArticlePreview(locale, token);
  const draft = await getDraft(read.data.draft);
  if (!draft) return { state: 'deleted' };
  if (draft.locale !== locale) return { state: 'invalid' };
  const preview = await buildPreview(draft);
  const { expiresAt } = read;
  if (preview.kind === 'page') return { state: 'unpublishedPage', page: preview.page, expiresAt };
  const { article, publishedAt } = preview;
  return {
    state: 'unpublished',
    article,
    related: await listRelated(locale, article.slug),
    scheduledAt: isVisible(publishedAt) ? null : publishedAt,
    expiresAt,
  };
}
