import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';

type ShareLinksProps = { locale: Locale; title: string; url: string };

export function ShareLinks({ locale, title, url }: ShareLinksProps) {
  const words = getDictionary(locale).articlePage;
  const query = (values: Record<string, string>) =>
    Object.entries(values)
      .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
      .join('&');
  const networks = [
    ['LinkedIn', `https://www.linkedin.com/sharing/share-offsite/?${query({ url })}`],
    ['WhatsApp', `https://wa.me/?${query({ text: `${title} ${url}` })}`],
    ['X', `https://x.com/intent/post?${query({ text: title, url })}`],
  ] as const;
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
            aria-label={words.shareByEmail}
          >
            {words.email}
          </a>
        </li>
        {networks.map(([name, href]) => (
          <li key={name}>
            <a href={href} aria-label={words.shareOn(name)}>
              {name}
            </a>
          </li>
        ))}
        {/* components/reader/share.ts unhides these, in development before React hydrates. */}
        <li hidden suppressHydrationWarning>
          <button type="button" data-share="copy" data-done={words.linkCopied}>
            <span>{words.copyLink}</span>
          </button>
        </li>
        <li hidden suppressHydrationWarning>
          <button type="button" data-share="system">
            {words.otherApps}
          </button>
        </li>
      </ul>
      <p role="status" className="offscreen" />
    </section>
  );
}
