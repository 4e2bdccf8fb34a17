import Link from 'next/link';
import { pathToArticles } from '@/lib/drafts/list/filter';
import { removeTopic } from '@/lib/drafts/topics/actions';
import {
  pathToTopic,
  type StudioTopic,
  type TopicNotice,
  topicsPath,
} from '@/lib/drafts/topics/topic';
import { dictionaries } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { MergeForm } from './merge-form';
import { RemoveSection } from './remove-section';
import { RenameForm } from './rename-form';
import './topics.css';

type TopicScreenProps = {
  locale: Locale;
  topic: StudioTopic;
  /** Those of its language */
  others: StudioTopic[];
  /** That it is to be merged into: asks whether it shall be */
  into: StudioTopic | null;
  notice: TopicNotice | null;
};

export function TopicScreen({ locale, topic, others, into, notice }: TopicScreenProps) {
  const { topicsPage: words } = getStudioWords(locale);
  const { id, name, slug, counts, formerSlugs } = topic;
  const isUsed = Object.values(counts).some((count) => count > 0);
  const pathOf = (topicSlug: string) => pathTo(topic.locale, 'topic', { topic: topicSlug });
  return (
    <>
      <p className="topics-back">
        <Link href={topicsPath} prefetch={false}>
          {words.all}
        </Link>
      </p>
      <h1 className="studio-title" lang={topic.locale} dir="auto">
        {name}
      </h1>
      {notice && (
        <p className="topics-notice" role={notice === 'used' ? 'alert' : 'status'}>
          {words.notices[notice]}
        </p>
      )}
      <div className="topics-facts">
        <p>
          {dictionaries[topic.locale].languageName} ·{' '}
          <Link
            href={pathToArticles({
              list: counts.published > 0 ? 'published' : 'drafts',
              topic: `${topic.locale}/${slug}`,
            })}
            prefetch={false}
          >
            {words.counts(counts)}
          </Link>
        </p>
        <dl>
          <dt>{words.address}</dt>
          <dd>{counts.published > 0 ? <a href={pathOf(slug)}>{pathOf(slug)}</a> : pathOf(slug)}</dd>
          {formerSlugs.length > 0 && (
            <>
              <dt>{words.formerAddresses}</dt>
              {formerSlugs.map((former) => (
                <dd key={former}>{pathOf(former)}</dd>
              ))}
            </>
          )}
        </dl>
      </div>
      <div className="studio-settings">
        {!into && (
          <section>
            <h2>{words.rename}</h2>
            <RenameForm key={name} locale={locale} topic={topic} />
          </section>
        )}
        <section id="merge">
          <h2>{into ? words.mergeTitle(name, into.name) : words.merge}</h2>
          {into ? (
            <MergeForm locale={locale} topic={topic} into={into} />
          ) : (
            <MergeChoice locale={locale} topic={topic} others={others} />
          )}
        </section>
        {!isUsed && <RemoveSection action={removeTopic} id={id} words={words} />}
      </div>
    </>
  );
}

type MergeChoiceProps = { locale: Locale; topic: StudioTopic; others: StudioTopic[] };

/** Changes nothing yet: the next page says what would become of it. */
function MergeChoice({ locale, topic, others }: MergeChoiceProps) {
  const { topicsPage: words } = getStudioWords(locale);
  if (others.length === 0) return <p className="studio-soft">{words.mergeAlone}</p>;
  return (
    <form className="studio-form" action={`${pathToTopic(topic.id)}#merge`}>
      <p className="studio-soft">{words.mergeText}</p>
      <div className="studio-field">
        <label htmlFor="into">{words.mergeInto}</label>
        <select id="into" name="into" className="studio-input" lang={topic.locale}>
          {others.map(({ id, name, counts }) => (
            <option key={id} value={id}>
              {name} ({words.counts(counts)})
            </option>
          ))}
        </select>
      </div>
      <button className="studio-button" type="submit">
        {words.mergeNext}
      </button>
    </form>
  );
}
