import type { TopicLink } from '@/lib/articles/article';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';

const maxTopics = 8;

type TopicChipsProps = { locale: Locale; topics: readonly TopicLink[]; current?: string };

/** The first topics in one row that scrolls, the current one before the others, then the page of all topics. */
export function TopicChips({ locale, topics, current }: TopicChipsProps) {
  const words = getDictionary(locale);
  if (topics.length === 0) return null;
  const isCurrent = ({ slug }: TopicLink) => slug === current;
  const shown = [...topics.filter(isCurrent), ...topics.filter((topic) => !isCurrent(topic))];
  return (
    <nav aria-label={words.topics}>
      <ul className="chips">
        {shown.slice(0, maxTopics).map((topic) => (
          <li key={topic.slug}>
            <a
              href={pathTo(locale, 'topic', { topic: topic.slug })}
              aria-current={isCurrent(topic) ? 'page' : undefined}
            >
              {topic.name}
            </a>
          </li>
        ))}
        <li>
          <a href={pathTo(locale, 'topics')}>{words.allTopics}</a>
        </li>
      </ul>
    </nav>
  );
}
