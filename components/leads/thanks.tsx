import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { site } from '@/lib/site';

/** Says that the message is kept, under which reference, and when an answer comes. */
export function Thanks({ locale, reference }: { locale: Locale; reference: string | undefined }) {
  const { thanks } = getDictionary(locale);
  return (
    <div className="message">
      <h1>{thanks.title}</h1>
      <p className="dek">{thanks.next(site.replyWithin[locale])}</p>
      {reference && (
        <p className="reference">
          {thanks.reference} <strong>{reference}</strong>
        </p>
      )}
      <p>
        <a className="button" href={pathTo(locale, 'news')}>
          {thanks.wayOn}
        </a>
      </p>
    </div>
  );
}
