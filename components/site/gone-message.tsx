import { SearchForm } from '@/components/search/search-form';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';

export function GoneMessage({ locale }: { locale: Locale }) {
  const { gone, notFound } = getDictionary(locale);
  return (
    <div className="message">
      <p className="kicker">410</p>
      <h1>{gone.title}</h1>
      <p className="dek">{gone.text}</p>
      <p>
        <a className="button" href={pathTo(locale, 'news')}>
          {notFound.newsLink}
        </a>
      </p>
      <SearchForm locale={locale} />
    </div>
  );
}
