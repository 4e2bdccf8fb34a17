import type { Element } from 'hast';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { slugify } from '@/lib/markdown/slug';
import type { Surroundings } from './import-context';
import { safePath } from './pictures';
import { decodePath, readUrl } from './plain-text';
import { attribute } from './tree';

/** A host that is nobody's: it stands for the old site where nothing says what that was. */
const unknownOrigin = 'https://old-site.invalid';

export type OldSite = {
  /** Its origin, with the folder it is in; null: unknown */
  url: string | null;
  /** The folder of its pictures, as `content/images` */
  pictures: string;
  /** Paths, ids and slugs of its articles → these here */
  articles: Map<string, { locale: Locale; slug: string }>;
};

/** An address of the old site as it names the article here, or null: of another site, or no article. */
export function getArticleAt(site: OldSite, address: string) {
  const url = readUrl(address, site.url ?? unknownOrigin);
  if (!url || !isOwn(site, url)) return null;
  const id = url.searchParams.get('p');
  if (id) return site.articles.get(`id:${id}`) ?? null;
  const path = decodePath(url.pathname).replace(/\/(?:amp\/?)?$/, '');
  const last = path.slice(path.lastIndexOf('/') + 1);
  const listing = /^\/(?:tag|category|categorie|author|auteur|page)\//.test(path);
  return site.articles.get(path) ?? (listing ? null : (site.articles.get(`slug:${last}`) ?? null));
}

function isOwn(site: OldSite, url: URL): boolean {
  const host = (address: string) => new URL(address).host.replace(/^www\./, '');
  return (
    url.protocol !== 'mailto:' && url.host.replace(/^www\./, '') === host(site.url ?? unknownOrigin)
  );
}

/** A heading's address, as articles give it from its words. */
export function headingAnchor(words: string): string {
  return `#section-${slugify(words)}`;
}

export function resolveOldLink(site: OldSite, href: string, note: Surroundings['note']) {
  const url = readUrl(href, site.url ?? unknownOrigin);
  if (!url) {
    note(`a link was left out: ${href.slice(0, 80)}`);
    return null;
  }
  if (!isOwn(site, url)) return /^(?:https?:\/\/|mailto:)[^\s\\]+$/i.test(href) ? href : url.href;
  const article = getArticleAt(site, href);
  if (article) {
    const anchor = url.hash.length > 1 ? headingAnchor(decodePath(url.hash)) : '';
    return pathTo(article.locale, 'article', { slug: article.slug }) + anchor;
  }
  if (!site.url) {
    note(`a link to a page that was not taken lost its address: ${url.pathname.slice(0, 80)}`);
    return null;
  }
  note(`a link leads to the old site: ${url.href}`);
  return url.href;
}

/** Where a picture's original is, or null: one that stands in the text itself, or an address that is none. */
export function getPictureAddress(site: OldSite, src: string): string | null {
  const url = readUrl(src, `${site.url ?? unknownOrigin}/`);
  if (!url || url.protocol === 'mailto:') return null;
  if (!isOwn(site, url)) return url.href;
  const path = safePath(url.pathname);
  const start = path?.indexOf(`${site.pictures}/`) ?? -1;
  if (!path || (start < 0 && !site.url)) return null;
  if (site.url) return `${url.origin}/${path}${url.search}`;
  return decodePath(path.slice(start));
}

export function surroundingsOf(
  site: OldSite,
  note: Surroundings['note'],
  originalOf: (src: string, picture: Element) => { src: string; alt: string },
): Surroundings {
  return {
    note,
    resolveLink: (href) => resolveOldLink(site, href, note),
    resolvePicture: (picture) => {
      const original = originalOf(attribute(picture, 'src'), picture);
      const address = getPictureAddress(site, original.src);
      return address ? { address, alt: attribute(picture, 'alt') || original.alt } : null;
    },
  };
}
