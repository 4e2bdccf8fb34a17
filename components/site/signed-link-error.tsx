import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';

export type SignedLinkProblem = 'invalid' | 'expired' | 'deleted';

type SignedLinkErrorProps = {
  locale: Locale;
  reason: SignedLinkProblem;
  /** What to do about an expired link */
  advice: string;
};

/** Needs `signedErrorMetadata`, from which the page cache takes the status. */
export function SignedLinkError({ locale, reason, advice }: SignedLinkErrorProps) {
  const { signedPage } = getDictionary(locale);
  const { title, text } = signedPage[reason];
  return (
    <div className="message">
      <h1>{title}</h1>
      <p className="dek">{reason === 'expired' ? `${text} ${advice}` : text}</p>
      <p>
        <a className="button" href={pathTo(locale, 'news')}>
          {signedPage.newsLink}
        </a>
      </p>
    </div>
  );
}
