/** Any other protocol could run code or leads nowhere. */
const allowedProtocols = ['http:', 'https:', 'mailto:'];

/** @returns null if the address is invalid or its protocol is not allowed */
export function parseUrl(address: string, base?: string): URL | null {
  const text = address.trim();
  if (!URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  return allowedProtocols.includes(url.protocol) ? url : null;
}

export function isWebUrl(address: string): boolean {
  return /^https?:\/\//.test(address);
}

/** Without `www.`; empty without an address */
export function hostOf(address: URL | string | null): string {
  return address ? new URL(address).host.replace(/^www\./, '') : '';
}

/** Percent-decodes a path; one with malformed escapes is returned as it is. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** @returns the path without its leading slash; null if it is empty or could leave its folder */
export function toSafePath(pathname: string): string | null {
  const segments = pathname.split('/').filter((segment) => segment !== '');
  const isUnsafe = (segment: string) => /^\.{1,2}$|[/\\\0]/.test(decodePath(decodePath(segment)));
  return segments.length === 0 || segments.some(isUnsafe) ? null : segments.join('/');
}
