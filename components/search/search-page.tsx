import { TopicChips } from '@/components/articles/topic-chips';
import { FormattedDate } from '@/components/ui/formatted-date';
import { Pagination } from '@/components/ui/pagination';
import type { TopicLink } from '@/lib/articles/article';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import type { TextSegment } from '@/lib/search/excerpt';
import { formatSearchParams } from '@/lib/search/search-params';
import type { SearchResult, SearchResults } from '@/lib/search/search-results';
import { SearchForm } from './search-form';

type SearchPageProps = {
  locale: Locale;
  words: string;
  /** Whether the form was sent, be it empty */
  isQuery: boolean;
  /** Null if the query has no word */
  results: SearchResults | null;
  topics: TopicLink[];
};

export function SearchPage({ locale, words, isQuery, results, topics }: SearchPageProps) {
  const text = getDictionary(locale).search;
  return (
    <>
      <div className="list-head">
        <h1>{text.title}</h1>
        <SearchForm locale={locale} words={words} />
        {isQuery && (
          <p className="dek" role="status">
            {summarize(locale, words, results)}
          </p>
        )}
      </div>
      {results && results.count > 0 && <ResultList locale={locale} results={results.results} />}
      {results && (
        <Pagination
          locale={locale}
          page={results.page}
          pages={results.pages}
          hrefOf={(page) => `${pathTo(locale, 'search')}?${formatSearchParams({ words, page })}`}
          labels={text}
        />
      )}
      {(!results || results.count === 0) && (
        <>
          {results && (
            <p className="dek">
              {text.advice} <a href={pathTo(locale, 'contact')}>{text.contactLink}</a>.
            </p>
          )}
          <TopicChips locale={locale} topics={topics} />
        </>
      )}
    </>
  );
}

function summarize(locale: Locale, words: string, results: SearchResults | null): string {
  const text = getDictionary(locale).search;
  // The message adds quotation marks itself.
  const quoted = words.replace(/\s*[«»"“”]\s*/g, ' ').trim();
  if (!results) return quoted === '' ? text.noQuery : text.noWord(quoted);
  const { count, isPartial, isCut, misspelled } = results;
  const start = isCut ? `${text.isCut} ` : '';
  if (count === 0) return start + text.none(quoted);
  if (isPartial) return start + text.foundPartial(count);
  if (misspelled.length > 0) return start + text.foundSimilar(count, misspelled);
  return start + text.found(count, quoted);
}

function ResultList({ locale, results }: { locale: Locale; results: SearchResult[] }) {
  return (
    <ol className="results">
      {results.map(({ route, slug, title, excerpt, byline }) => (
        <li key={`${route}/${slug}`}>
          <h2>
            <a href={pathTo(locale, route, { slug })}>
              <Marked parts={title} />
            </a>
          </h2>
          <p>
            <Marked parts={excerpt} />
          </p>
          {byline && (
            <p className="byline">
              <span>{byline.author}</span>
              <FormattedDate locale={locale} date={byline.publishedAt} />
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function Marked({ parts }: { parts: TextSegment[] }) {
  return parts.map(({ text, match }, index) => {
    const key = `${index}-${text}`;
    return match ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
  });
}
