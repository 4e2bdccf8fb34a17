import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { type ArticlePreview, previewArticle } from './articles/preview-article';
import { getDraft } from './commands';
import type { Draft } from './draft';
import { type PagePreview, previewPage } from './pages/preview-page';

export type DraftPreview = ArticlePreview | PagePreview;

export function buildPreview(draft: Draft): Promise<DraftPreview> {
  return draft.kind === 'page' ? previewPage(draft) : previewArticle(draft);
}

export async function findPreview(id: string): Promise<(DraftPreview & { locale: Locale }) | null> {
  const draft = /^[1-9]\d{0,14}$/.test(id) ? await getDraft(Number(id)) : null;
  return draft && { locale: draft.locale, ...(await buildPreview(draft)) };
}
