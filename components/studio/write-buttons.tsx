import { defaultLocale, type Locale, locales } from '@/lib/i18n/locales';
import './desk/acts.css';

type WriteButtonsProps = {
  action: (form: FormData) => Promise<void>;
  words: { write: string; writeIn(language: Locale): string };
  /** The first one's */
  language?: Locale | undefined;
};

export function WriteButtons({ action, words, language = defaultLocale }: WriteButtonsProps) {
  return (
    <form action={action} className="desk-acts">
      <button
        className="studio-button first"
        type="submit"
        name="locale"
        value={language}
        aria-keyshortcuts="n"
      >
        {words.write}
      </button>
      {locales
        .filter((each) => each !== language)
        .map((each) => (
          <button key={each} className="studio-button" type="submit" name="locale" value={each}>
            {words.writeIn(each)}
          </button>
        ))}
    </form>
  );
}
