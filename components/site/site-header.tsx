import { SiteMark } from '@/components/ui/site-mark';
import { getDictionary } from '@/lib/i18n/dictionary';
import { type Locale, locales } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { site } from '@/lib/settings/site';

export type NavigationLink = {
  label: string;
  href: string;
  /** Whether it leads to the page being shown */
  current: boolean;
  /** The language of label and target, where it is not the page's */
  locale?: Locale;
};

type SiteHeaderProps = {
  locale: Locale;
  current?: string;
  /** This page's path in other languages; default: their list of articles */
  alternates?: Partial<Record<Locale, string>>;
  /** The owner's pages, between news and contact */
  pages?: readonly NavigationLink[];
};

/** One row. Where the links do not fit beside the site's name, they stand in a menu that needs no JavaScript. */
export function SiteHeader({ locale, current, alternates = {}, pages = [] }: SiteHeaderProps) {
  const words = getDictionary(locale);
  const linkTo = (route: 'news' | 'contact'): NavigationLink => ({
    label: words[route],
    href: pathTo(locale, route),
    current: current === route,
  });
  const translations = locales
    .filter((other) => other !== locale)
    .map((other) => ({
      label: getDictionary(other).languageName,
      href: alternates[other] ?? pathTo(other, 'news'),
      current: false,
      locale: other,
    }));
  const navigation = (
    <nav aria-label={words.siteNavigation}>
      {[linkTo('news'), ...pages, linkTo('contact'), ...translations].map((link) => (
        <HeaderLink key={link.href} {...link} />
      ))}
    </nav>
  );
  return (
    <header className="site-header">
      <a className="site-name" href={pathTo(locale, 'news')}>
        <SiteMark />
        <strong>{site.name}</strong> <span>{site.tagline[locale]}</span>
      </a>
      <div className="site-links">{navigation}</div>
      <details className="site-menu">
        <summary>{words.menu}</summary>
        {navigation}
      </details>
      <a
        className="icon"
        href={pathTo(locale, 'search')}
        aria-label={words.search.title}
        aria-current={current === 'search' ? 'page' : undefined}
      >
        <SearchIcon />
      </a>
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
    </header>
  );
}

function HeaderLink({ label, href, current, locale }: NavigationLink) {
  return (
    <a
      href={href}
      aria-current={current ? 'page' : undefined}
      hrefLang={locale}
      lang={locale}
      title={locale && getDictionary(locale).readInThisLanguage}
    >
      {label}
    </a>
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
