import { formatDate } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/locales';

type FormattedDateProps = { locale: Locale; date: Date; label?: string };

/** A date in the site's time zone, after its label if it has one. */
export function FormattedDate({ locale, date, label }: FormattedDateProps) {
  const time = <time dateTime={date.toISOString()}>{formatDate(date, locale)}</time>;
  if (!label) return time;
  return (
    <span>
      {label} {time}
    </span>
  );
}
