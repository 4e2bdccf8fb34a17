import { defaultLocale, type Locale, locales, toLocale } from './locales';

type Path = { fr: string; en: string } & Partial<Record<Locale, string>>;

const paths = {
  news: { fr: '/', en: '/' },
  newsPage: { fr: '/page/:page', en: '/page/:page' },
  /** Before `article`, whose pattern also matches it */
  articleMarkdown: { fr: '/articles/:slug.md', en: '/articles/:slug.md' },
  article: { fr: '/articles/:slug', en: '/articles/:slug' },
  topics: { fr: '/sujets', en: '/topics' },
  topic: { fr: '/sujets/:topic', en: '/topics/:topic' },
  topicPage: { fr: '/sujets/:topic/page/:page', en: '/topics/:topic/page/:page' },
  author: { fr: '/auteur/:author', en: '/author/:author' },
  authorPage: { fr: '/auteur/:author/page/:page', en: '/author/:author/page/:page' },
  archive: { fr: '/archives', en: '/archive' },
  archiveMonth: { fr: '/archives/:month', en: '/archive/:month' },
  search: { fr: '/recherche', en: '/search' },
  contact: { fr: '/contact', en: '/contact' },
  thanks: { fr: '/contact/merci', en: '/contact/thanks' },
  privacy: { fr: '/confidentialite', en: '/privacy' },
  legal: { fr: '/mentions-legales', en: '/legal' },
  correct: { fr: '/corriger', en: '/correct' },
  release: { fr: '/liberer', en: '/release' },
  preview: { fr: '/apercu', en: '/preview' },
  accessibility: { fr: '/accessibilite', en: '/accessibility' },
  accessibilityAudit: { fr: '/accessibilite/rgaa', en: '/accessibility/rgaa' },
  feeds: { fr: '/flux', en: '/feeds' },
  rss: { fr: '/feed.xml', en: '/feed.xml' },
  atom: { fr: '/atom.xml', en: '/atom.xml' },
  jsonFeed: { fr: '/feed.json', en: '/feed.json' },
  topicRss: { fr: '/sujets/:topic/feed.xml', en: '/topics/:topic/feed.xml' },
  topicAtom: { fr: '/sujets/:topic/atom.xml', en: '/topics/:topic/atom.xml' },
  topicJsonFeed: { fr: '/sujets/:topic/feed.json', en: '/topics/:topic/feed.json' },
  pageMarkdown: { fr: '/:slug.md', en: '/:slug.md' },
  page: { fr: '/:slug', en: '/:slug' },
} satisfies Record<string, Path>;

export type Route = keyof typeof paths;
/** Pages for whoever has a link to them: never cached, indexed or named as a referrer (lib/http/signed-token.ts). */
const signedRoutes = ['thanks', 'correct', 'release', 'preview'] as const satisfies Route[];
export type SignedRoute = (typeof signedRoutes)[number];
/** Their forms go to a route handler in `submit`, a folder of the page's. */
const signedForms: SignedRoute[] = ['correct', 'release'];

export const feedFormats = [
  { name: 'RSS', type: 'application/rss+xml', all: 'rss', ofTopic: 'topicRss' },
  { name: 'Atom', type: 'application/atom+xml', all: 'atom', ofTopic: 'topicAtom' },
  {
    name: 'JSON Feed',
    type: 'application/feed+json',
    all: 'jsonFeed',
    ofTopic: 'topicJsonFeed',
  },
] as const satisfies { name: string; type: string; all: Route; ofTopic: Route }[];

/** Where the app wing's pages are, in whatever language. */
export const appPrefix = '/studio';
type Params = Record<string, string | number>;

function pathIn(locale: Locale, route: Route): string {
  const path: Path = paths[route];
  return path[locale] ?? path.en;
}

const prefixOf = (locale: Locale) => (locale === defaultLocale ? '' : `/${locale}`);

/** E.g. `/articles/mistral` or `/en/articles/mistral` */
export function pathTo(locale: Locale, route: Route, params: Params = {}): string {
  const prefix = prefixOf(locale);
  const path = pathIn(locale, route).replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  return prefix + path.replace(/^\/$/, prefix ? '' : '/');
}

/** The locale of a public path, e.g. `/en/contact` or `/en?page=2`; a query or fragment may follow the path. */
export function localeOfPath(path: string): Locale {
  return toLocale(/^\/([^/?#]*)/.exec(path)?.[1]);
}

/** @param token shows the prospect’s address for an hour; the page works without it */
export function pathToThanks(locale: Locale, reference: string, token?: string): string {
  const path = `${pathTo(locale, 'thanks')}?ref=${reference}`;
  return token ? `${path}&token=${encodeURIComponent(token)}` : path;
}

export function pathToSigned(locale: Locale, route: SignedRoute, token: string): string {
  return `${pathTo(locale, route)}?token=${encodeURIComponent(token)}`;
}

const signedPaths = new Set(
  locales.flatMap((locale) => signedRoutes.map((route) => pathTo(locale, route))),
);

/** @param path without a query */
export function isSignedPath(path: string): boolean {
  return signedPaths.has(path);
}

const topLevel = (path: string) => path.replace(/\/$/, '');

function folderOf(route: Route): string {
  const path = topLevel(paths[route].en).replace(/\.md$/, '/markdown');
  return path.startsWith('/:') ? `/pages${path}` : path;
}

const listRoutes = () => Object.keys(paths) as Route[];

/** Their addresses have parameters, so that no file answers them before the rewrites do. */
const openFolders = ['_next', 'indexnow', 'media', 'share', 'sitemaps', appPrefix.slice(1)];
/** What stands at the root besides the routes: folders of app/ and public/, and Next.js's own. */
const rootFolders = [...openFolders, 'assets', 'health'];

const firstSegment = (path: string) => path.split('/')[1] ?? '';

/** Addresses that a page of the author's own cannot have, in whatever language. */
export function listReservedSlugs(): string[] {
  const ofRoutes = listRoutes().flatMap((route) =>
    [...locales.map((locale) => pathIn(locale, route)), folderOf(route)].map(firstSegment),
  );
  const all = new Set([...locales, ...rootFolders, ...ofRoutes]);
  return [...all].filter((segment) => /^[a-z0-9-]+$/.test(segment));
}

export function isReservedSlug(slug: string): boolean {
  return listReservedSlugs().includes(slug);
}

/** A source for Next.js's rules: pages stand at the root, where only slugs that are free lead to them. */
function sourceOf(path: string): string {
  const pattern = `(?!(?:${listReservedSlugs().join('|')})(?![a-z0-9-]))[a-z0-9-]+`;
  return path.replace(/^\/:slug/, `/:slug(${pattern})`);
}

/** `beforeFiles` maps public paths to the folders of app/(site)/[locale], `afterFiles` sends unknown paths to the 404 page. */
export function listRewrites() {
  const beforeFiles = locales.flatMap((locale) => {
    const prefix = prefixOf(locale);
    const pages = listRoutes().map((route) => ({
      source: prefix + sourceOf(pathIn(locale, route)),
      destination: `/${locale}${folderOf(route)}`,
    }));
    const forms = signedForms.map((route) => ({
      source: pathTo(locale, route),
      // Only a request with a body has it.
      has: [{ type: 'header' as const, key: 'content-type' }],
      destination: `/${locale}${folderOf(route)}/submit`,
    }));
    return [
      ...forms,
      ...pages.filter(({ source, destination }) => topLevel(source) !== destination),
    ];
  });
  // IndexNow requires the key at the root.
  const indexNowKey = { source: '/:key([0-9a-f]{32}).txt', destination: '/indexnow/:key' };
  const folders = [...locales, ...openFolders].join('|');
  const afterFiles = [
    { source: `/:path((?!(?:${folders})(?:/|$)).+)`, destination: `/${defaultLocale}/404` },
  ];
  return { beforeFiles: [...beforeFiles, indexNowKey], afterFiles, fallback: [] };
}

export function listRedirects() {
  const prefixed = listRoutes().flatMap((route) => {
    const destination = pathIn(defaultLocale, route);
    return [...new Set([destination, paths[route].en, folderOf(route)])].map((twin) => ({
      source: `/${defaultLocale}${sourceOf(topLevel(twin))}`,
      destination,
    }));
  });
  const inner = locales.flatMap((locale) =>
    listRoutes().flatMap((route) => {
      const destination = prefixOf(locale) + pathIn(locale, route);
      const source = `/${locale}${folderOf(route)}`;
      return locale === defaultLocale || source === topLevel(destination)
        ? []
        : [{ source, destination }];
    }),
  );
  const firstPages = locales.flatMap((locale) => {
    const first = (from: Route, to: Route) => ({
      source: prefixOf(locale) + pathIn(locale, from).replace(':page', '1'),
      destination: topLevel(prefixOf(locale) + pathIn(locale, to)) || '/',
    });
    return [first('newsPage', 'news'), first('topicPage', 'topic'), first('authorPage', 'author')];
  });
  return [...firstPages, ...prefixed, ...inner].map((redirect) => ({
    ...redirect,
    permanent: true,
  }));
}
