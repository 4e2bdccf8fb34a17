import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { contentSecurityPolicy, hashSource, SecurityHeaders } from './security-headers';

test('the CSP allows only the site’s own files and the given scripts', () => {
  const policy = contentSecurityPolicy({ scripts: ["'sha256-a'", "'sha256-b'"] });
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self' 'sha256-a' 'sha256-b'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]);
});

test('the CSP allows eval in development only', () => {
  expect(contentSecurityPolicy({})).not.toContain('unsafe');
  expect(contentSecurityPolicy({ development: true })).toContain("'unsafe-eval'");
});

test('hashSource returns the CSP source of a script’s text', () => {
  const digest = createHash('sha256').update('a{}').digest('base64');
  expect(hashSource('a{}')).toBe(`'sha256-${digest}'`);
});

test('sends HSTS if the site has https', () => {
  const of = (siteUrl: string) =>
    new SecurityHeaders(siteUrl, {}).forContentType('text/html')['Strict-Transport-Security'];
  expect(of('https://example.com')).toBe('max-age=63072000');
  expect(of('http://localhost:3000')).toBeUndefined();
});

test.each([
  ['text/html; charset=utf-8', 'same-origin'],
  ['application/json', 'same-origin'],
  ['text/css; charset=utf-8', 'same-origin'],
  ['image/avif', 'cross-origin'],
  ['font/woff2', 'same-origin'],
  ['text/plain; charset=utf-8', 'same-origin'],
  ['application/rss+xml; charset=utf-8', 'cross-origin'],
  ['text/markdown; charset=utf-8', 'cross-origin'],
  [undefined, 'same-origin'],
])('%s has Cross-Origin-Resource-Policy %s', (type, policy) => {
  const headers = new SecurityHeaders('https://example.com', {}).forContentType(type);
  expect(headers['Cross-Origin-Resource-Policy']).toBe(policy);
  expect(headers['X-Content-Type-Options']).toBe('nosniff');
  const isPage = type?.startsWith('text/html');
  expect(headers['Content-Security-Policy']).toMatch(
    isPage ? /script-src 'self'/ : /^default-src 'none'; base-uri 'none'; frame-ancestors 'none'$/,
  );
});

test('the CSP names the style that pages have now', () => {
  let pageStyle = 'a{}';
  const security = new SecurityHeaders('', { styles: ["'sha256-x'"], pageStyle: () => pageStyle });
  const read = () => security.forContentType('text/html')['Content-Security-Policy'];
  expect(read()).toContain(`style-src 'self' 'sha256-x' ${hashSource('a{}')};`);
  pageStyle = 'b{}';
  expect(read()).toContain(`style-src 'self' 'sha256-x' ${hashSource('b{}')};`);
  expect(security.forContentType('text/html')).toBe(security.forContentType('text/html'));
});
