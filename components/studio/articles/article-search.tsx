import { Choice } from '@/components/studio/desk/choice';
import { isFiltered, type ListFilter, pathToArticles } from '@/lib/drafts/list/filter';
import type { TopicChoice } from '@/lib/drafts/list/rows';
import { dictionaries } from '@/lib/i18n/dictionary';
import { type Locale, locales } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';

type ArticleSearchProps = { locale: Locale; filter: ListFilter; topics: TopicChoice[] };

/** A plain form: what it asks for stands in the address. */
export function ArticleSearch({ locale, filter, topics }: ArticleSearchProps) {
  const { articles: words } = getStudioWords(locale);
  const { list, text, language, topic } = filter;
  const choice = { labels: words.filter, any: words.any };
  return (
    <search>
      <form className="desk-search" action={pathToArticles()}>
        <input type="hidden" name="list" value={list} />
        <input
          type="search"
          name="text"
          aria-label={words.searchLabel}
          placeholder={words.search}
          aria-keyshortcuts="/"
          defaultValue={text}
          maxLength={200}
        />
        <details open={isFiltered({ language, topic }) || undefined}>
          <summary className="studio-button">{words.filters}</summary>
          <div className="desk-filters">
            <Choice {...choice} name="language" value={language}>
              {locales.map((each) => (
                <option key={each} value={each} lang={each}>
                  {dictionaries[each].languageName}
                </option>
              ))}
            </Choice>
            <Choice {...choice} name="topic" value={topic}>
              {locales.map((each) => (
                <optgroup key={each} label={dictionaries[each].languageName}>
                  {topics
                    .filter((one) => one.locale === each)
                    .map(({ slug, name }) => (
                      <option key={slug} value={`${each}/${slug}`}>
                        {name}
                      </option>
                    ))}
                </optgroup>
              ))}
            </Choice>
            <button className="studio-button first" type="submit">
              {words.search}
            </button>
          </div>
        </details>
      </form>
    </search>
  );
}
