import type { Metadata } from 'next';
import { getDictionary } from '@/lib/i18n/dictionary';
import { type Locale, locales } from '@/lib/i18n/locales';
import { pathTo, type Route } from '@/lib/i18n/routes';
import { site } from '@/lib/site';

/** A page's title with the site's name behind it. */
export function titleOf(title: string): string {
  return `${title} — ${site.name}`;
}

/** Canonical address and translations of a page; `alternates` holds the path in each language. */
export function linksOf(locale: Locale, alternates: Partial<Record<Locale, string>>): Metadata {
  return { alternates: { canonical: alternates[locale], languages: alternates } };
}

/** The same route in every language of the site. */
export function alternatesOf(route: Route): Record<Locale, string> {
  const entries = locales.map((locale) => [locale, pathTo(locale, route)]);
  return Object.fromEntries(entries);
}

/** What the former address of a page has for metadata: the page cache makes a redirect of it. */
export function movedMetadata(locale: Locale, path: string): Metadata {
  return {
    title: titleOf(getDictionary(locale).moved.title),
    robots: { index: false },
    other: { 'http-status': '308', 'http-location': path },
  };
}

/** What an address that leads nowhere has for metadata: the page cache reads the status from it. */
export function notFoundMetadata(locale: Locale): Metadata {
  return {
    title: titleOf(getDictionary(locale).notFound.title),
    robots: { index: false },
    other: { 'http-status': '404' },
  };
}
