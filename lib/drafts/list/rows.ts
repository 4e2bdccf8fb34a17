import type { Locale } from '@/lib/i18n/locales';
import type { ArticleList, TextIds } from './filter';

export type TextState = 'draft' | 'scheduled' | 'published' | 'deleted';

export type Translation = TextIds & { locale: Locale; state: TextState };

export type ArticleRow = TextIds & {
  locale: Locale;
  /** Empty while it has none */
  title: string;
  state: TextState;
  /** Of the publication; of a draft the last change, in the bin the deletion */
  date: Date;
  emptiedAt: Date | null;
  /** Whether the draft differs from what readers see, or will see */
  isChanged: boolean;
  /** Null where there is but one, or none yet */
  author: string | null;
  /** Of the last 30 days; null for an editor, and where readers cannot write any */
  leads: number | null;
  address: string | null;
  /** Null if nothing can be translated: a draft that was never an article has no pair yet */
  translation: Translation | { locale: Locale; state: 'missing' } | null;
  /** Whether, of the two languages, the original was changed after the translation */
  isOutdated: boolean;
};

export type ListPage = {
  rows: ArticleRow[];
  count: number;
  pageCount: number;
  counts: Record<ArticleList, number>;
};

export type TopicChoice = { locale: Locale; slug: string; name: string };
