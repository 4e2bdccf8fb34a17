import Link from 'next/link';
import { pathToTopic, type StudioTopic, type TopicNotice } from '@/lib/drafts/topics/topic';
import { dictionaries } from '@/lib/i18n/dictionary';
import { type Locale, locales } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { RoomTabs } from './room-tabs';

type TopicsScreenProps = { locale: Locale; topics: StudioTopic[]; notice: TopicNotice | null };

export function TopicsScreen({ locale, topics, notice }: TopicsScreenProps) {
  const { topicsPage: words } = getStudioWords(locale);
  return (
    <>
      <h1 className="studio-title">{words.topics}</h1>
      <RoomTabs locale={locale} current="topics" />
      {notice && (
        <p className="topics-notice" role="status">
          {words.notices[notice]}
        </p>
      )}
      {topics.length === 0 && <p className="desk-empty">{words.empty}</p>}
      <div className="topics-lists">
        {locales.map((language) => (
          <TopicList
            key={language}
            locale={locale}
            language={language}
            topics={topics.filter((topic) => topic.locale === language)}
          />
        ))}
      </div>
    </>
  );
}

type TopicListProps = { locale: Locale; language: Locale; topics: StudioTopic[] };

function TopicList({ locale, language, topics }: TopicListProps) {
  const { topicsPage: words } = getStudioWords(locale);
  if (topics.length === 0) return null;
  return (
    <section>
      <h2>
        <span lang={language}>{dictionaries[language].languageName}</span>{' '}
        <span className="studio-soft">{topics.length}</span>
      </h2>
      <ul>
        {topics.map(({ id, name, counts }) => (
          <li key={id}>
            <Link href={pathToTopic(id)} prefetch={false} lang={language} dir="auto">
              {name}
            </Link>
            <span className="studio-soft">{words.counts(counts)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
