import { formatDate } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/locales';

type BylineProps = { locale: Locale; author: string; date: Date; readingTime?: string };

/** Author's initial and name, date, and how long the text takes. */
export function Byline({ locale, author, date, readingTime }: BylineProps) {
  return (
    <p className="byline">
      <span className="initial" aria-hidden="true">
        {[...author][0]}
      </span>
      <span>{author}</span>
      <time dateTime={date.toISOString()}>{formatDate(date, locale)}</time>
      {readingTime && <span>{readingTime}</span>}
    </p>
  );
}
