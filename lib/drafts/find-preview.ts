import 'server-only';
import type { Locale } from '@/lib/i18n/locales';
import { getDraft } from './commands';
import { buildPreview, type DraftPreview } from './preview-article';

export async function findPreview(id: string): Promise<(DraftPreview & { locale: Locale }) | null> {
  const draft = /^[1-9]\d{0,14}$/.test(id) ? await getDraft(Number(id)) : null;
  return draft && { locale: draft.locale, ...(await buildPreview(draft)) };
}
