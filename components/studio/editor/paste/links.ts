import { parseUrl } from '@/lib/imports/urls';

/** Addresses that programs put around the one that the writer meant, and its parameter. */
const wrappers: { host: RegExp; path: RegExp; parameters: string[] }[] = [
  { host: /^(?:www\.)?google\.[a-z.]{2,6}$/, path: /^\/url$/, parameters: ['q', 'url'] },
  { host: /\.safelinks\.protection\.outlook\.com$/, path: /^\//, parameters: ['url'] },
];

/** @returns null if the address leads nowhere for readers */
export function resolvePastedLink(href: string): string | null {
  if (/^\/(?![/\\])/.test(href)) return href;
  const url = parseUrl(href);
  if (!url) return null;
  const wrapper = wrappers.find(
    ({ host, path }) => host.test(url.hostname) && path.test(url.pathname),
  );
  const wrapped = wrapper?.parameters.map((name) => url.searchParams.get(name)).find(Boolean);
  if (!wrapped) return href;
  return parseUrl(wrapped) ? wrapped : null;
}
