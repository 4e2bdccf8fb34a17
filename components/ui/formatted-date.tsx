import { formatDate } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/locales';

type FormattedDateProps = { locale: Locale; date: Date; label?: string };

export function FormattedDate({ locale, date, label }: FormattedDateProps) {
  const time = <time dateTime={date.toISOString()}>{formatDate(date, locale)}</time>;
  if (!label) return time;
  return (
    <span>
      {label} {time}
    </span>
  );
}
