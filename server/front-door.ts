import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sharedCacheControl } from '@/lib/http/cache-control';
import { canonicalizePath } from '@/lib/http/canonical-path';
import { locales } from '@/lib/i18n/locales';
import { isSignedPath, localeOfPath, pathTo } from '@/lib/i18n/routes';
import { errorFields, log } from '@/lib/log';
import { parseQueryAddress } from '@/lib/redirects/address';
import { type AppWingOptions, createAppWing } from './app-wing';
import { BufferedResponse } from './buffered-response';
import { renderRequestError, renderServerError } from './error-pages';
import { findIcon } from './icons';
import { isLeadForm, renewLeadForm } from './lead-form';
import { type NextOptions, readForm, renderWithNext } from './next-renderer';
import { BusyError, type PageCache } from './page-cache';
import { sanitizeForm, type TextFields } from './sanitize-form';
import type { SecurityHeaders } from './security-headers';
import { UnknownMarkupError } from './strip-runtime';
import { findRequestError } from './validate-request';
import { findWing } from './wings';

export type FrontDoorOptions = NextOptions & {
  files: Map<string, BufferedResponse>;
  pages: PageCache;
  pictures: PageCache;
  searches: PageCache;
  security: SecurityHeaders;
  refreshSettings?: AppWingOptions['refreshSettings'];
  /** Where an address that is no page here leads to, see lib/redirects */
  findRedirect: (address: string) => Promise<string | null>;
  /** Whether the process stops: then a response is the last one of its connection. */
  isClosing?: () => boolean;
  formTimeoutMs?: number;
};

type ReadForm = Awaited<ReturnType<typeof readForm>>;

const picturePath = /^\/(?:media|share)\//;
const pathsWithQuery = new Set(locales.map((locale) => pathTo(locale, 'search')));

export function createFrontDoor(options: FrontDoorOptions) {
  const {
    development,
    files,
    findRedirect,
    handler,
    pages,
    pictures,
    searches,
    security,
    siteUrl,
  } = options;
  const { formTimeoutMs = 20_000, isClosing = () => false } = options;
  const answerInApp = createAppWing(options);

  function respond(request: IncomingMessage): BufferedResponse | Promise<BufferedResponse> {
    const { method, url = '' } = request;
    if (method === 'POST') return respondToForm(request);
    const path = pathOf(url);
    const file = files.get(path) ?? findIcon(path);
    if (file) return file;
    if (url.startsWith('/_next/')) return notFound();
    const byQuery = parseQueryAddress(url);
    if (!byQuery) return respondToPath(path, url);
    return findRedirect(byQuery.address).then((target) =>
      target === null ? respondToPath(path, url) : redirectTo(target + byQuery.others),
    );
  }

  function respondToPath(path: string, url: string): BufferedResponse | Promise<BufferedResponse> {
    const canonical = canonicalizePath(path);
    if (isSignedPath(path)) return getPage(url);
    if (canonical !== path) return respondToVariant(canonical, url.slice(path.length));
    const page = getPage(url);
    return page instanceof Promise
      ? page.then((rendered) => keepQueryInRedirect(rendered, url))
      : keepQueryInRedirect(page, url);
  }

  /** In one hop to where the address in its canonical form leads. */
  async function respondToVariant(canonical: string, query: string): Promise<BufferedResponse> {
    const moved = redirectTo(canonical + query);
    if (files.has(canonical) || isSignedPath(canonical)) return moved;
    const page = await getPage(canonical + query);
    return page.headers.location === undefined ? moved : keepQueryInRedirect(page, query);
  }

  function getPage(url: string): BufferedResponse | Promise<BufferedResponse> {
    const path = pathOf(url);
    const dependsOnQuery = pathsWithQuery.has(path) || isSignedPath(path);
    const key = dependsOnQuery ? url : path;
    const render = () => renderPage(key);
    if (development) return render();
    if (dependsOnQuery) return searches.get(key, render);
    return (picturePath.test(path) ? pictures : pages).get(key, render);
  }

  async function renderPage(url: string): Promise<BufferedResponse> {
    const page = await renderWithNext(options, 'GET', url);
    const target = page.status === 404 ? await findRedirect(url) : null;
    return target === null ? page : redirectTo(target, sharedCacheControl);
  }

  async function respondToForm(request: IncomingMessage): Promise<BufferedResponse> {
    const { url: asked = '' } = request;
    const path = pathOf(asked);
    const url = canonicalizePath(path) + asked.slice(path.length);
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<'timeout'>((resolve) => {
      timer = setTimeout(resolve, formTimeoutMs, 'timeout');
    });
    const form = await Promise.race([readForm(request, siteUrl), timeout]).finally(() =>
      clearTimeout(timer),
    );
    if (form === 'timeout') return renderRequestError(408, 'tooSlow', url);
    return answerForm(form, url).catch((error: unknown) => respondToFailure(error, url, form.sent));
  }

  async function answerForm({ headers, sent }: ReadForm, url: string): Promise<BufferedResponse> {
    const fields = sanitizeForm(sent);
    if (!fields) return renderRequestError(400, 'form', url, {}, sent);
    const form = isLeadForm(fields) ? await renewFromPage(fields, url) : { url, fields };
    return renderWithNext(options, 'POST', form.url, { headers, fields: form.fields });
  }

  /** A form opened before a deployment names another build's action; its page may be gone. */
  async function renewFromPage(fields: TextFields, url: string) {
    for (const target of [url, pathTo(localeOfPath(url), 'contact')]) {
      const renewed = renewLeadForm(fields, await readPage(pathOf(target)));
      if (renewed) return { url: target, fields: renewed };
    }
    return { url, fields };
  }

  async function readPage(path: string): Promise<string> {
    try {
      return (await getPage(path)).body.plain.toString();
    } catch (error) {
      if (error instanceof BusyError) return '';
      throw error;
    }
  }

  function send(rendered: BufferedResponse, request: IncomingMessage, response: ServerResponse) {
    if (response.destroyed) return;
    // An unread body would block the next request on this connection.
    if (hasUnreadBody(request) || isClosing()) response.setHeader('connection', 'close');
    else if (request.httpVersion === '1.1') response.removeHeader('connection');
    const contentType = String(rendered.headers['content-type']);
    const headers = isSignedPath(pathOf(request.url ?? ''))
      ? security.forSignedPage(contentType)
      : security.forContentType(contentType);
    return rendered.send(request, response, headers);
  }

  /** Synchronous for a cached page: a promise would cost a tenth of the throughput. */
  function handle(request: IncomingMessage, response: ServerResponse): void | Promise<void> {
    const { url = '', headers } = request;
    if (development && (/^\/_(?:next|_nextjs)/.test(url) || headers.rsc)) {
      return handler(request, response);
    }
    try {
      const { name, limits, silenceMs } = findWing(url);
      const error = findRequestError(request, siteUrl, limits);
      if (!error && name === 'app') {
        if (silenceMs) request.setTimeout(silenceMs);
        return answerInApp(request, response).catch((error: unknown) =>
          response.headersSent
            ? void response.destroy()
            : send(respondToFailure(error, url), request, response),
        );
      }
      const rendered = error
        ? renderRequestError(error.status, error.name, url, error.headers)
        : respond(request);
      if (!(rendered instanceof Promise)) return send(rendered, request, response);
      return rendered
        .catch((error: unknown) => respondToFailure(error, url))
        .then((page) => send(page, request, response));
    } catch (error) {
      return send(respondToFailure(error, url), request, response);
    }
  }

  return { getPage, handle };
}

function pathOf(url: string): string {
  return url.replace(/[?#].*$/s, '');
}

function hasUnreadBody({ complete, headers }: IncomingMessage): boolean {
  if (complete) return false;
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Cached redirects are the same for every query: a campaign's parameters are added here. */
function keepQueryInRedirect(page: BufferedResponse, url: string): BufferedResponse {
  const { location } = page.headers;
  const query = /\?[^#]*/.exec(url)?.[0];
  if (location === undefined || !query) return page;
  const headers = { ...page.headers, location: location + query };
  return new BufferedResponse(page.status, headers, page.body.plain);
}

function redirectTo(location: string, cacheControl = 'no-cache'): BufferedResponse {
  return new BufferedResponse(308, { location, 'cache-control': cacheControl }, Buffer.alloc(0));
}

function notFound(): BufferedResponse {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' };
  return new BufferedResponse(404, headers, Buffer.from('Not found\n'));
}

function respondToFailure(
  error: unknown,
  url: string,
  sent?: [name: string, value: unknown][],
): BufferedResponse {
  if (error instanceof BusyError)
    return renderRequestError(503, 'busy', url, { 'retry-after': '5' }, sent);
  const reference = randomUUID().slice(0, 8);
  const fields = errorFields(error);
  if (error instanceof UnknownMarkupError) fields.error = error.message;
  log.error({ event: 'page', reference, path: pathOf(url), ...fields });
  return renderServerError(url, reference, sent);
}
