import type { HoursField, HoursForm } from './hours';

export type SavedReplyError = 'titleMissing' | 'titleTooLong' | 'textMissing' | 'textTooLong';

export type SavedReplyState = {
  /** As typed; kept after an error */
  locale: string;
  title: string;
  text: string;
  errors: { title?: SavedReplyError; text?: SavedReplyError };
  problem?: 'gone' | 'failed';
  isSaved?: boolean;
};

export type HoursState = HoursForm & {
  errors: HoursField[];
  problem?: 'failed';
  isSaved?: boolean;
};
