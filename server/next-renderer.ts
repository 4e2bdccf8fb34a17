import { randomUUID } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { sharedCacheControl } from '@/lib/http/cache-control';
import { errorReferenceHeader, peerAddressHeader } from '@/lib/http/internal-headers';
import { BufferedResponse } from './buffered-response';
import { renderRequestError, renderServerError } from './error-pages';
import { type Handler, type Rendered, render } from './rendering';
import { sanitizeForm } from './sanitize-form';
import { readPageMeta, stripRuntime } from './strip-runtime';

export type NextOptions = {
  /** Next.js's */
  handler: Handler;
  /** The site's own address, without a slash at its end */
  siteUrl: string;
  /** Pages keep Next.js's runtime, which shows changes of the code as they are made. */
  development: boolean;
};

/** Of what Next.js answers with, what is for those who asked. */
const ownHeaders = [
  'access-control-allow-origin',
  'cache-control',
  'content-language',
  'content-type',
  'link',
  'location',
  'retry-after',
  'x-robots-tag',
];

/** Has Next.js answer, and finishes what it answers. */
export async function renderWithNext(
  { handler, siteUrl, development }: NextOptions,
  method: 'GET' | 'POST',
  url: string,
  form?: Form,
): Promise<BufferedResponse> {
  const reference = randomUUID().slice(0, 8);
  const headers = {
    host: new URL(siteUrl).host,
    [errorReferenceHeader]: reference,
    ...form?.headers,
  };
  const rendered = await render(handler, { method, url, headers, body: form?.body });
  if (rendered.status === 500) return renderServerError(url, reference);
  if (rendered.status === 405)
    return renderRequestError(405, 'method', url, { allow: 'GET, HEAD' });
  if (rendered.status === 400) return renderRequestError(400, 'form', url);
  const { status, headers: own, body } = development ? mark(rendered) : finish(rendered);
  const cacheControl = method === 'POST' ? 'no-store' : (own['cache-control'] ?? 'no-cache');
  return new BufferedResponse(status, { ...own, 'cache-control': cacheControl }, body);
}

/** In development a page keeps its scripts; its status and place are those of the finished one. */
function mark({ status, headers, body }: Rendered): Rendered {
  const own = pick(headers);
  if (!isPage(headers)) return { status, headers: own, body };
  const marks = readPageMeta(body.toString());
  return applyMarks(status, own, marks, body);
}

function finish({ status, headers, body }: Rendered): Rendered {
  const own = pick(headers);
  if (!isPage(headers)) return { status, headers: own, body };
  const page = stripRuntime(body.toString());
  return applyMarks(status, own, page, Buffer.from(page.html));
}

function applyMarks(
  status: number,
  headers: OutgoingHttpHeaders,
  marks: ReturnType<typeof readPageMeta>,
  body: Buffer,
): Rendered {
  return {
    status: marks.status ?? status,
    headers: {
      ...headers,
      ...(marks.location && { location: marks.location }),
      'cache-control': marks.once ? 'private, no-cache' : sharedCacheControl,
    },
    body,
  };
}

function pick(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  const own = ownHeaders.filter((name) => headers[name] !== undefined);
  // Next.js names some things twice.
  return Object.fromEntries(
    own.map((name) => [name, [...new Set([headers[name]].flat())].join(', ')]),
  );
}

function isPage({ 'content-type': type }: OutgoingHttpHeaders): boolean {
  return String(type).startsWith('text/html');
}

/** A form, with what Next.js is to know of who sent it */
type Form = { headers: Record<string, string | undefined>; body: Buffer };

/** What Next.js needs of a form that was sent, whose length is known to be small. */
export async function readFormRequest(
  request: IncomingMessage,
  siteUrl: string,
): Promise<Form | undefined> {
  const { headers, socket } = request;
  const form = await sanitizeForm(headers['content-type'] ?? '', await buffer(request));
  if (!form) return undefined;
  const passed = {
    'content-type': form.contentType,
    'content-length': String(form.body.length),
    referer: headers.referer,
    'x-forwarded-for': [headers['x-forwarded-for']].flat()[0],
    [peerAddressHeader]: socket.remoteAddress,
    // It comes from our own page, by whichever name that was asked for.
    origin: siteUrl,
  };
  return { headers: passed, body: form.body };
}
