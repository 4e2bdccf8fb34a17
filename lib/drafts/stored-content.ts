import 'server-only';
import { renameTopics, type TopicNames } from '@/lib/articles/topic-names';
import { type Content, parseContent } from './content';

/** What is written, with topics by their present names: the store keeps those that it was written with. */
export function readContent(
  { content, locale }: { content: string; locale: string },
  topics: TopicNames,
): Content {
  const parsed = parseContent(content);
  return { ...parsed, topics: renameTopics(locale, parsed.topics, topics) };
}
