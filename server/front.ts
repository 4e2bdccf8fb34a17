import { randomUUID } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { sharedCacheControl } from '@/lib/http/caching';
import { peerAddressHeader } from '@/lib/http-server';
import { locales } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { log, nameOf } from '@/lib/log';
import { referenceHeader } from '@/lib/reference';
import { Answer } from './answer';
import { finishPage, readMarks, UnknownMarkupError } from './finished-page';
import { findFault } from './guard';
import type { SecurityHeaders } from './headers';
import type { PageCache } from './page-cache';
import { makeErrorPage, makeRefusal } from './refusal';
import { type Handler, type Rendered, render } from './rendering';
import { rewriteForm } from './sent-form';

export type FrontOptions = {
  /** Next.js's */
  handler: Handler;
  /** The site's own address, without a slash at its end */
  siteUrl: string;
  files: Map<string, Answer>;
  pages: PageCache;
  /** Pages whose query says what they show */
  searches: PageCache;
  security: SecurityHeaders;
  /** Pages keep Next.js's runtime, which shows changes of the code as they are made. */
  development: boolean;
};

/** The addresses whose query says what to show: what others carry is for whoever counts visits. */
const queried = new Set(
  locales.flatMap((locale) => [pathTo(locale, 'search'), pathTo(locale, 'thanks')]),
);

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

/** Answers every request that the site gets. */
export function createFront(options: FrontOptions) {
  const { development, files, handler, pages, searches, security, siteUrl } = options;

  function answer(request: IncomingMessage): Answer | Promise<Answer> {
    const { method, url = '' } = request;
    const fault = findFault(request, siteUrl);
    if (fault) return makeRefusal(fault.status, fault.name, url, fault.headers);
    const path = url.replace(/[?#].*$/s, '');
    if (method === 'POST') return answerForm(request);
    const file = files.get(path);
    if (file) return file;
    if (path.startsWith('/_next/')) return notFound();
    const [cache, address] = queried.has(path) ? [searches, url] : [pages, path];
    const make = () => ask(options, 'GET', address);
    const page = development ? make() : cache.get(address, make);
    return page instanceof Promise ? page.then((made) => moveOn(made, url)) : moveOn(page, url);
  }

  async function answerForm(request: IncomingMessage): Promise<Answer> {
    const { url = '' } = request;
    const form = await readForm(request, siteUrl);
    return form ? ask(options, 'POST', url, form) : makeRefusal(400, 'form', url);
  }

  function send(made: Answer, request: IncomingMessage, response: ServerResponse) {
    // Who asked went away.
    if (response.destroyed) return;
    // A body that nobody reads would hold up the next request on this connection.
    if (hasUnreadBody(request)) response.setHeader('connection', 'close');
    // Connections are kept anyway since HTTP 1.1: nobody need be told.
    else if (request.httpVersion === '1.1') response.removeHeader('connection');
    return made.send(request, response, security.for(String(made.headers['content-type'])));
  }

  return {
    /** Makes the first page: where Next.js's pages cannot be finished, the start fails, and no reader's visit. */
    async open(): Promise<void> {
      const home = await pages.get('/', () => ask(options, 'GET', '/'));
      if (home.status !== 200)
        throw new Error(`The home page answers ${home.status}: see the log.`);
    },

    /** Without a promise where the answer is at hand: Next.js follows each, which costs more than the answer. */
    answer(request: IncomingMessage, response: ServerResponse): void | Promise<void> {
      const { url = '', headers } = request;
      if (development && (/^\/_(?:next|_nextjs)/.test(url) || headers.rsc)) {
        return handler(request, response);
      }
      try {
        const made = answer(request);
        if (!(made instanceof Promise)) return send(made, request, response);
        return made
          .catch((error: unknown) => failure(error, url))
          .then((page) => send(page, request, response));
      } catch (error) {
        return send(failure(error, url), request, response);
      }
    },
  };
}

function hasUnreadBody({ complete, headers }: IncomingMessage): boolean {
  if (complete) return false;
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

type Form = { headers: Record<string, string | undefined>; body: Buffer };

/** What Next.js needs of a form that was sent, whose length is known to be small. */
async function readForm(request: IncomingMessage, siteUrl: string): Promise<Form | undefined> {
  const { headers, socket } = request;
  const form = await rewriteForm(headers['content-type'] ?? '', await buffer(request));
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

/** What a query says goes along to where a page moved. */
function moveOn(page: Answer, url: string): Answer {
  const { location } = page.headers;
  const query = /\?[^#]*/.exec(url)?.[0];
  if (location === undefined || !query || location.includes('?')) return page;
  return new Answer(page.status, { ...page.headers, location: location + query }, page.body.plain);
}

/** Has Next.js answer, and finishes what it answers. */
async function ask(
  { handler, siteUrl, development }: FrontOptions,
  method: 'GET' | 'POST',
  url: string,
  form?: Form,
): Promise<Answer> {
  const reference = randomUUID().slice(0, 8);
  const headers = { host: new URL(siteUrl).host, [referenceHeader]: reference, ...form?.headers };
  const rendered = await render(handler, { method, url, headers, body: form?.body });
  if (rendered.status === 500) return makeErrorPage(url, reference);
  if (rendered.status === 405) return makeRefusal(405, 'method', url, { allow: 'GET, HEAD' });
  if (rendered.status === 400) return makeRefusal(400, 'form', url);
  const { status, headers: own, body } = development ? mark(rendered) : finish(rendered);
  return new Answer(status, { ...own, 'cache-control': cacheControl(method, own) }, body);
}

/** In development a page keeps its scripts; its status and place are those of the finished one. */
function mark({ status, headers, body }: Rendered): Rendered {
  const own = pick(headers);
  if (!isPage(headers)) return { status, headers: own, body };
  const marks = readMarks(body.toString());
  return applyMarks(status, own, marks, body);
}

function finish({ status, headers, body }: Rendered): Rendered {
  const own = pick(headers);
  if (!isPage(headers)) return { status, headers: own, body };
  const page = finishPage(body.toString());
  return applyMarks(status, own, page, Buffer.from(page.html));
}

function applyMarks(
  status: number,
  headers: OutgoingHttpHeaders,
  marks: ReturnType<typeof readMarks>,
  body: Buffer,
): Rendered {
  return {
    status: marks.status ?? status,
    headers: {
      ...headers,
      ...(marks.location && { location: marks.location }),
      ...(marks.once && { 'cache-control': 'private, no-cache' }),
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

function cacheControl(method: string, headers: OutgoingHttpHeaders): string {
  const given = String(headers['cache-control'] ?? '');
  if (method === 'POST') return 'no-store';
  return given.includes('s-maxage') ? sharedCacheControl : given || 'no-cache';
}

function notFound(): Answer {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' };
  return new Answer(404, headers, Buffer.from('Not found\n'));
}

/** A bug, or a connection that broke: the log has its reference. */
function failure(error: unknown, url: string): Answer {
  const reference = randomUUID().slice(0, 8);
  const cause = error instanceof UnknownMarkupError ? error.message : nameOf(error);
  log.error({ event: 'page', reference, path: url.split('?')[0], error: cause });
  return makeErrorPage(url, reference);
}
