import type { ReactNode } from 'react';
import { getDictionary } from '@/lib/i18n/dictionary';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { site } from '@/lib/settings/site';
import { type NavigationLink, SiteHeader } from './site-header';

type CurrentPage =
  | 'news'
  | 'contact'
  | 'search'
  | 'topics'
  | 'archive'
  | 'privacy'
  | 'legal'
  | 'feeds'
  | 'accessibility';

export type PageFrameProps = {
  locale: Locale;
  current?: CurrentPage;
  /** This page's path in other languages; default: their list of articles */
  alternates?: Partial<Record<Locale, string>>;
  /** The owner's pages in header and footer */
  pages?: { header: readonly NavigationLink[]; footer: readonly NavigationLink[] };
  children: ReactNode;
};

export function PageFrame({ locale, current, alternates, pages, children }: PageFrameProps) {
  return (
    <>
      <a className="skip" href="#content">
        {getDictionary(locale).skipToContent}
      </a>
      <SiteHeader locale={locale} current={current} alternates={alternates} pages={pages?.header} />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter locale={locale} current={current} pages={pages?.footer} />
    </>
  );
}

type SiteFooterProps = {
  locale: Locale;
  current?: CurrentPage;
  pages?: readonly NavigationLink[];
};

function SiteFooter({ locale, current, pages = [] }: SiteFooterProps) {
  const words = getDictionary(locale);
  const linkTo = (route: CurrentPage, label: string): NavigationLink => ({
    label,
    href: pathTo(locale, route),
    current: current === route,
  });
  const links = [
    linkTo('news', words.news),
    linkTo('topics', words.topics),
    linkTo('archive', words.archive.title),
    ...pages,
    linkTo('contact', words.contact),
    linkTo('privacy', words.privacy),
    linkTo('legal', words.legal),
    linkTo('accessibility', words.accessibility),
    linkTo('feeds', words.feed),
  ];
  return (
    <footer className="site-footer">
      <p>{site.footer[locale]}</p>
      <nav aria-label={words.footerNavigation}>
        {links.map(({ label, href, current: isCurrent }) => (
          <a key={href} href={href} aria-current={isCurrent ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
    </footer>
  );
}
