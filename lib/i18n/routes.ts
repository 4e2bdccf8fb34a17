import { defaultLocale, type Locale, locales } from './locales';

/** Each page's path in each language, without the language's prefix. Public: links out there rely on it. */
const paths = {
  news: { fr: '/', en: '/' },
  newsPage: { fr: '/page/:page', en: '/page/:page' },
  article: { fr: '/articles/:slug', en: '/articles/:slug' },
  topic: { fr: '/sujets/:topic', en: '/topics/:topic' },
  topicPage: { fr: '/sujets/:topic/page/:page', en: '/topics/:topic/page/:page' },
  contact: { fr: '/contact', en: '/contact' },
  thanks: { fr: '/contact/merci', en: '/contact/thanks' },
  privacy: { fr: '/confidentialite', en: '/privacy' },
} satisfies Record<string, Record<Locale, string>>;

export type Route = keyof typeof paths;
type Params = Record<string, string | number>;

/** A page's public path, as `/articles/mistral` or `/en/articles/mistral`. */
export function pathTo(locale: Locale, route: Route, params: Params = {}): string {
  const prefix = locale === defaultLocale ? '' : `/${locale}`;
  const path = paths[route][locale].replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  return prefix + path.replace(/^\/$/, prefix ? '' : '/');
}

/** The thanks page of a lead: its reference is not personal, so it may stand in an address. */
export function pathToThanks(locale: Locale, reference: string): string {
  return `${pathTo(locale, 'thanks')}?ref=${reference}`;
}

const referencePattern = 'IA-[0-9A-Z]{5}';
const topLevel = (path: string) => path.replace(/\/$/, '');

/**
 * Next.js rewrites from public paths to the folders of app/(site)/[locale], whose names are English.
 * `beforeFiles` covers what exists; `afterFiles` sends what does not to the page that says so.
 */
export function listRewrites() {
  const beforeFiles = locales.flatMap((locale) => {
    const prefix = locale === defaultLocale ? '' : `/${locale}`;
    const thanks = {
      source: prefix + paths.thanks[locale],
      destination: `/${locale}${paths.thanks.en}/:reference`,
      has: [{ type: 'query' as const, key: 'ref', value: `(?<reference>${referencePattern})` }],
    };
    const pages = Object.values(paths).map((path) => ({
      source: prefix + path[locale],
      destination: `/${locale}${topLevel(path.en)}`,
    }));
    const renamed = pages.filter(({ source, destination }) => topLevel(source) !== destination);
    return [thanks, ...renamed];
  });
  const folders = [...locales, 'media', '_next'].join('|');
  const afterFiles = [
    { source: `/:path((?!(?:${folders})(?:/|$)).+)`, destination: `/${defaultLocale}/404` },
  ];
  return { beforeFiles, afterFiles, fallback: [] };
}

/** Permanent redirects that leave each page one address. */
export function listRedirects() {
  // With the default language's prefix: the path as it is public, and as its folder is called.
  const prefixed = Object.values(paths).flatMap((path) =>
    [...new Set([path[defaultLocale], path.en])].map((twin) => ({
      source: `/${defaultLocale}${topLevel(twin)}`,
      destination: path[defaultLocale],
    })),
  );
  const firstPages = locales.flatMap((locale) => {
    const prefix = locale === defaultLocale ? '' : `/${locale}`;
    const first = (from: string, to: string) => ({
      source: prefix + from.replace(':page', '1'),
      destination: topLevel(prefix + to) || '/',
    });
    return [
      first(paths.newsPage[locale], paths.news[locale]),
      first(paths.topicPage[locale], paths.topic[locale]),
    ];
  });
  return [...firstPages, ...prefixed].map((redirect) => ({ ...redirect, permanent: true }));
}
