import 'server-only';
import { type Locale, locales } from '@/lib/i18n/locales';
import { localeOfPath, pathTo } from '@/lib/i18n/routes';
import { db } from '@/lib/store/db';
import { findAuthor, findCurrentPath, findShownPath, findTopic } from './target';

export type Redirect = { from: string; to: string };

/** Where an address that is no page of this site leads to. @param address as `normalizeAddress` returns it */
export async function findRedirect(address: string): Promise<string | null> {
  const stored = await findStored(address);
  const to = stored === undefined ? await guessTarget(address) : stored;
  return to === address ? null : to;
}

async function findStored(address: string): Promise<string | null | undefined> {
  const stored = await db().redirect.findFirst({ where: { from: address } });
  return stored ? findCurrentPath(stored.to) : undefined;
}

export function listRedirects(): Promise<Redirect[]> {
  return db().redirect.findMany({ select: { from: true, to: true }, orderBy: { from: 'asc' } });
}

/** What old sites add to the address of a text or list */
const ending =
  /^(\/.*?)\/(?:(feed|rss)(?:\/(?:rss2?|rdf|atom))?|(page\/\d+)|amp|embed|comment-page-\d+)$/;

/** Addresses that most blogs have, e.g. `/tag/maroc` */
async function guessTarget(address: string): Promise<string | null> {
  const locale = localeOfPath(address);
  const isPrefixed = locales.some((each) => address.startsWith(`/${each}/`));
  const path = isPrefixed ? address.replace(/^\/[^/]+/, '') : address;
  if (/^\/(?:feed|rss|rss\.xml|index\.xml|feed\/(?:rss2?|rdf))$/.test(path))
    return pathTo(locale, 'rss');
  if (path === '/feed/atom') return pathTo(locale, 'atom');
  if (path === '/index.php') return pathTo(locale, 'news');
  if (path.startsWith('/index.php/')) return findRedirect(address.replace(/(?:\/index\.php)+/, ''));
  if (/^\/\d{4}(?:\/\d\d){0,2}$/.test(path)) return pathTo(locale, 'archive');
  const [, start, feed, page] = ending.exec(path) ?? [];
  const list = await findList(locale, start ?? path, feed !== undefined);
  if (start === undefined) return list;
  const text = address.slice(0, start.length - path.length);
  // This site's own lists end with their last page.
  if (list) return list === text && page ? null : list;
  return (await findStored(text)) ?? (page ? null : ((await findShownPath(text)) ?? null));
}

const lists = {
  category: /^(?:categor(?:y|ies|ie|ia)|rubriques?|topics?)$/,
  tag: /^(?:tags?|etiquettes?|mots?-cles?)$/,
  author: /^(?:authors?|auteurs?)$/,
};

/** Of a category, tag or author, whatever the old site put before its name, e.g. `/blog/categorie/afrique/maroc` */
async function findList(locale: Locale, path: string, isFeed: boolean): Promise<string | null> {
  const folders = path.split('/').slice(1);
  const name = folders.pop() ?? '';
  for (const [kind, words] of Object.entries(lists)) {
    if (!folders.some((folder) => words.test(folder))) continue;
    const to = (await findStored(`/${kind}/${name}`)) ?? (await findOwnList(locale, kind, name));
    return to && isFeed ? feedOf(to) : to;
  }
  return null;
}

async function findOwnList(locale: Locale, kind: string, name: string): Promise<string | null> {
  const find = kind === 'author' ? findAuthor : findTopic;
  const slug = await find(locale, name);
  if (slug === null) return null;
  return kind === 'author'
    ? pathTo(locale, 'author', { author: slug })
    : pathTo(locale, 'topic', { topic: slug });
}

/** Authors have no feed of their own. */
function feedOf(list: string): string {
  const locale = localeOfPath(list);
  const topic = list.split('/').at(-1) ?? '';
  return list === pathTo(locale, 'topic', { topic })
    ? pathTo(locale, 'topicRss', { topic })
    : pathTo(locale, 'rss');
}
