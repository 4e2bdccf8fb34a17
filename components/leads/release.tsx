import { formatDateTime } from '@/lib/i18n/dates';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import type { SpamSignal } from '@/lib/leads/spam-reasons';

type ReleaseFormProps = {
  locale: Locale;
  lead: {
    reference: string;
    name: string;
    email: string;
    details: string;
    createdAt: Date;
    signals: SpamSignal[];
  };
  token: string;
};

export function ReleaseForm({ locale, lead, token }: ReleaseFormProps) {
  const { releasePage, spamSignals } = getDictionary(locale);
  const { reference, name, email, details, createdAt, signals } = lead;
  const facts = [
    [releasePage.from, `${name} (${email})`],
    [releasePage.receivedAt, formatDateTime(createdAt, locale)],
    [releasePage.reasons, signals.map((signal) => spamSignals[signal]).join(', ')],
    [releasePage.reference, reference],
  ] as const;
  return (
    <div className="message">
      <h1>{releasePage.title}</h1>
      <p className="dek">{releasePage.text}</p>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      <blockquote className="quoted" dir="auto">
        {details}
      </blockquote>
      <form method="post" action={pathTo(locale, 'release')}>
        <input type="hidden" name="token" value={token} />
        <button className="button" type="submit">
          {releasePage.submit}
        </button>
      </form>
    </div>
  );
}

type ReleasedMessageProps = { locale: Locale; reference: string };

export function ReleasedMessage({ locale, reference }: ReleasedMessageProps) {
  const { releasePage } = getDictionary(locale);
  return (
    <div className="message">
      <h1>{releasePage.releasedTitle}</h1>
      <p className="dek">{releasePage.releasedText(reference)}</p>
    </div>
  );
}
