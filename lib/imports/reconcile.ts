import { renameTopics, type TopicNames } from '@/lib/articles/topic-names';
import { type Content, hashContent } from '@/lib/drafts/content';
import { trimBody } from '@/lib/markdown/front-matter';
import { slugify } from '@/lib/markdown/slug';
import type { LeftReason } from './left-texts';

/** What an author writes, to be compared */
export type Words = {
  /** A hash of all but slug and topics */
  hash: string;
  /** Slugs, apart from the hash because topics are renamed without an edit of their articles */
  topics: string[];
};

/** A text as it was, or is, in its source */
export type Source = Words & {
  /** Whether and when it is published there */
  state: string;
};

export function toWords({ topics, ...content }: Content): Words {
  const body = trimBody(content.body);
  return {
    hash: hashContent({ ...content, body, slug: '', topics: [] }),
    topics: toSlugs(topics),
  };
}

const toSlugs = (names: string[]) => [...new Set(names.map(slugify))].filter(Boolean).sort();

export function formatSource({ hash, state, topics }: Source): string {
  return [hash, state, topics.join(',')].join(' ');
}

/** @param former topics that were renamed since have their present slugs */
export function parseSource(stored: string, locale: string, former: TopicNames): Source {
  const [hash = '', state = '', topics = ''] = stored.split(' ');
  return { hash, state, topics: toSlugs(renameTopics(locale, topics.split(','), former)) };
}

export function isSame(one: Words, other: Words): boolean {
  return one.hash === other.hash && one.topics.join() === other.topics.join();
}

export type Decision =
  | {
      act: 'write';
      /** What stands there is kept among the versions first */
      keeps: boolean;
      /** The text is this source's from now on */
      records: boolean;
    }
  | { act: 'leave'; reason: LeftReason | null };

type Case = {
  /** The same text of the same source, as it was at the last import */
  previous: Source | null;
  /** It came from another source. Otherwise, without `previous`, its origin is not known. */
  isOther: boolean;
  current: Words;
  source: Source;
  /** The site's own Markdown */
  isOwn: boolean;
  overwrite: boolean;
};

/** What an import does with a text that is there already; the reasons stand in decision 74. */
export function decide({ previous, isOther, current, source, isOwn, overwrite }: Case): Decision {
  const write = (keeps: boolean, records = true): Decision => ({ act: 'write', keeps, records });
  const leave = (reason: LeftReason | null): Decision => ({ act: 'leave', reason });
  if (isSame(current, source)) {
    return isOther && !isOwn && !overwrite ? leave(null) : write(false, !isOther || overwrite);
  }
  if (previous && isSame(current, previous)) return write(false);
  if (overwrite || (isOwn && !previous && !isOther)) return write(true);
  if (!previous) return leave('left-elsewhere');
  const isUnchanged = isSame(source, previous) && source.state === previous.state;
  return leave(isUnchanged ? null : 'left-edited');
}
