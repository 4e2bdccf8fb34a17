import { Choice } from '@/components/studio/desk/choice';
import { ListSearch } from '@/components/studio/desk/list-search';
import { isFiltered, type ListFilter, pathToArticles } from '@/lib/drafts/list/filter';
import type { TopicChoice } from '@/lib/drafts/list/rows';
import { dictionaries } from '@/lib/i18n/dictionary';
import { type Locale, locales } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';

type ArticleSearchProps = { locale: Locale; filter: ListFilter; topics: TopicChoice[] };

export function ArticleSearch({ locale, filter, topics }: ArticleSearchProps) {
  const { articles: words } = getStudioWords(locale);
  const { list, text, language, topic } = filter;
  const choice = { labels: words.filter, any: words.any };
  return (
    <ListSearch
      action={pathToArticles()}
      words={words}
      text={text}
      hidden={{ list }}
      isOpen={isFiltered({ language, topic })}
    >
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
    </ListSearch>
  );
}
