import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { findRequestError, formLimits } from './validate-request';

const siteUrl = 'https://example.com';

type RequestParts = { method?: string; url?: string; headers?: Record<string, string> };

function statusOf({ method = 'GET', url = '/', headers = {} }: RequestParts) {
  const all = { host: 'example.com', ...headers };
  const request = { method, url, headers: all, rawHeaders: Object.entries(all).flat() };
  return findRequestError(request as unknown as IncomingMessage, siteUrl)?.status;
}

const form = {
  'content-type': 'application/x-www-form-urlencoded',
  'content-length': '12',
  origin: siteUrl,
};
const post = (headers: Record<string, string | undefined>, url = '/') => {
  const all = Object.entries({ ...form, ...headers }).filter(([, value]) => value !== undefined);
  const sent = Object.fromEntries(all) as Record<string, string>;
  return statusOf({ url, method: 'POST', headers: sent });
};

test.each([
  '/',
  '/articles/mistral?utm_source=x&q=%C3%A9',
  '/a/%E2%82%AC',
  '/.well-known/security.txt',
])('accepts the URL %s', (url) => {
  expect(statusOf({ url })).toBeUndefined();
  expect(statusOf({ url, method: 'HEAD' })).toBeUndefined();
});

test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])(
  'rejects the method %s',
  (method) => {
    expect(statusOf({ method })).toBe(405);
  },
);

test.each([
  ['*'],
  [''],
  ['https://evil.example/'],
  ['//evil.example/'],
  ['/\\evil.example'],
  ['/%5cevil.example'],
  ['/a b'],
  ['/%'],
  ['/%ff'],
  ['/%00'],
  ['/a%0d%0aSet-Cookie:x'],
  ['/../etc/passwd'],
  ['/media/%2e%2e/%2e%2e/etc/passwd'],
  ['/media/..%2fsecrets'],
])('rejects the URL %j', (url) => {
  expect(statusOf({ url })).toBe(400);
});

test('rejects a URL of more than 8,192 characters', () => {
  expect(statusOf({ url: `/${'a'.repeat(8191)}` })).toBeUndefined();
  expect(statusOf({ url: `/${'a'.repeat(8192)}` })).toBe(414);
});

test.each(['example.com', 'localhost:3000', '[::1]:3000', '127.0.0.1', 'example.com.'])(
  'accepts the host %s',
  (host) => {
    expect(statusOf({ headers: { host } })).toBeUndefined();
  },
);

test.each(['', 'a b', 'evil.example/path', 'user@example.com', 'a,b', 'example.com:999999'])(
  'rejects the host %j',
  (host) => {
    expect(statusOf({ headers: { host } })).toBe(400);
  },
);

test('rejects two Host headers, and a missing one except in HTTP 1.0', () => {
  const request = { method: 'GET', url: '/', headers: { host: 'a.example' } };
  const twice = { ...request, rawHeaders: ['Host', 'a.example', 'host', 'b.example'] };
  expect(findRequestError(twice as unknown as IncomingMessage, siteUrl)?.status).toBe(400);
  const none = { method: 'GET', url: '/', headers: {}, rawHeaders: [] };
  for (const [httpVersion, status] of [
    ['1.1', 400],
    ['1.0', undefined],
  ]) {
    const withoutHost = { ...none, httpVersion } as unknown as IncomingMessage;
    expect(findRequestError(withoutHost, siteUrl)?.status).toBe(status);
  }
});

test('rejects a GET request with a body', () => {
  expect(statusOf({ headers: { 'content-length': '0' } })).toBeUndefined();
  expect(statusOf({ headers: { 'content-length': '1' } })).toBe(413);
  expect(statusOf({ headers: { 'transfer-encoding': 'chunked' } })).toBe(413);
});

describe('a form', () => {
  test('needs a Content-Length up to the limit', () => {
    expect(post({})).toBeUndefined();
    expect(post({ 'content-length': undefined })).toBe(411);
    expect(post({ 'transfer-encoding': 'chunked' })).toBe(411);
    expect(post({ 'content-length': String(formLimits.maxBodyBytes) })).toBeUndefined();
    expect(post({ 'content-length': String(formLimits.maxBodyBytes + 1) })).toBe(413);
    expect(post({ 'content-length': 'x' })).toBe(413);
  });

  test('needs the media type of a form and no content encoding', () => {
    const multipart = 'multipart/form-data';
    expect(post({ 'content-type': `${multipart}; boundary=x` })).toBeUndefined();
    expect(post({ 'content-encoding': 'gzip' })).toBe(415);
    for (const type of [multipart, 'application/json', 'text/plain', 'text/x-component', '']) {
      expect(post({ 'content-type': type })).toBe(415);
    }
  });

  test.each([
    ['from the site', { origin: siteUrl }],
    ['from the requested host', { origin: 'http://example.com' }],
    ['without Origin and Sec-Fetch-Site', { origin: undefined }],
    ['without Origin, started by the user', { origin: undefined, 'sec-fetch-site': 'none' }],
    [
      'with a hidden origin, from the same origin',
      { origin: 'null', 'sec-fetch-site': 'same-origin' },
    ],
  ])('is accepted %s', (_, headers) => {
    expect(post(headers)).toBeUndefined();
  });

  test('is accepted with a hidden origin on a signed page, whose token no other site knows', () => {
    const origin = 'null';
    expect(post({ origin }, '/liberer')).toBeUndefined();
    expect(post({ origin, 'sec-fetch-site': 'cross-site' }, '/liberer')).toBe(403);
    expect(post({ origin: 'https://evil.example' }, '/liberer')).toBe(403);
  });

  test.each([
    ['from another site', { origin: 'https://evil.example' }],
    ['from a host whose name ends like ours', { origin: 'https://notexample.com' }],
    ['from another port', { origin: 'https://example.com:8443' }],
    ['from an opaque origin', { origin: 'null' }],
    ['without Origin, from another site', { origin: undefined, 'sec-fetch-site': 'cross-site' }],
    [
      'without Origin, from a sibling subdomain',
      { origin: undefined, 'sec-fetch-site': 'same-site' },
    ],
  ])('is rejected %s', (_, headers) => {
    expect(post(headers)).toBe(403);
  });
});
