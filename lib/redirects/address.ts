import { canonicalizePath } from '@/lib/http/canonical-path';

/** By which WordPress names a text or list where it has no permalinks: `/?p=123` */
const queryNames = ['p', 'page_id', 'attachment_id', 'cat', 'tag', 'author'];

/** @returns the form that redirects are kept under, e.g. `/2019/05/a-post` or `/?p=123`; null if it is no web address */
export function normalizeAddress(address: string): string | null {
  const base = 'https://old-site.invalid';
  if (!/^(?:\/(?!\/)|https?:\/\/)/i.test(address) || !URL.canParse(address, base)) return null;
  const { pathname, search } = new URL(address, base);
  return parseQueryAddress(pathname + search)?.address ?? canonicalizePath(pathname);
}

/**
 * @param url path and query
 * @returns null for an address without a query of WordPress, as nearly all are; `others` is the rest of the query
 */
export function parseQueryAddress(url: string): { address: string; others: string } | null {
  const [path = '', search] = url.split('?', 2);
  if (search === undefined || !/\/(?:index\.php)?$/.test(path)) return null;
  const folder = canonicalizePath(path.replace(/index\.php$/, ''));
  const others = new URLSearchParams(search.replace(/#.*$/s, ''));
  for (const name of queryNames) {
    const value = others.get(name);
    if (!value || !/^[\w-]{1,100}$/.test(value)) continue;
    others.delete(name);
    const rest = others.toString();
    return { address: `${folder}?${name}=${value.toLowerCase()}`, others: rest && `?${rest}` };
  }
  return null;
}
