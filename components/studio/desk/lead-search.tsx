import { type Locale, toLocale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import type { ArticleChoice } from '@/lib/leads/desk/desk';
import { type DeskFilter, isSearch, pathToDesk, periods } from '@/lib/leads/desk/filter';
import { leadStates } from '@/lib/leads/desk/states';
import { site } from '@/lib/settings/site';
import { typeset } from '@/lib/typography/typeset';
import { Choice } from './choice';
import { ListSearch } from './list-search';

type LeadSearchProps = { locale: Locale; filter: DeskFilter; articles: ArticleChoice[] };

export function LeadSearch({ locale, filter, articles }: LeadSearchProps) {
  const { desk: words } = getStudioWords(locale);
  const { text, type, article, days, state } = filter;
  const choice = { labels: words.filter, any: words.any };
  return (
    <ListSearch
      action={pathToDesk({})}
      words={words}
      text={text}
      isOpen={isSearch({ ...filter, text: undefined })}
    >
      <Choice {...choice} name="type" value={type}>
        {Object.entries(site.projectTypes).map(([key, label]) => (
          <option key={key} value={key}>
            {label[locale]}
          </option>
        ))}
      </Choice>
      <Choice {...choice} name="article" value={article}>
        {articles.map(({ id, title, locale: language }) => (
          <option key={id} value={id}>
            {typeset(title, toLocale(language))}
          </option>
        ))}
      </Choice>
      <Choice {...choice} name="days" value={days}>
        {periods.map((period) => (
          <option key={period} value={period}>
            {words.days(period)}
          </option>
        ))}
      </Choice>
      <Choice {...choice} name="state" value={state}>
        {leadStates.map((choice) => (
          <option key={choice} value={choice}>
            {words.states[choice]}
          </option>
        ))}
      </Choice>
    </ListSearch>
  );
}
