import 'server-only';
import { locales } from '@/lib/i18n/locales';
import { localeOfPath, pathTo } from '@/lib/i18n/routes';
import { db } from '@/lib/store/db';
import { findAuthor, findCurrentPath, findTopic } from './target';

export type Redirect = { from: string; to: string };

/**
 * Where an address that is no page of this site leads to.
 * @param address as `normalizeAddress` returns it
 */
export async function findRedirect(address: string): Promise<string | null> {
  const stored = await db().redirect.findUnique({ where: { from: address } });
  const to = stored ? await findCurrentPath(stored.to) : await guessTarget(address);
  return to === address ? null : to;
}

export function listRedirects(): Promise<Redirect[]> {
  return db().redirect.findMany({ select: { from: true, to: true }, orderBy: { from: 'asc' } });
}

/** Addresses that most blogs have, e.g. `/tag/maroc` */
async function guessTarget(address: string): Promise<string | null> {
  const locale = localeOfPath(address);
  const isPrefixed = locales.some((each) => address.startsWith(`/${each}/`));
  const path = isPrefixed ? address.replace(/^\/[^/]+/, '') : address;
  if (/^\/(?:feed|rss|rss\.xml|index\.xml|feed\/rss2?)$/.test(path)) return pathTo(locale, 'rss');
  if (path === '/feed/atom') return pathTo(locale, 'atom');
  if (path === '/index.php') return pathTo(locale, 'news');
  const isFeed = path.endsWith('/feed');
  const segments = path
    .replace(/\/feed$/, '')
    .split('/')
    .slice(1);
  const [kind = '', last = ''] = [segments[0], segments.at(-1)];
  if (/^(?:tags?|category|categories|categorie|topics?)$/.test(kind)) {
    const topic = await findTopic(locale, last);
    return topic && pathTo(locale, isFeed ? 'topicRss' : 'topic', { topic });
  }
  if (/^(?:authors?|auteur)$/.test(kind)) {
    const author = await findAuthor(locale, last);
    return author && pathTo(locale, 'author', { author });
  }
  return null;
}
