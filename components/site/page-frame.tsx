import type { ReactNode } from 'react';
import { getDictionary } from '@/lib/i18n/dictionary';
import { type Locale, locales } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { site } from '@/lib/settings/site';

type CurrentPage =
  | 'news'
  | 'contact'
  | 'search'
  | 'archive'
  | 'privacy'
  | 'legal'
  | 'accessibility';

type PageFrameProps = {
  locale: Locale;
  current?: CurrentPage;
  /** This page's path in other languages; default: their list of articles */
  alternates?: Partial<Record<Locale, string>>;
  children: ReactNode;
};

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
      <SiteFooter locale={locale} current={current} />
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
      <div className="site-tools">
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
          <a
            className="icon"
            href={pathTo(locale, 'search')}
            aria-label={words.search.title}
            aria-current={current === 'search' ? 'page' : undefined}
          >
            <SearchIcon />
          </a>
        </nav>
        <button
          className="icon"
          type="button"
          aria-label={words.darkTheme}
          aria-pressed="false"
          data-theme-switch
          hidden
          suppressHydrationWarning
        >
          <ThemeIcon />
        </button>
      </div>
    </header>
  );
}

function SiteFooter({ locale, current }: { locale: Locale; current?: CurrentPage }) {
  const words = getDictionary(locale);
  const links = [
    ['news', words.news],
    ['archive', words.archive.title],
    ['contact', words.contact],
    ['privacy', words.privacy],
    ['legal', words.legal],
    ['accessibility', words.accessibility],
  ] as const;
  return (
    <footer className="site-footer">
      <p>{site.footer[locale]}</p>
      <nav aria-label={words.footerNavigation}>
        {links.map(([route, label]) => (
          <a
            key={route}
            href={pathTo(locale, route)}
            aria-current={current === route ? 'page' : undefined}
          >
            {label}
          </a>
        ))}
        <a href={pathTo(locale, 'rss')} type="application/rss+xml">
          {words.feed}
        </a>
      </nav>
    </footer>
  );
}

function SearchIcon() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="10.5" cy="10.5" r="6" />
      <path d="m15 15 5.5 5.5" />
    </svg>
  );
}

function ThemeIcon() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="8" />
      <path d="M12 4a8 8 0 0 1 0 16Z" fill="currentColor" />
    </svg>
  );
}
