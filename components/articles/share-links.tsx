import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';

type ShareLinksProps = { locale: Locale; title: string; url: string };

export function ShareLinks({ locale, title, url }: ShareLinksProps) {
  const words = getDictionary(locale).articlePage;
  const query = (values: Record<string, string>) =>
    Object.entries(values)
      .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
      .join('&');
  return (
    <section
      className="share"
      aria-labelledby="share"
      data-share-title={title}
      data-share-url={url}
    >
      <h2 id="share">{words.share}</h2>
      <ul>
        <li>
          <a
            href={`mailto:?${query({ subject: title, body: url })}`}
            aria-label={words.shareBy(words.email)}
          >
            {words.email}
          </a>
        </li>
        <li>
          <a
            href={`https://www.linkedin.com/sharing/share-offsite/?${query({ url })}`}
            aria-label={words.shareOn('LinkedIn')}
          >
            LinkedIn
          </a>
        </li>
        <li>
          <a
            href={`https://x.com/intent/post?${query({ text: title, url })}`}
            aria-label={words.shareOn('X')}
          >
            X
          </a>
        </li>
        {/* components/reader/share.ts unhides these, in development before React hydrates. */}
        <li hidden suppressHydrationWarning>
          <button type="button" data-share="copy" data-done={words.linkCopied}>
            {words.copyLink}
          </button>
        </li>
        <li hidden suppressHydrationWarning>
          <button type="button" data-share="system">
            {words.otherApps}
          </button>
        </li>
      </ul>
      <p role="status" className="share-status" />
    </section>
  );
}
