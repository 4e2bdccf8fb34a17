import type { TopicCount } from '@/lib/articles/article';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';

export function TopicList({ locale, topics }: { locale: Locale; topics: readonly TopicCount[] }) {
  const words = getDictionary(locale);
  return (
    <>
      <div className="list-head">
        <h1>{words.topics}</h1>
        <p className="dek">{words.topicsDescription}</p>
      </div>
      {topics.length === 0 && <p className="dek">{words.noArticles}</p>}
      <ul className="counts">
        {topics.map(({ slug, name, articles }) => (
          <li key={slug}>
            <a href={pathTo(locale, 'topic', { topic: slug })}>{name}</a>{' '}
            <span>{words.articleCount(articles)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
