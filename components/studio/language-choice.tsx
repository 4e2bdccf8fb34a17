import { dictionaries } from '@/lib/i18n/dictionary';
import { type Locale, locales } from '@/lib/i18n/locales';

type LanguageChoiceProps = { legend: string; chosen: Locale };

export function LanguageChoice({ legend, chosen }: LanguageChoiceProps) {
  return (
    <fieldset key={chosen}>
      <legend>{legend}</legend>
      {locales.map((locale) => (
        <label key={locale}>
          <input type="radio" name="locale" value={locale} defaultChecked={locale === chosen} />
          <span lang={locale}>{dictionaries[locale].languageName}</span>
        </label>
      ))}
    </fieldset>
  );
}
