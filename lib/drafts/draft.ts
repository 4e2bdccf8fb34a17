import type { Locale } from '@/lib/i18n/locales';
import type { Content } from './content';

export const kinds = ['article', 'page'] as const;
export type Kind = (typeof kinds)[number];

export type Draft = {
  id: number;
  kind: Kind;
  locale: Locale;
  version: number;
  content: Content;
  /** The article that it was published to, or a page's draft its page */
  articleId: number | null;
  pageId: number | null;
  /** That of the text which it translates, before the first publication */
  translationKey: string | null;
  savedBy: string;
  savedAt: Date;
};

export type DraftTarget = Pick<
  Draft,
  'kind' | 'locale' | 'articleId' | 'pageId' | 'translationKey'
>;

export type Counterpart = {
  locale: Locale;
  /** Whether the draft is the translation */
  isOriginal: boolean;
  state: 'draft' | 'scheduled' | 'published';
  /** What readers see, or will see; of a text that is not published, what is written */
  content: Content;
  paths: { see: string; write: string };
  /** Since the draft was last published, or begun: null if nothing that is translated has changed */
  changed: { /** Null if it is not known */ before: Content | null } | null;
};

export type FieldChoices = {
  /** What stands before the slug, e.g. https://example.org/articles/ */
  address: string;
  /** Null before the first publication */
  publishedSlug: string | null;
  /** The word that a translation's cover is drawn from: mostly its original's slug */
  coverSeed: string | null;
  authors: { slug: string; name: string }[];
  /** Names in the text's language, the most used first */
  topics: string[];
};

/**
 * Why a text was kept: `written` stood before the first change after ten minutes, `published` went out to readers;
 * `restored`, `replaced` and `conflict` gave way to an older version, to an import and to a rival.
 */
export type RevisionReason = 'written' | 'published' | 'restored' | 'replaced' | 'conflict';

export type RevisionEntry = {
  id: number;
  reason: RevisionReason;
  savedBy: string;
  createdAt: Date;
};

/** How many texts name a topic or an author; drafts that are no article yet included */
export type TextCounts = { published: number; scheduled: number; drafts: number; bin: number };

export const savePath = '/studio/save';

export type SaveProblem = 'malformed' | 'tooLong' | 'signedOut' | 'gone' | 'conflict' | 'failed';

export type Rival = { version: number; content: Content; savedBy: string; time: string };

export type SaveAnswer =
  | {
      done: 'saved';
      version: number;
      /** By the site's clock, e.g. 10:42 */
      time: string;
    }
  | { done?: undefined; problem: Exclude<SaveProblem, 'conflict'> }
  | { done?: undefined; problem: 'conflict'; rival: Rival };
