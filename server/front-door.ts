import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { locales } from '@/lib/i18n/locales';
import { pathTo } from '@/lib/i18n/routes';
import { errorFields, log } from '@/lib/log';
import { createAppWing } from './app-wing';
import { BufferedResponse } from './buffered-response';
import { renderRequestError, renderServerError } from './error-pages';
import { type NextOptions, readFormRequest, renderWithNext } from './next-renderer';
import { BusyError, type PageCache } from './page-cache';
import type { SecurityHeaders } from './security-headers';
import { UnknownMarkupError } from './strip-runtime';
import { findRequestError } from './validate-request';
import { findWing } from './wings';

export type FrontDoorOptions = NextOptions & {
  files: Map<string, BufferedResponse>;
  pages: PageCache;
  /** Pages whose query says what they show */
  searches: PageCache;
  security: SecurityHeaders;
  formTimeoutMs?: number;
};

/** The addresses whose query says what to show: what others carry is for whoever counts visits. */
const queried = new Set(
  locales.flatMap((locale) => [pathTo(locale, 'search'), pathTo(locale, 'thanks')]),
);

/** Answers every request that the site gets. */
export function createFrontDoor(options: FrontDoorOptions) {
  const { development, files, handler, pages, searches, security, siteUrl } = options;
  const { formTimeoutMs = 20_000 } = options;
  const answerInApp = createAppWing(options);

  function answer(request: IncomingMessage): BufferedResponse | Promise<BufferedResponse> {
    const { method, url = '' } = request;
    const path = url.replace(/[?#].*$/s, '');
    if (method === 'POST') return answerForm(request);
    const file = files.get(path);
    if (file) return file;
    if (path.startsWith('/_next/')) return notFound();
    const [cache, address] = queried.has(path) ? [searches, url] : [pages, path];
    const make = () => renderWithNext(options, 'GET', address);
    const page = development ? make() : cache.get(address, make);
    return page instanceof Promise ? page.then((made) => moveOn(made, url)) : moveOn(page, url);
  }

  async function answerForm(request: IncomingMessage): Promise<BufferedResponse> {
    const { url = '' } = request;
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<'timeout'>((resolve) => {
      timer = setTimeout(resolve, formTimeoutMs, 'timeout');
    });
    const form = await Promise.race([readFormRequest(request, siteUrl), timeout]).finally(() =>
      clearTimeout(timer),
    );
    if (form === 'timeout') return renderRequestError(408, 'tooSlow', url);
    return form ? renderWithNext(options, 'POST', url, form) : renderRequestError(400, 'form', url);
  }

  function send(made: BufferedResponse, request: IncomingMessage, response: ServerResponse) {
    // Who asked went away.
    if (response.destroyed) return;
    // A body that nobody reads would hold up the next request on this connection.
    if (hasUnreadBody(request)) response.setHeader('connection', 'close');
    // Connections are kept anyway since HTTP 1.1: nobody need be told.
    else if (request.httpVersion === '1.1') response.removeHeader('connection');
    return made.send(
      request,
      response,
      security.forContentType(String(made.headers['content-type'])),
    );
  }

  return {
    /** Makes the first page: where Next.js's pages cannot be finished, the start fails, and no reader's visit. */
    async open(): Promise<void> {
      const home = await pages.get('/', () => renderWithNext(options, 'GET', '/'));
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
        const { name, limits } = findWing(url);
        const fault = findRequestError(request, siteUrl, limits);
        if (!fault && name === 'app') {
          return answerInApp(request, response).catch((error: unknown) =>
            response.headersSent
              ? void response.destroy()
              : send(failure(error, url), request, response),
          );
        }
        const made = fault
          ? renderRequestError(fault.status, fault.name, url, fault.headers)
          : answer(request);
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

/** What a query says goes along to where a page moved. */
function moveOn(page: BufferedResponse, url: string): BufferedResponse {
  const { location } = page.headers;
  const query = /\?[^#]*/.exec(url)?.[0];
  if (location === undefined || !query || location.includes('?')) return page;
  return new BufferedResponse(
    page.status,
    { ...page.headers, location: location + query },
    page.body.plain,
  );
}

function notFound(): BufferedResponse {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' };
  return new BufferedResponse(404, headers, Buffer.from('Not found\n'));
}

/** A bug, or a connection that broke: the log has its reference. Or there is too much to do. */
function failure(error: unknown, url: string): BufferedResponse {
  if (error instanceof BusyError)
    return renderRequestError(503, 'busy', url, { 'retry-after': '5' });
  const reference = randomUUID().slice(0, 8);
  const fields = errorFields(error);
  if (error instanceof UnknownMarkupError) fields.error = error.message;
  log.error({ event: 'page', reference, path: url.split('?')[0], ...fields });
  return renderServerError(url, reference);
}
