import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorReferenceHeader, nonceHeader, peerAddressHeader } from '@/lib/http/internal-headers';
import { appPrefix } from '@/lib/i18n/routes';
import type { NextOptions } from './next-renderer';
import type { SecurityHeaders } from './security-headers';

/** The visitor's headers that reach Next.js; the rest could name another host, address or internal state. */
const forwardedHeaders = [
  'accept',
  'accept-language',
  'content-length',
  'content-type',
  'cookie',
  'if-none-match',
  'next-action',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-router-state-tree',
  'next-url',
  'range',
  'referer',
  'rsc',
  'user-agent',
  'x-action-forwarded',
  'x-forwarded-for',
];

export type AppWingOptions = Pick<NextOptions, 'handler' | 'siteUrl'> & {
  security: SecurityHeaders;
  /** Another process may have changed them in the studio. */
  refreshSettings?: () => unknown;
};

const isPreview = (url = '') => url.startsWith(`${appPrefix}/preview/`);

/** Hands Next.js the connection's own request and response, so that bodies stream both ways. */
export function createAppWing({ handler, siteUrl, security, refreshSettings }: AppWingOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    await refreshSettings?.();
    const nonce = randomBytes(16).toString('base64');
    const headers = security.forAppPage(nonce, isPreview(request.url));
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const forwarded = forwardedHeaders.filter((name) => request.headers[name] !== undefined);
    request.headers = {
      ...Object.fromEntries(forwarded.map((name) => [name, request.headers[name]])),
      host: new URL(siteUrl).host,
      ...(request.method === 'POST' && { origin: siteUrl }),
      [peerAddressHeader]: request.socket.remoteAddress,
      [errorReferenceHeader]: randomUUID().slice(0, 8),
      [nonceHeader]: nonce,
      // Next.js takes the nonce of its scripts from here:
      // https://nextjs.org/docs/app/guides/content-security-policy
      'content-security-policy': headers['Content-Security-Policy'],
    };
    await handler(request, response);
  };
}
