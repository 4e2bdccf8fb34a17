import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sharedCacheControl } from '@/lib/http/cache-control';
import { logPageError } from '@/lib/http/log-page-error';
import { log } from '@/lib/log';
import { BufferedResponse } from './buffered-response';
import { createFrontDoor } from './front-door';
import { createPageCache, createSearchCache } from './page-cache';
import { SecurityHeaders } from './security-headers';

type NextResponse = {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  /** The response waits for this promise. */
  waitFor?: Promise<void>;
};

const siteUrl = 'https://example.com';
const nextScript = '<script src="/_next/a.js"></script>';
const page = (text: string) =>
  `<!DOCTYPE html><html><head></head><body>${text}${nextScript}</body></html>`;

let nextResponse: NextResponse;
let received: { request: IncomingMessage; body: string }[];
let url: string;
let version: string;
let close: () => void;

/** Stands in for Next.js. */
async function handler(request: IncomingMessage, response: ServerResponse) {
  received.push({ request, body: (await buffer(request)).toString() });
  const { status = 200, headers, body = page('Texte. '.repeat(100)), waitFor } = nextResponse;
  await waitFor;
  const shared = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 's-maxage=31536000',
  };
  response.writeHead(status, {
    ...shared,
    'x-nextjs-cache': 'HIT',
    'set-cookie': 'a=b',
    ...headers,
  });
  for (const part of [body.slice(0, 20), body.slice(20)]) response.write(part);
  response.end();
}

beforeEach(async () => {
  nextResponse = {};
  received = [];
  version = '1';
  const { handle } = createFrontDoor({
    handler,
    siteUrl,
    files: new Map([
      [
        '/assets/a.js',
        new BufferedResponse(200, { 'cache-control': 'immutable' }, Buffer.from('1')),
      ],
    ]),
    pages: createPageCache(async () => version),
    searches: createSearchCache(async () => version),
    security: new SecurityHeaders(siteUrl, {}),
    development: false,
  });
  const server = createServer(handle);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () => {
    server.close();
    server.closeAllConnections();
  };
});
afterEach(() => close());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(url + path, {
    headers: { 'accept-encoding': 'br, gzip', ...headers },
    method,
    redirect: 'manual',
  });

test('a page is finished, cached and sent with its headers', async () => {
  const first = await get('/a');
  expect(first.status).toBe(200);
  expect(await first.text()).toBe(page('Texte. '.repeat(100)).replace(nextScript, ''));
  expect(first.headers.get('cache-control')).toBe(sharedCacheControl);
  expect(first.headers.get('vary')).toBe('Accept-Encoding');
  expect(first.headers.get('content-encoding')).toBe('br');
  expect(first.headers.get('content-security-policy')).toContain("default-src 'none'");
  for (const name of ['x-nextjs-cache', 'set-cookie', 'x-powered-by']) {
    expect(first.headers.has(name)).toBe(false);
  }
  await get('/a');
  expect(received).toHaveLength(1);
  version = '2';
  await get('/a');
  expect(received).toHaveLength(2);
});

test('a conditional request gets 304 without a body, by ETag or by date', async () => {
  const { headers } = await get('/a');
  const [etag = '', date = ''] = [headers.get('etag') ?? '', headers.get('last-modified') ?? ''];
  const statusOf = async (sent: Record<string, string>) => {
    const response = await get('/a', sent);
    expect((await response.text()) === '').toBe(response.status === 304);
    expect(response.headers.get('etag')).toBe(etag);
    return response.status;
  };
  expect(await statusOf({ 'if-none-match': etag })).toBe(304);
  expect(await statusOf({ 'if-none-match': `"x", ${etag}` })).toBe(304);
  expect(await statusOf({ 'if-none-match': '*' })).toBe(304);
  expect(await statusOf({ 'if-none-match': '"x"' })).toBe(200);
  expect(await statusOf({ 'if-modified-since': date })).toBe(304);
  expect(await statusOf({ 'if-modified-since': 'yesterday' })).toBe(200);
  expect(await statusOf({ 'if-none-match': '"x"', 'if-modified-since': date })).toBe(200);
});

test('HEAD has the headers of GET and no body', async () => {
  const [whole, head] = [await get('/a'), await get('/a', {}, 'HEAD')];
  const hops = ['connection', 'date', 'keep-alive'];
  const own = ({ headers }: Response) => [...headers].filter(([name]) => !hops.includes(name));
  expect(own(head)).toEqual(own(whole));
  expect(await head.text()).toBe('');
});

test('no personal header or query reaches a page that is cached for others', async () => {
  await get('/a?utm_source=x', { cookie: 'a=b', rsc: '1', 'x-forwarded-host': 'evil.example' });
  const [{ request }] = received as [(typeof received)[0]];
  expect(request.url).toBe('/a');
  expect(Object.keys(request.headers).sort()).toEqual(['host', 'user-agent', 'x-error-reference']);
  expect(request.headers.host).toBe('example.com');
});

test('the search and the thanks page are requested with their query', async () => {
  await get('/recherche?q=ia');
  const { headers } = await get('/contact/merci?ref=IA-7K3F9');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(received.map(({ request }) => request.url)).toEqual([
    '/recherche?q=ia',
    '/contact/merci?ref=IA-7K3F9',
  ]);
});

test('a repeated search is cached until the content changes', async () => {
  nextResponse = { body: page('<meta name="page-cache" content="none"/>') };
  for (const query of ['q=ia', 'q=ia', 'q=lead', 'q=ia']) {
    const { headers } = await get(`/recherche?${query}`);
    expect(headers.get('cache-control')).toBe('private, no-cache');
  }
  expect(received).toHaveLength(2);
  version = '2';
  await get('/recherche?q=ia');
  expect(received).toHaveLength(3);
});

test('a signed page is rendered for each request, with its query, and leaves no trace', async () => {
  for (const _ of [1, 2]) {
    const { headers } = await get('/apercu?token=a.b');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toBe('noindex');
    expect(headers.has('etag')).toBe(false);
  }
  expect(received.map(({ request }) => request.url)).toEqual(Array(2).fill('/apercu?token=a.b'));

  const place = '<meta name="http-location" content="/articles/b"/>';
  nextResponse = { body: page(`<meta name="http-status" content="307"/>${place}`) };
  const moved = await get('/apercu?token=a.b');
  expect([moved.status, moved.headers.get('location')]).toEqual([307, '/articles/b']);
  expect(moved.headers.get('cache-control')).toBe('no-store');
});

test('static files come from memory, and files of Next.js do not exist', async () => {
  expect(await (await get('/assets/a.js?x')).text()).toBe('1');
  expect((await get('/_next/static/chunks/a.js')).status).toBe(404);
  expect((await get('/_next/image?url=/a.png')).status).toBe(404);
  expect(received).toEqual([]);
});

test('a page can declare a redirect or a 404', async () => {
  const mark = '<meta name="http-status" content="308"/>';
  const place = '<meta name="http-location" content="/articles/b"/>';
  nextResponse = { body: page(mark + place) };
  for (const query of ['', '?utm_source=x', '']) {
    const moved = await get(`/articles/a${query}`);
    expect([moved.status, moved.headers.get('location')]).toEqual([308, `/articles/b${query}`]);
  }
  nextResponse = { body: page('<meta name="http-status" content="404"/>') };
  const missing = await get('/articles/c');
  expect([missing.status, missing.headers.get('cache-control')]).toEqual([404, sharedCacheControl]);
  // A 404 is not cached: the page may exist at the next request.
  await get('/articles/c');
  expect(received).toHaveLength(3);
});

test('a response that is not HTML is passed on unchanged', async () => {
  nextResponse = {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: '{}',
  };
  const response = await get('/health');
  expect(await response.text()).toBe('{}');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.has('etag')).toBe(false);
});

describe('a form', () => {
  const send = (headers: Record<string, string> = {}, path = '/contact') =>
    fetch(url + path, {
      method: 'POST',
      body: new URLSearchParams({ name: 'Amina' }),
      headers,
      redirect: 'manual',
    });

  test('reaches Next.js complete with the site’s own host and origin, and its response is not cached', async () => {
    const response = await send({ 'x-forwarded-for': '198.51.100.1', cookie: 'a=b' }, '/contact?a');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).not.toContain(nextScript);
    expect(received[0]?.body).toContain('name="name"\r\n\r\nAmina\r\n');
    expect(received[0]?.request.url).toBe('/contact?a');
    expect(received[0]?.request.headers).toMatchObject({
      host: 'example.com',
      origin: siteUrl,
      'x-forwarded-for': '198.51.100.1',
      'x-peer-address': '127.0.0.1',
    });
    expect(received[0]?.request.headers.cookie).toBeUndefined();
    await send();
    expect(received).toHaveLength(2);
  });

  test('with a forged peer address is sent with the real one', async () => {
    await send({ 'x-peer-address': '198.51.100.1' });
    expect(received[0]?.request.headers['x-peer-address']).toBe('127.0.0.1');
  });

  test('from another site is rejected with a page that says why', async () => {
    const response = await send({ origin: 'https://evil.example' });
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('<h1>');
    expect(received).toEqual([]);
  });
});

describe('a bug', () => {
  test('is answered with the reference that Next.js got for its log', async () => {
    nextResponse = { status: 500, body: 'Error: secret at /srv/site/a.js:1' };
    const response = await get('/en/articles/a');
    const text = await response.text();
    const reference = String(received[0]?.request.headers['x-error-reference']);
    expect(response.status).toBe(500);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(reference).toMatch(/^[0-9a-f]{8}$/);
    expect(text).toContain(reference);
    expect(text).toContain('lang="en"');
    expect(text).not.toContain('secret');
    nextResponse = {};
    expect((await get('/en/articles/a')).status).toBe(200);
  });

  test('is logged under its reference unless Next.js has reported it', async () => {
    const error = vi.spyOn(log, 'error').mockReturnValue();
    nextResponse = { status: 500 };
    await get('/en/articles/a');
    const reference = received[0]?.request.headers['x-error-reference'];
    expect(error).toHaveBeenCalledOnce();
    expect(error.mock.calls[0]?.[0]).toMatchObject({
      event: 'page',
      reference,
      path: '/en/articles/a',
    });
    logPageError(new Error('reported again'), '/en/articles/a', String(reference));
    expect(error).toHaveBeenCalledOnce();
    error.mockRestore();
  });

  test('in the markup of a page is logged with its cause', async () => {
    const error = vi.spyOn(log, 'error').mockReturnValue();
    nextResponse = { body: page('<template id="B:0"></template>') };
    expect((await get('/b')).status).toBe(500);
    expect(error.mock.calls[0]?.[0]).toMatchObject({
      event: 'page',
      path: '/b',
      error: expect.stringContaining('template'),
    });
    error.mockRestore();
  });
});

test('too many waiting pages are answered with 503 and Retry-After', async () => {
  let release = () => {};
  nextResponse = {
    waitFor: new Promise<void>((resolve) => {
      release = resolve;
    }),
  };
  const outcomes: [status: number, retryAfter: string | null][] = [];
  const requests = Array.from({ length: 300 }, async (_, number) => {
    const { status, headers } = await get(`/${number}`);
    outcomes.push([status, headers.get('retry-after')]);
  });
  await vi.waitFor(() => expect(outcomes).toEqual(Array(42).fill([503, '5'])), 10_000);
  release();
  await Promise.all(requests);
  expect(outcomes.slice(42)).toEqual(Array(258).fill([200, null]));
});
