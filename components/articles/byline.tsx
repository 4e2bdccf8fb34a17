import type { ReactNode } from 'react';
import { formatDate } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/locales';

type BylineProps = {
  author: string;
  /** What follows the name, piece by piece */
  children: ReactNode;
  /** The author's page; on a card the whole card is a link already */
  authorPath?: string;
};

/** Author's initial and name, then dates and the like. */
export function Byline({ author, authorPath, children }: BylineProps) {
  return (
    <p className="byline">
      <span className="initial" aria-hidden="true">
        {[...author][0]}
      </span>
      {authorPath ? (
        <a href={authorPath} rel="author">
          {author}
        </a>
      ) : (
        <span>{author}</span>
      )}
      {children}
    </p>
  );
}

/** A day, in the site's time zone, with what it is the day of before it. */
export function Day({ locale, date, label }: { locale: Locale; date: Date; label?: string }) {
  const day = <time dateTime={date.toISOString()}>{formatDate(date, locale)}</time>;
  if (!label) return day;
  return (
    <span>
      {label} {day}
    </span>
  );
}
