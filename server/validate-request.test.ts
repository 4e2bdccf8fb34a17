import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { findRequestError, formLimits } from './validate-request';

const siteUrl = 'https://example.com';

type Given = { method?: string; url?: string; headers?: Record<string, string> };

function fault({ method = 'GET', url = '/', headers = {} }: Given) {
  const all = { host: 'example.com', ...headers };
  const request = { method, url, headers: all, rawHeaders: Object.entries(all).flat() };
  return findRequestError(request as unknown as IncomingMessage, siteUrl)?.status;
}

const form = {
  'content-type': 'application/x-www-form-urlencoded',
  'content-length': '12',
  origin: siteUrl,
};
const post = (headers: Record<string, string | undefined>) => {
  const all = Object.entries({ ...form, ...headers }).filter(([, value]) => value !== undefined);
  return fault({ method: 'POST', headers: Object.fromEntries(all) as Record<string, string> });
};

test.each([
  '/',
  '/articles/mistral?utm_source=x&q=%C3%A9',
  '/a/%E2%82%AC',
  '/.well-known/security.txt',
])('%s is answered', (url) => {
  expect(fault({ url })).toBeUndefined();
  expect(fault({ url, method: 'HEAD' })).toBeUndefined();
});

test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])('%s is refused', (method) => {
  expect(fault({ method })).toBe(405);
});

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
])('the address %j is malformed', (url) => {
  expect(fault({ url })).toBe(400);
});

test('an address has its length', () => {
  expect(fault({ url: `/${'a'.repeat(8191)}` })).toBeUndefined();
  expect(fault({ url: `/${'a'.repeat(8192)}` })).toBe(414);
});

test.each(['example.com', 'localhost:3000', '[::1]:3000', '127.0.0.1', 'example.com.'])(
  'the host %s is one',
  (host) => {
    expect(fault({ headers: { host } })).toBeUndefined();
  },
);

test.each(['', 'a b', 'evil.example/path', 'user@example.com', 'a,b', 'example.com:999999'])(
  'the host %j is none',
  (host) => {
    expect(fault({ headers: { host } })).toBe(400);
  },
);

test('two hosts are one too many, and none is one too few but for HTTP 1.0', () => {
  const request = { method: 'GET', url: '/', headers: { host: 'a.example' } };
  const twice = { ...request, rawHeaders: ['Host', 'a.example', 'host', 'b.example'] };
  expect(findRequestError(twice as unknown as IncomingMessage, siteUrl)?.status).toBe(400);
  const none = { method: 'GET', url: '/', headers: {}, rawHeaders: [] };
  for (const [httpVersion, status] of [
    ['1.1', 400],
    ['1.0', undefined],
  ]) {
    const asked = { ...none, httpVersion } as unknown as IncomingMessage;
    expect(findRequestError(asked, siteUrl)?.status).toBe(status);
  }
});

test('what is only read comes without a body', () => {
  expect(fault({ headers: { 'content-length': '0' } })).toBeUndefined();
  expect(fault({ headers: { 'content-length': '1' } })).toBe(413);
  expect(fault({ headers: { 'transfer-encoding': 'chunked' } })).toBe(413);
});

describe('a form', () => {
  test('has a length, and a small one', () => {
    expect(post({})).toBeUndefined();
    expect(post({ 'content-length': undefined })).toBe(411);
    expect(post({ 'transfer-encoding': 'chunked' })).toBe(411);
    expect(post({ 'content-length': String(formLimits.maxBodyBytes) })).toBeUndefined();
    expect(post({ 'content-length': String(formLimits.maxBodyBytes + 1) })).toBe(413);
    expect(post({ 'content-length': 'x' })).toBe(413);
  });

  test('is one', () => {
    const multipart = 'multipart/form-data';
    expect(post({ 'content-type': `${multipart}; boundary=x` })).toBeUndefined();
    expect(post({ 'content-encoding': 'gzip' })).toBe(415);
    for (const type of [multipart, 'application/json', 'text/plain', 'text/x-component', '']) {
      expect(post({ 'content-type': type })).toBe(415);
    }
  });

  test.each([
    ['of the site', { origin: siteUrl }],
    ['by the name that was asked for', { origin: 'http://example.com' }],
    ['without an origin, and its sender not named', { origin: undefined }],
    ['without an origin, typed by hand', { origin: undefined, 'sec-fetch-site': 'none' }],
    ['whose origin is kept back', { origin: 'null', 'sec-fetch-site': 'same-origin' }],
  ])('%s is taken', (_, headers) => {
    expect(post(headers)).toBeUndefined();
  });

  test.each([
    ['of another site', { origin: 'https://evil.example' }],
    ['of a name that ends as ours', { origin: 'https://notexample.com' }],
    ['of another port', { origin: 'https://example.com:8443' }],
    ['of nobody', { origin: 'null' }],
    ['from elsewhere', { origin: undefined, 'sec-fetch-site': 'cross-site' }],
    ['from a neighbour', { origin: undefined, 'sec-fetch-site': 'same-site' }],
  ])('%s is not', (_, headers) => {
    expect(post(headers)).toBe(403);
  });
});
