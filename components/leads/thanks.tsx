import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { site } from '@/lib/settings/site';

type ThanksProps = {
  locale: Locale;
  reference: string | undefined;
  address: string;
};

/** Everything it says must be true of suspected spam too. */
export function Thanks({ locale, reference, address }: ThanksProps) {
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
      <p>{thanks.noAnswer(address)}</p>
      <p>
        <a className="button" href={pathTo(locale, 'news')}>
          {thanks.newsLink}
        </a>
      </p>
    </div>
  );
}
