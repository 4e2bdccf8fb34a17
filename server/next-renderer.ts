import { randomUUID } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import inject, { type InjectOptions, type Response } from 'light-my-request';
import { sharedCacheControl } from '@/lib/http/cache-control';
import { errorReferenceHeader, peerAddressHeader } from '@/lib/http/internal-headers';
import { logPageError } from '@/lib/http/log-page-error';
import { isSignedPath } from '@/lib/i18n/routes';
import { BufferedResponse } from './buffered-response';
import { renderRequestError, renderServerError } from './error-pages';
import { encodeForm, parseForm, type TextFields } from './sanitize-form';
import { readPageMeta, stripRuntime } from './strip-runtime';

export type NextOptions = {
  handler: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** The site's public origin, without a trailing slash */
  siteUrl: string;
  /** Pages keep Next.js's runtime, which reloads them when the code changes. */
  development: boolean;
};

type Form = { headers: Record<string, string>; fields: TextFields };

const forwardedHeaders = [
  'access-control-allow-origin',
  'cache-control',
  'content-language',
  'content-type',
  'link',
  'location',
  'retry-after',
  'x-robots-tag',
];

/** In memory: nothing personal gets into a cached page, and a broken connection does not truncate it. */
export async function renderWithNext(
  { handler, siteUrl, development }: NextOptions,
  method: 'GET' | 'POST',
  url: string,
  form?: Form,
): Promise<BufferedResponse> {
  const reference = randomUUID().slice(0, 8);
  const host = new URL(siteUrl).host;
  const encoded = form && (await encodeForm(form.fields));
  const type = encoded && { 'content-type': encoded.contentType };
  const response = await dispatch(handler, {
    method,
    url,
    headers: { host, [errorReferenceHeader]: reference, ...form?.headers, ...type },
    payload: encoded?.body,
  });
  const { statusCode, rawPayload } = response;
  if (statusCode === 500) {
    logPageError(new Error('Next.js reported no cause'), url, reference);
    return renderServerError(url, reference, form?.fields);
  }
  if (statusCode === 405) return renderRequestError(405, 'method', url, { allow: 'GET, HEAD' });

  const headers = pickHeaders(response.headers);
  const isPersonal = method === 'POST' || isSignedPath(url.replace(/\?.*$/s, ''));
  const noStore = isPersonal && { 'cache-control': 'no-store' };
  const isPage = headers['content-type']?.startsWith('text/html');
  if (form && statusCode >= 400 && !isPage) {
    return renderRequestError(statusCode, 'form', url, {}, form.fields);
  }
  if (!isPage) {
    const all = { 'cache-control': 'no-cache', ...headers, ...noStore };
    return new BufferedResponse(statusCode, all, rawPayload);
  }
  const html = rawPayload.toString();
  const { status = statusCode, location, isPrivate } = readPageMeta(html);
  const cacheControl = isPrivate ? 'private, no-cache' : sharedCacheControl;
  const moved = location && { location };
  const all = { ...withoutStyle(headers), ...moved, 'cache-control': cacheControl, ...noStore };
  return new BufferedResponse(status, all, development ? rawPayload : stripRuntime(html));
}

function dispatch(handler: NextOptions['handler'], options: InjectOptions): Promise<Response> {
  return new Promise((resolve, reject) => {
    inject((request, response) => {
      handler(request, response).catch(reject);
    }, options).then(resolve, reject);
  });
}

function pickHeaders(headers: OutgoingHttpHeaders): Record<string, string> {
  const names = forwardedHeaders.filter((name) => headers[name] !== undefined);
  return Object.fromEntries(
    names.map((name) => [name, [...new Set([headers[name]].flat())].join(', ')]),
  );
}

/** Whether React names the style sheet there, too, depends on how fast the page was rendered; the page's head names it. */
function withoutStyle({ link = '', ...headers }: Record<string, string>): Record<string, string> {
  const kept = link.split(/,\s*(?=<)/).filter((one) => !one.includes('as="style"'));
  return kept.join() === '' ? headers : { ...headers, link: kept.join(', ') };
}

/** `sent` is empty if the form cannot be read. `headers` are those of the visitor's that Next.js gets with it. */
export async function readForm(request: IncomingMessage, siteUrl: string) {
  const { headers, socket } = request;
  const sent = await parseForm(headers['content-type'] ?? '', await buffer(request));
  const forwarded = {
    referer: headers.referer,
    'x-forwarded-for': [headers['x-forwarded-for']].flat()[0],
    [peerAddressHeader]: socket.remoteAddress,
    // The site may be known by several names; Next.js compares this with `host`.
    origin: siteUrl,
  };
  const given = Object.entries(forwarded).flatMap(([name, value]) =>
    value ? [[name, value]] : [],
  );
  return { headers: Object.fromEntries(given) as Record<string, string>, sent };
}
