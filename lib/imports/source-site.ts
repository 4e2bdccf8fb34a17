import type { Element } from 'hast';
import type { Locale } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import type { Section } from '@/lib/markdown/content-folder';
import { attribute } from '@/lib/markdown/hast';
import { headingAnchor } from './html/heading-levels';
import type { ImportContext, Warn } from './import-context';
import { decodePath, hostOf, parseUrl, toSafePath } from './urls';

/** Stands for the old site if its URL is unknown; `.invalid` never resolves (RFC 6761). */
export const unknownOrigin = 'https://old-site.invalid';

export type SourceSite = {
  /** Base URL without trailing slash; null if unknown */
  url: string | null;
  /** E.g. `content/images` */
  uploadsFolder: string;
  /** From `/path`, `id:…` or `slug:…` on the old site to texts of this one */
  texts: Map<string, { section: Section; locale: Locale; slug: string }>;
  /** From other paths of the old site, without a slash at their end, to paths of this one, e.g. of topics */
  paths: Map<string, string>;
};

/** Of a picture: its address, where it may be, and how its site describes it */
export type Original = { src: string; sources?: string[]; alt: string };

export function createImportContext(
  site: SourceSite,
  warn: Warn,
  getOriginal: (src: string) => Original,
): ImportContext {
  return {
    warn,
    resolveLink: (href) => resolveLink(site, href, warn),
    resolvePicture: (picture: Element) => {
      const { src, sources, alt } = getOriginal(attribute(picture, 'src'));
      const resolve = (address: string) => resolvePictureAddress(site, address);
      const address = resolve(src);
      if (!address) return null;
      const others = sources?.flatMap((each) => resolve(each) ?? []);
      return { address, sources: others, alt: attribute(picture, 'alt') || alt };
    },
  };
}

function resolveLink(site: SourceSite, href: string, warn: Warn): string | null {
  const url = parseUrl(href, site.url ?? unknownOrigin);
  if (!url) {
    warn('link-removed', href.slice(0, 80));
    return null;
  }
  if (!isOnSite(site, url))
    return /^(?:https?:\/\/|mailto:)[^\s\\]+$/i.test(href) ? href : url.href;
  const text = getTextByUrl(site, href);
  if (text) {
    const anchor = url.hash.length > 1 ? headingAnchor(decodePath(url.hash)) : '';
    return pathTo(text.locale, text.section, { slug: text.slug }) + anchor;
  }
  const other = site.paths.get(decodePath(url.pathname).replace(/\/$/, ''));
  if (other) return other;
  if (!site.url) {
    warn('link-to-missing-page', url.pathname.slice(0, 80));
    return null;
  }
  warn('link-to-old-site', url.href);
  return url.href;
}

export function getTextByUrl(site: SourceSite, address: string) {
  const url = parseUrl(address, site.url ?? unknownOrigin);
  if (!url || !isOnSite(site, url)) return null;
  const id = url.searchParams.get('p') ?? url.searchParams.get('page_id');
  if (id) return site.texts.get(`id:${id}`) ?? null;
  const path = decodePath(url.pathname).replace(/\/(?:amp\/?)?$/, '');
  const lastSegment = path.slice(path.lastIndexOf('/') + 1);
  const isArchive = /^\/(?:tag|category|categorie|author|auteur|page)\//.test(path);
  const bySlug = isArchive ? undefined : site.texts.get(`slug:${lastSegment}`);
  return site.texts.get(path) ?? bySlug ?? null;
}

function isOnSite(site: SourceSite, url: URL): boolean {
  return url.protocol !== 'mailto:' && hostOf(url) === hostOf(site.url ?? unknownOrigin);
}

/** @returns null for an address that cannot be loaded, e.g. a data: URL */
export function resolvePictureAddress(site: SourceSite, src: string): string | null {
  const url = parseUrl(src, `${site.url ?? unknownOrigin}/`);
  if (!url || url.protocol === 'mailto:') return null;
  if (!isOnSite(site, url)) return url.href;
  const path = toSafePath(url.pathname);
  if (!path) return null;
  if (site.url) return `${url.origin}/${path}${url.search}`;
  const start = path.indexOf(`${site.uploadsFolder}/`);
  return start < 0 ? null : decodePath(path.slice(start));
}
