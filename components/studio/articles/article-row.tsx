import Link from 'next/link';
import {
  deleteText,
  duplicateArticle,
  restoreText,
  translateArticle,
} from '@/lib/drafts/list/actions';
import { pathToText } from '@/lib/drafts/list/filter';
import type { ArticleRow } from '@/lib/drafts/list/rows';
import { formatDate, formatDateTime } from '@/lib/i18n/dates';
import { defaultLocale, type Locale } from '@/lib/i18n/locales';
import { getStudioWords } from '@/lib/i18n/studio/words';
import { ActForm } from '../desk/act-form';

type ArticleRowProps = {
  /** Of the studio */
  locale: Locale;
  row: ArticleRow;
  query: string;
};

export function ArticleRowView({ locale, row, query }: ArticleRowProps) {
  const { articles: words } = getStudioWords(locale);
  const { state, leads, isChanged, emptiedAt, author, address } = row;
  const title = row.title || words.untitled;
  const isScheduled = state === 'scheduled';
  const date = (isScheduled ? formatDateTime : formatDate)(row.date, locale);
  const place = { article: row.articleId ?? '', draft: row.draftId ?? '', query };
  return (
    <li className="articles-row">
      <div className="articles-title">
        {state === 'deleted' ? (
          <strong lang={row.locale}>{title}</strong>
        ) : (
          <Link href={pathToText(row)} prefetch={false} lang={row.locale} data-row>
            {title}
          </Link>
        )}
        <small>
          {[date, author, emptiedAt && words.emptiedOn(formatDate(emptiedAt, locale))]
            .filter(Boolean)
            .join(' · ')}
          {address && (
            <>
              {' · '}
              <a href={address}>{words.toPage}</a>
            </>
          )}
        </small>
      </div>
      <span className="articles-state">
        {words.states[state]}
        {isChanged && <b> · {words.changed}</b>}
      </span>
      <Languages locale={locale} row={row} />
      <span className="articles-leads">
        {leads !== null && leads > 0 && (
          <>
            {words.leads(leads)} <span className="studio-hidden">{words.leadsPeriod}</span>
          </>
        )}
      </span>
      {state === 'deleted' ? (
        <ActForm action={restoreText} place={place}>
          <button className="studio-button" type="submit">
            {words.acts.restore}
            <span className="studio-hidden"> {title}</span>
          </button>
        </ActForm>
      ) : (
        <details className="desk-menu">
          <summary className="studio-button plain">
            <span aria-hidden="true">⋯</span>
            <span className="studio-hidden">{words.acts.menu(title)}</span>
          </summary>
          <ActForm action={duplicateArticle} place={place}>
            <button type="submit">{words.acts.duplicate}</button>
            {row.translation?.state === 'missing' && (
              <button type="submit" formAction={translateArticle}>
                {words.acts.translate(row.translation.locale)}
              </button>
            )}
            <button type="submit" formAction={deleteText}>
              {words.acts.delete}
            </button>
          </ActForm>
        </details>
      )}
    </li>
  );
}

function Languages({ locale, row }: Omit<ArticleRowProps, 'query'>) {
  const { translation: words } = getStudioWords(locale).articles;
  const { translation, isOutdated } = row;
  const code = (each: Locale) => each.toUpperCase();
  const isTranslation = isOutdated && row.locale !== defaultLocale;
  return (
    <span className="articles-languages">
      {code(row.locale)}
      {translation && (
        <>
          {' · '}
          {translation.state === 'missing' || translation.state === 'deleted' ? (
            `${code(translation.locale)} ${words[translation.state]}`
          ) : (
            <Link href={pathToText(translation)} prefetch={false}>
              {`${code(translation.locale)} ${words[translation.state]}`.trim()}
            </Link>
          )}
        </>
      )}
      {isOutdated && (
        <b>
          {isTranslation ? ' · ' : ' '}
          {isTranslation ? words.originalChanged : words.outdated}
        </b>
      )}
    </span>
  );
}
