import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';

export function SearchForm({ locale, words = '' }: { locale: Locale; words?: string }) {
  const { label, submit } = getDictionary(locale).search;
  return (
    <search>
      <form className="search" action={pathTo(locale, 'search')}>
        <label htmlFor="search">{label}</label>
        <div>
          <input
            id="search"
            type="search"
            name="q"
            defaultValue={words}
            maxLength={200}
            enterKeyHint="search"
          />
          <button className="button" type="submit">
            {submit}
          </button>
        </div>
      </form>
    </search>
  );
}
