import { SearchForm } from '@/components/search/search-form';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';

type MissingMessageProps = { locale: Locale; status: 404 | 410 };

export function MissingMessage({ locale, status }: MissingMessageProps) {
  const { gone, notFound } = getDictionary(locale);
  const { title, text } = status === 410 ? gone : notFound;
  return (
    <div className="message">
      <p className="kicker">{status}</p>
      <h1>{title}</h1>
      <p className="dek">{text}</p>
      <p>
        <a className="button" href={pathTo(locale, 'news')}>
          {notFound.newsLink}
        </a>
      </p>
      <SearchForm locale={locale} />
    </div>
  );
}
