import { FormattedDate } from '@/components/ui/formatted-date';
import type { ArticleLink, Month } from '@/lib/articles/article';
import { formatMonth } from '@/lib/i18n/dates';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';

export function Archive({ locale, months }: { locale: Locale; months: Month[] }) {
  const words = getDictionary(locale);
  const years = [...new Set(months.map(({ month }) => month.slice(0, 4)))];
  return (
    <>
      <div className="list-head">
        <h1>{words.archive.title}</h1>
        <p className="dek">{words.archive.description}</p>
      </div>
      {years.length === 0 && <p className="dek">{words.noArticles}</p>}
      {years.map((year) => (
        <section key={year} className="archive-year" aria-labelledby={`year-${year}`}>
          <h2 id={`year-${year}`}>{year}</h2>
          <ul className="counts months">
            {months
              .filter(({ month }) => month.startsWith(year))
              .map(({ month, count }) => (
                <li key={month}>
                  <a href={pathTo(locale, 'archiveMonth', { month })}>
                    {formatMonth(month, locale)}
                  </a>{' '}
                  <span>{words.articleCount(count)}</span>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

type ArchiveMonthProps = { locale: Locale; month: string; articles: ArticleLink[] };

export function ArchiveMonth({ locale, month, articles }: ArchiveMonthProps) {
  const words = getDictionary(locale);
  return (
    <>
      <div className="list-head">
        <p className="kicker kicker-plain">
          <a href={pathTo(locale, 'archive')}>{words.archive.title}</a>
        </p>
        <h1 className="month">{formatMonth(month, locale)}</h1>
      </div>
      <ul className="titles">
        {articles.map(({ slug, title, publishedAt }) => (
          <li key={slug}>
            <a href={pathTo(locale, 'article', { slug })}>{title}</a>
            <FormattedDate locale={locale} date={publishedAt} />
          </li>
        ))}
      </ul>
    </>
  );
}
