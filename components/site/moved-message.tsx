import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';

export function MovedMessage({ locale, path }: { locale: Locale; path: string }) {
  const { moved } = getDictionary(locale);
  return (
    <>
      <meta httpEquiv="refresh" content={`0;url=${path}`} />
      <div className="message">
        <h1>{moved.title}</h1>
        <p>
          <a className="button" href={path}>
            {moved.link}
          </a>
        </p>
      </div>
    </>
  );
}
