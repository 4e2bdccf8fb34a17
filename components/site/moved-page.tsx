import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { PageFrame } from './page-frame';

/** Needs `redirectMetadata`, from which the page cache makes a redirect. */
export function MovedPage({ locale, path }: { locale: Locale; path: string }) {
  const { moved } = getDictionary(locale);
  return (
    <PageFrame locale={locale}>
      <meta httpEquiv="refresh" content={`0;url=${path}`} />
      <div className="message">
        <h1>{moved.title}</h1>
        <p>
          <a className="button" href={path}>
            {moved.link}
          </a>
        </p>
      </div>
    </PageFrame>
  );
}
