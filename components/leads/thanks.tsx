import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { site } from '@/lib/settings/site';

type ThanksProps = {
  locale: Locale;
  reference: string | undefined;
  /** The article that was being read */
  article: { slug: string; title: string } | null;
  address: string;
};

/** Everything it says must be true of suspected spam too. */
export function Thanks({ locale, reference, article, address }: ThanksProps) {
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
        {article && <span className="dek">{article.title}</span>}
      </p>
    </div>
  );
}
