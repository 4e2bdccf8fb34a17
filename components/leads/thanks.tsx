import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo, pathToSigned } from '@/lib/i18n/routes';
import { site } from '@/lib/settings/site';
import { DomainSuggestion } from './correction';

type ThanksProps = {
  locale: Locale;
  reference: string | undefined;
  /** The article that was being read */
  article: { slug: string; title: string } | null;
  sentAddress: SentAddress | null;
  address: string;
};

type SentAddress = {
  /** Masked; null if no acknowledgement was queued */
  acknowledgedTo: string | null;
  isRefused: boolean;
  meantDomain: string | null;
  deadDomain: string | null;
  correctToken: string | null;
};

/** Everything it says must be true of suspected spam too. */
export function Thanks({ locale, reference, article, sentAddress, address }: ThanksProps) {
  const { thanks } = getDictionary(locale);
  return (
    <div className="message">
      <h1>{thanks.title}</h1>
      <p className="dek">{thanks.next(site.name, site.replyWithin[locale])}</p>
      {reference && (
        <p className="reference" data-lead-sent>
          {thanks.reference} <strong>{reference}</strong>
        </p>
      )}
      {sentAddress && <AddressCheck locale={locale} {...sentAddress} />}
      <p>{thanks.noAnswer(address)}</p>
      {site.bookingUrl && (
        <p>
          {thanks.booking} <a href={site.bookingUrl}>{thanks.bookingLink}</a>
        </p>
      )}
      <p>
        <a
          className="button"
          href={
            article ? pathTo(locale, 'article', { slug: article.slug }) : pathTo(locale, 'news')
          }
        >
          {article ? thanks.articleLink : thanks.newsLink}
        </a>
      </p>
      {article && <p className="hint back-to">{article.title}</p>}
    </div>
  );
}

function AddressCheck({
  locale,
  acknowledgedTo,
  isRefused,
  meantDomain,
  deadDomain,
  correctToken,
}: SentAddress & { locale: Locale }) {
  const { thanks } = getDictionary(locale);
  const acknowledged = acknowledgedTo && (isRefused ? thanks.refused : thanks.acknowledged);
  return (
    <div className="address-check">
      {acknowledged && <p>{acknowledged(acknowledgedTo)}</p>}
      {deadDomain && <p>{thanks.deadDomain(deadDomain)}</p>}
      {correctToken && meantDomain && (
        <DomainSuggestion locale={locale} token={correctToken} domain={meantDomain} />
      )}
      {correctToken && (acknowledgedTo || meantDomain || deadDomain) && (
        <p>
          <a href={pathToSigned(locale, 'correct', correctToken)}>{thanks.correctLink}</a>
        </p>
      )}
    </div>
  );
}
