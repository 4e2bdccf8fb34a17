import type { Locale } from '@/lib/i18n/locales';
import { appPrefix } from '@/lib/i18n/routes';

/** How many texts name a topic or an author; drafts that are no article yet included */
export type TextCounts = { published: number; scheduled: number; drafts: number; bin: number };

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

export const topicNotices = ['renamed', 'merged', 'deleted', 'used', 'gone'] as const;
export type TopicNotice = (typeof topicNotices)[number];

/** Topics that are merged or deleted elsewhere are `gone`, those with another name than was shown `changed`. */
export type TopicProblem = 'gone' | 'changed' | 'failed';

export type RenameState = {
  /** As typed; kept after an error */
  name: string;
  /** The name that was shown */
  shown: string;
  error?: TopicError;
  /** The topic that has the name already */
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
