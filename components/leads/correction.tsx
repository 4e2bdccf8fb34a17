import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import type { CorrectionError } from '@/lib/leads/rules';

type SuggestionProps = { locale: Locale; token: string; domain: string };

/** One button that replaces the domain, without showing the address. */
export function DomainSuggestion({ locale, token, domain }: SuggestionProps) {
  const { correctPage } = getDictionary(locale);
  return (
    <form className="suggestion" method="post" action={pathTo(locale, 'correct')}>
      <p>{correctPage.meant(domain)}</p>
      <input type="hidden" name="token" value={token} />
      <button className="button" type="submit" name="domain" value={domain}>
        {correctPage.useDomain(domain)}
      </button>
    </form>
  );
}

type CorrectionFormProps = {
  locale: Locale;
  token: string;
  /** Masked */
  email: string;
  meantDomain: string | null;
  error: CorrectionError | null;
  typed: string;
};

export function CorrectionForm({
  locale,
  token,
  email,
  meantDomain,
  error,
  typed,
}: CorrectionFormProps) {
  const { correctPage, leadForm, leadErrors } = getDictionary(locale);
  const message = error && (error === 'unchanged' ? correctPage.unchanged : leadErrors[error]);
  return (
    <div className="message">
      <h1>{correctPage.title}</h1>
      <p className="dek">{correctPage.text(email)}</p>
      {meantDomain && !error && (
        <DomainSuggestion locale={locale} token={token} domain={meantDomain} />
      )}
      <form className="correction" method="post" action={pathTo(locale, 'correct')}>
        <input type="hidden" name="token" value={token} />
        <div className={message ? 'field field-invalid' : 'field'}>
          <label htmlFor="email">{leadForm.email}</label>
          {message && (
            <p className="field-error" id="email-error">
              {message}
            </p>
          )}
          <input
            id="email"
            name="email"
            type="email"
            required
            defaultValue={typed}
            pattern=".+@.+\.[^.]{2,}"
            title={leadErrors.emailIncomplete}
            autoComplete="email"
            spellCheck={false}
            autoFocus={message !== null}
            aria-invalid={message ? true : undefined}
            aria-describedby={message ? 'email-error' : undefined}
          />
        </div>
        <button className="button" type="submit">
          {correctPage.submit}
        </button>
      </form>
    </div>
  );
}

type CorrectedMessageProps = { locale: Locale; email: string; isAcknowledged: boolean };

export function CorrectedMessage({ locale, email, isAcknowledged }: CorrectedMessageProps) {
  const { correctPage } = getDictionary(locale);
  return (
    <div className="message">
      <h1>{correctPage.correctedTitle}</h1>
      <p className="dek">{correctPage.correctedText(email)}</p>
      {isAcknowledged && <p>{correctPage.acknowledged}</p>}
      <p>
        <a className="button" href={pathTo(locale, 'news')}>
          {getDictionary(locale).thanks.newsLink}
        </a>
      </p>
    </div>
  );
}
