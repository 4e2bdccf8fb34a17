import type { ImportedPicture } from '../imported-site';
import { hostOf, parseUrl } from '../urls';

export type IsAllowed = (url: URL) => boolean;

const withoutWww = (host: string) => host.replace(/^www\./, '');

/** Allows the old site, its pictures on WordPress.com and in Jetpack's image CDN, and other hosts that the author names. */
export function createHostCheck(siteUrl: string | null, hosts: string[]): IsAllowed {
  const site = siteUrl ? new URL(siteUrl) : null;
  const names = new Set([...(site ? [site.hostname] : []), ...hosts].map(withoutWww));
  return function isAllowed(url): boolean {
    if (!/^https?:$/.test(url.protocol) || url.username || url.password) return false;
    if (site && hostOf(url) === hostOf(site)) return true;
    if (url.port !== '') return false;
    if (/^i[0-2]\.wp\.com$/.test(url.hostname)) {
      const original = parseUrl(`https:/${url.pathname}`);
      return original !== null && original.hostname !== url.hostname && isAllowed(original);
    }
    return names.has(withoutWww(url.hostname)) || url.hostname.endsWith('.files.wordpress.com');
  };
}

/** Where a picture may be fetched, the best first */
export function listSources(
  { address, sources = [address] }: ImportedPicture,
  isAllowed: IsAllowed,
): URL[] {
  return sources.flatMap((source) => parseUrl(source) ?? []).filter(isAllowed);
}
