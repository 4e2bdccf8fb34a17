import type { ReactNode } from 'react';
import { getDictionary } from '@/lib/i18n/dictionary';
import { type Locale, locales } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { site } from '@/lib/site';

type PageFrameProps = {
  locale: Locale;
  current?: 'news' | 'contact' | 'privacy';
  /** This page's address in the other languages, where there is one; else their list is offered. */
  alternates?: Partial<Record<Locale, string>>;
  children: ReactNode;
};

/** What stands around every page: the site's header and footer. */
export function PageFrame({ locale, current, alternates, children }: PageFrameProps) {
  const words = getDictionary(locale);
  return (
    <>
      <a className="skip" href="#content">
        {words.skipToContent}
      </a>
      <SiteHeader locale={locale} current={current} alternates={alternates} />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <footer className="site-footer">
        <p>{site.footer[locale]}</p>
        <nav aria-label={site.name}>
          <a href={pathTo(locale, 'news')}>{words.news}</a>
          <a href={pathTo(locale, 'contact')}>{words.contact}</a>
          <a
            href={pathTo(locale, 'privacy')}
            aria-current={current === 'privacy' ? 'page' : undefined}
          >
            {words.privacy}
          </a>
        </nav>
      </footer>
    </>
  );
}

function SiteHeader({ locale, current, alternates = {} }: Omit<PageFrameProps, 'children'>) {
  const words = getDictionary(locale);
  const others = locales.filter((other) => other !== locale);
  const link = (route: 'news' | 'contact') => (
    <a href={pathTo(locale, route)} aria-current={current === route ? 'page' : undefined}>
      {words[route]}
    </a>
  );
  return (
    <header className="site-header">
      <a className="site-name" href={pathTo(locale, 'news')}>
        <strong>{site.name}</strong> <span>{site.tagline[locale]}</span>
      </a>
      <nav aria-label={words.siteNavigation}>
        {link('news')}
        {link('contact')}
        {others.map((other) => (
          <a
            key={other}
            href={alternates[other] ?? pathTo(other, 'news')}
            hrefLang={other}
            lang={other}
            title={getDictionary(other).readInThisLanguage}
          >
            {getDictionary(other).languageName}
          </a>
        ))}
      </nav>
    </header>
  );
}
