import type { Locale } from '@/lib/i18n/locales';
import { appPrefix } from '@/lib/i18n/routes';
import type { TextCounts } from '../draft';

export type StudioTopic = {
  id: number;
  locale: Locale;
  slug: string;
  name: string;
  counts: TextCounts;
  /** Their addresses redirect to it */
  formerSlugs: string[];
};

export const maxTopicLength = 60;

export type TopicError = 'missing' | 'tooLong' | 'noLetters';

export const topicNotices = ['renamed', 'merged', 'deleted', 'used'] as const;
export type TopicNotice = (typeof topicNotices)[number];

/** `gone`: merged or deleted elsewhere; `changed`: it has another name than was shown */
export type TopicProblem = 'gone' | 'changed' | 'failed';

export type RenameState = {
  /** As typed; kept after an error */
  name: string;
  /** The name that the topic had when it was shown */
  shown: string;
  error?: TopicError;
  taken?: { id: number; name: string };
  problem?: TopicProblem;
};

export type MergeState = { problem?: TopicProblem };

export const topicsPath = `${appPrefix}/topics`;

type Step = {
  notice?: TopicNotice;
  /** The id of the topic that it is to be merged into */
  into?: number;
};

export function pathToTopic(id: number, { notice, into }: Step = {}): string {
  const query = new URLSearchParams({
    ...(notice && { notice }),
    ...(into !== undefined && { into: String(into) }),
  });
  const path = `${topicsPath}/${id}`;
  return query.size > 0 ? `${path}?${query}` : path;
}
