import type { Locale } from '@/lib/i18n/locales';
import type { NavPlace } from '@/lib/pages/page';

export type PageState = 'draft' | 'unpublished' | 'published';

/** A page as it is known: what is written, what readers see, or both */
export type PageIds = { draftId: number | null; pageId: number | null };

export type PageTranslation = PageIds & { locale: Locale; state: PageState };

export type PageRow = PageIds & {
  locale: Locale;
  /** Empty while it has none */
  title: string;
  state: PageState;
  /** Whether the draft differs from what readers see */
  isChanged: boolean;
  /** Null while it has no address */
  path: string | null;
  /** Null if nothing can be translated: a draft that was never a page has no pair yet */
  translation: PageTranslation | { locale: Locale; state: 'missing' } | null;
};

/** The pages of a language, as they stand in its menus; drafts that were never a page come last. */
export type PageMenus = { locale: Locale; places: { place: NavPlace; rows: PageRow[] }[] };

export type BinnedPage = { draftId: number; locale: Locale; title: string; emptiedAt: Date };

export const directions = ['up', 'down'] as const;
export type Move = { pageId: number; to: (typeof directions)[number] };

export const pageNotices = ['moved', 'deleted', 'restored', 'gone', 'failed'] as const;
export type PageNotice = (typeof pageNotices)[number];
