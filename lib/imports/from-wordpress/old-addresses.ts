import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { slugify } from '@/lib/markdown/slug';
import { groupBy } from '../group';
import type { ImportedSite } from '../imported-site';
import type { Term } from '../topics';
import { decodePath, parseUrl } from '../urls';
import { listFormerSlugs } from './item-fields';
import type { Wxr, WxrItem } from './wxr';

/** `login` is of the author in WordPress, `author` the slug here */
type ListedPost = { locale: Locale; terms: Term[]; login: string; author: string };

const keyOf = ({ kind, nicename }: Term) => `/${kind}/${nicename}`;

/**
 * Lists of the old site that this one has.
 * @returns from paths on the old site, e.g. `/category/maroc`, to those of this site
 */
export function listPaths(posts: ListedPost[]): Map<string, string> {
  const paths = new Map<string, string>();
  const add = (from: string, to: string) => paths.has(from) || paths.set(from, to);
  for (const { locale, terms, login, author } of posts) {
    for (const term of terms) {
      const topic = slugify(term.name);
      if (topic) add(keyOf(term), pathTo(locale, 'topic', { topic }));
    }
    // In addresses, WordPress writes a login as it writes titles.
    add(`/author/${slugify(login)}`, pathTo(locale, 'author', { author }));
  }
  return paths;
}

/** By names and ids. A category or tag that became no topic leads to the list of topics. */
export function listListRedirects(
  { authors, terms }: Pick<Wxr, 'authors' | 'terms'>,
  paths: Map<string, string>,
  { locale, base }: { locale: Locale; base: string },
): ImportedSite['redirects'] {
  const byKey = new Map(terms.toReversed().map((term) => [keyOf(term), term]));
  const ofTerms = [...byKey.values()].flatMap((term) => {
    const to = paths.get(keyOf(term)) ?? pathTo(locale, 'topics');
    const query = term.kind === 'tag' ? `tag=${term.nicename}` : term.id && `cat=${term.id}`;
    return [keyOf(term), ...(query ? [`${base}/?${query}`] : [])].map((from) => ({ from, to }));
  });
  const ofAuthors = authors.flatMap(({ id, login }) => {
    const from = `/author/${slugify(login)}`;
    const to = paths.get(from);
    return to ? [{ from, to }, ...(id ? [{ from: `${base}/?author=${id}`, to }] : [])] : [];
  });
  return [...ofTerms, ...ofAuthors];
}

/** By the id of the post that shows them: an attachment's page leads to its text. */
export function listAttachmentPaths(items: WxrItem[], base: string): Map<string, string[]> {
  const attachments = items.filter((item) => item['wp:post_type'] === 'attachment');
  const shown = attachments.filter((item) => Number(item['wp:post_parent']) !== 0);
  const ofPosts = [...groupBy(shown, (item) => item['wp:post_parent'])];
  const pathsOf = (item: WxrItem) => [
    parseUrl(item.link)?.pathname ?? '/',
    `${base}/?attachment_id=${item['wp:post_id']}`,
  ];
  return new Map(ofPosts.map(([post, group]) => [post, group.flatMap(pathsOf)]));
}

/** The path of a text, and those it had by its former slugs */
export function listPermalinks(item: WxrItem): string[] {
  const path = parseUrl(item.link)?.pathname ?? '/';
  const [, folder = '', name = ''] = /^(.*\/)([^/]+)\/?$/.exec(path) ?? [];
  if (decodePath(name) !== decodePath(item['wp:post_name'])) return [path];
  return [path, ...listFormerSlugs(item).map((former) => folder + encodeURIComponent(former))];
}
