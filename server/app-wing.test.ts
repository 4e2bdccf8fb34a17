import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { log } from '@/lib/log';
import { createFrontDoor } from './front-door';
import { createPageCache, createPictureCache, createSearchCache } from './page-cache';
import { SecurityHeaders } from './security-headers';

const siteUrl = 'https://example.com';

/** What Next.js received. */
let received: { headers: IncomingMessage['headers']; bytes: number }[];
let refreshed: boolean;
let next: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
let port: number;
let close: () => void;

beforeEach(async () => {
  received = [];
  refreshed = false;
  next = async (_, response) => void response.end('page');
  const { handle } = createFrontDoor({
    async handler(request, response) {
      const { headers } = request;
      received.push({ headers, bytes: (await buffer(request)).length });
      return next(request, response);
    },
    siteUrl,
    refreshSettings: async () => {
      refreshed = true;
    },
    files: new Map(),
    findRedirect: async () => null,
    pages: createPageCache(async () => '1', 64),
    pictures: createPictureCache(async () => '1'),
    searches: createSearchCache(async () => '1'),
    security: new SecurityHeaders(siteUrl, {}),
    development: false,
    formTimeoutMs: 100,
  });
  const server = createServer(handle);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
  close = () => {
    server.close();
    server.closeAllConnections();
  };
});
afterEach(() => close());

type Sent = { method?: string; headers?: Record<string, string>; body?: Buffer | string };

async function send(path: string, { method = 'GET', headers, body }: Sent = {}) {
  const sent = request({ host: '127.0.0.1', port, path, method, headers });
  sent.on('error', () => {});
  const arrived = once(sent, 'response');
  sent.end(body);
  const [response]: IncomingMessage[] = await arrived;
  if (!response) throw new Error('no response');
  return { status: response.statusCode, headers: response.headers, text: await text(response) };
}

const post = (path: string, headers: Record<string, string>, body: Buffer | string) =>
  send(path, { method: 'POST', headers: { origin: siteUrl, ...headers }, body });

const nonceIn = (policy: unknown) => /'nonce-([^']+)'/.exec(String(policy))?.[1];

test('pages have a CSP with a unique nonce, and are neither cached nor indexed', async () => {
  const first = await send('/studio');
  const second = await send('/studio');
  const policy = String(first.headers['content-security-policy']);
  const nonce = nonceIn(policy);
  expect(policy).toContain(`script-src 'self' 'nonce-${nonce}' 'strict-dynamic'; `);
  expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'; `);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  expect(nonceIn(second.headers['content-security-policy'])).not.toBe(nonce);
  expect(first.headers).toMatchObject({
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'strict-transport-security': 'max-age=63072000',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(received[0]?.headers).toMatchObject({
    'content-security-policy': policy,
    'x-nonce': nonce,
  });
});

test('what another process has set is known before Next.js renders', async () => {
  next = async (_, response) => void response.end(String(refreshed));
  expect((await send('/studio')).text).toBe('true');
});

test('only the preview may be shown in a frame, and only by this site', async () => {
  const policyOf = async (path: string) => (await send(path)).headers['content-security-policy'];
  expect(await policyOf('/studio/preview/7?version=2')).toContain("; frame-ancestors 'self'");
  expect(await policyOf('/studio/preview/7')).not.toContain('frame-src');
  expect(await policyOf('/studio/preview')).toContain("; frame-src 'self'; frame-ancestors 'none'");
  expect(await policyOf('/studio/articles/7')).toContain("; frame-ancestors 'none'");
});

test('Next.js gets cookies and router headers, but no header that could impersonate a host or client', async () => {
  const passed = {
    accept: 'text/x-component',
    cookie: 'a=b',
    'next-action': '0123',
    'next-router-state-tree': '%5B%5D',
    rsc: '1',
    'x-forwarded-for': '192.0.2.1',
  };
  await send('/studio', {
    headers: {
      ...passed,
      host: 'evil.example',
      forwarded: 'host=evil.example',
      'content-security-policy': "script-src 'nonce-evil'",
      'x-error-reference': 'evil',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-port': '1',
      'x-forwarded-proto': 'evil',
      'x-middleware-subrequest': 'evil',
      'x-nonce': 'evil',
      'x-peer-address': '192.0.2.2',
      'x-prerender-revalidate': 'evil',
    },
  });
  const { headers } = received[0] ?? {};
  expect(headers).toEqual({
    ...passed,
    host: 'example.com',
    'x-peer-address': '127.0.0.1',
    'x-error-reference': expect.stringMatching(/^[\da-f]{8}$/),
    'x-nonce': expect.any(String),
    'content-security-policy': expect.any(String),
  });
  expect(JSON.stringify(headers)).not.toContain('evil');
});

test('a streamed response arrives while the page is still being rendered', async () => {
  let finish = () => {};
  next = async (_, response) => {
    response.write('first');
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    response.end('last');
  };
  const sent = request({ host: '127.0.0.1', port, path: '/studio' }).end();
  const [response]: IncomingMessage[] = await once(sent, 'response');
  const [chunk] = await once(response as IncomingMessage, 'data');
  expect(String(chunk)).toBe('first');
  finish();
});

describe('a request body', () => {
  const json = { 'content-type': 'application/json' };
  const maxBytes = 256 * 1024;

  test.each([
    ['JSON', 'application/json'],
    ['a server action', 'text/plain;charset=UTF-8'],
    ['a form', 'multipart/form-data; boundary=x'],
    ['a picture', 'image/avif'],
    ['a file', 'application/octet-stream'],
  ])('with %s reaches Next.js complete', async (_, type) => {
    const { status } = await post('/studio', { 'content-type': type }, Buffer.alloc(maxBytes));
    expect([status, received[0]?.bytes]).toEqual([200, maxBytes]);
    expect(received[0]?.headers.origin).toBe(siteUrl);
  });

  test('of any other media type is rejected', async () => {
    expect((await post('/studio', { 'content-type': 'text/html' }, 'x')).status).toBe(415);
    expect(received).toEqual([]);
  });

  test('of more than 256 kB is rejected before it arrives, in words', async () => {
    const length = { ...json, 'content-length': String(maxBytes + 1) };
    const { status, text } = await post('/studio', length, '');
    expect([status, text]).toEqual([413, expect.stringContaining('trop long')]);
    expect(received).toEqual([]);
  });

  test('is rejected from another site, but not from any host name of this site', async () => {
    const origins = [
      ['https://evil.example', 403],
      ['https://example.com', 200],
      [`http://127.0.0.1:${port}`, 200],
    ] as const;
    for (const [origin, status] of origins) {
      const response = await post('/studio', { ...json, origin }, '{}');
      expect([origin, response.status]).toEqual([origin, status]);
    }
    expect(received).toHaveLength(2);
  });

  test('is rejected if nothing says that it comes from this site', async () => {
    const sent = { method: 'POST', body: '{}' };
    const senders = [
      [{}, 403],
      [{ 'sec-fetch-site': 'none' }, 403],
      [{ 'sec-fetch-site': 'same-site' }, 403],
      [{ origin: 'null' }, 403],
      [{ origin: 'null', 'sec-fetch-site': 'cross-site' }, 403],
      [{ origin: 'null', 'x-forwarded-host': 'null' }, 403],
      [{ 'sec-fetch-site': 'same-origin' }, 200],
    ] as const;
    for (const [sender, status] of senders) {
      const response = await send('/studio', { ...sent, headers: { ...json, ...sender } });
      expect([sender, response.status]).toEqual([sender, status]);
    }
    expect(received).toHaveLength(1);
  });

  test('with a media type or size of the app wing is rejected by the reader wing', async () => {
    expect((await post('/contact', json, '{}')).status).toBe(415);
    const form = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '65537' };
    expect((await post('/contact', form, '')).status).toBe(413);
  });
});

test('a failed page shows the reference that the log contains', async () => {
  const logged = vi.spyOn(log, 'error').mockReturnValue(undefined);
  next = async () => {
    throw new TypeError('secret');
  };
  const { status, text } = await send('/studio/lab');
  expect(status).toBe(500);
  const [fields] = logged.mock.calls[0] ?? [];
  expect(fields).toMatchObject({ event: 'page', path: '/studio/lab' });
  expect(text).toContain((fields as unknown as { reference: string }).reference);
  expect(text).not.toContain('secret');
  logged.mockRestore();
});

test('a reader’s form that stops halfway is answered with 408', async () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '9' };
  const sent = request({
    host: '127.0.0.1',
    port,
    path: '/contact',
    method: 'POST',
    headers: form,
  });
  sent.on('error', () => {});
  sent.write('name=A');
  const [response]: IncomingMessage[] = await once(sent, 'response');
  expect([response?.statusCode, response?.headers.connection]).toEqual([408, 'close']);
  expect(await text(response as IncomingMessage)).toContain('trop de temps');
  expect(received).toEqual([]);
});
