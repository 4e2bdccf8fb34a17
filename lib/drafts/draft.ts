import type { Locale } from '@/lib/i18n/locales';
import type { Content } from './content';

export type Draft = {
  id: number;
  locale: Locale;
  version: number;
  content: Content;
  articleId: number | null;
  savedBy: string;
  savedAt: Date;
};

/** Where drafts are saved, as JSON or as a form */
export const savePath = '/studio/save';

export type SaveProblem =
  | 'malformed'
  | 'tooLong'
  | 'signedOut'
  /** It was deleted, or put into the bin. */
  | 'gone'
  /** Somebody, or another tab, saved another text since. */
  | 'conflict'
  | 'failed';

/** What stands in the store in place of what was not saved */
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
