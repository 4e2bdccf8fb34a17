import { createHash } from 'node:crypto';

export function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

type Policy = {
  /** Next.js's development server needs eval and a WebSocket. */
  development?: boolean;
  scripts?: readonly string[];
  styles?: readonly string[];
  /** The style that each page has; it may change. */
  pageStyle?: () => string;
  /** This site's pages may show it in a frame. */
  isFramed?: boolean;
  /** It shows pages of this site in a frame. */
  hasFrames?: boolean;
};

export function contentSecurityPolicy({
  development,
  scripts = [],
  styles = [],
  isFramed = false,
  hasFrames = false,
}: Policy): string {
  const unsafe = "'unsafe-inline' 'unsafe-eval'";
  return [
    "default-src 'none'",
    `script-src 'self' ${development ? unsafe : scripts.join(' ')}`.trim(),
    `style-src 'self' ${development ? "'unsafe-inline'" : styles.join(' ')}`.trim(),
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "form-action 'self'",
    "base-uri 'none'",
    ...(hasFrames ? ["frame-src 'self'"] : []),
    `frame-ancestors ${isFramed ? "'self'" : "'none'"}`,
  ].join('; ');
}

const inertPolicy = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/** Other sites may embed pictures and feeds. */
const embeddable = /^(?:image\/|application\/(?:rss|atom|feed)\+|text\/markdown)/;

export class SecurityHeaders {
  readonly #development?: boolean;
  readonly #headers: Record<string, string>;
  readonly #policy: Policy;
  #pageStyle: string | undefined;
  readonly #cache = new Map<string, Record<string, string>>();

  /** @param siteUrl with https, Strict-Transport-Security is sent */
  constructor(siteUrl: string, policy: Policy) {
    this.#development = policy.development;
    this.#policy = policy;
    this.#headers = {
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
      'Cross-Origin-Opener-Policy': 'same-origin',
      ...(siteUrl.startsWith('https:') && {
        'Strict-Transport-Security': 'max-age=63072000',
      }),
    };
  }

  /** @param isFramed the preview of an article, which stands beside its text */
  forAppPage(nonce: string, isFramed = false): Record<string, string> {
    const source = `'nonce-${nonce}'`;
    const scripts = [source, "'strict-dynamic'"];
    return {
      ...this.forContentType('text/html'),
      'Content-Security-Policy': contentSecurityPolicy({
        development: this.#development,
        scripts,
        styles: [source],
        isFramed,
        hasFrames: !isFramed,
      }),
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'same-origin',
      'X-Robots-Tag': 'noindex',
    };
  }

  /** Its address is a key: no other site may learn it, not even this one's logs. */
  forSignedPage(contentType: string): Record<string, string> {
    return {
      ...this.forContentType(contentType),
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex',
    };
  }

  /** The same object for the same type, so that callers can cache by it. */
  forContentType(contentType = ''): Record<string, string> {
    const pageStyle = this.#policy.pageStyle?.();
    if (pageStyle !== this.#pageStyle) {
      this.#pageStyle = pageStyle;
      this.#cache.clear();
    }
    const cached = this.#cache.get(contentType);
    if (cached) return cached;
    const created = {
      'Content-Security-Policy': contentType.startsWith('text/html')
        ? this.#pagePolicy()
        : inertPolicy,
      'Cross-Origin-Resource-Policy': embeddable.test(contentType) ? 'cross-origin' : 'same-origin',
      ...this.#headers,
    };
    this.#cache.set(contentType, created);
    return created;
  }

  #pagePolicy(): string {
    const { styles = [] } = this.#policy;
    const own = this.#pageStyle === undefined ? [] : [hashSource(this.#pageStyle)];
    return contentSecurityPolicy({ ...this.#policy, styles: [...styles, ...own] });
  }
}
