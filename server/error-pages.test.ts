import { expect, test } from 'vitest';
import { renderRequestError, renderServerError } from './error-pages';

test.each([
  ['/', 'fr'],
  ['/articles/en', 'fr'],
  ['/english', 'fr'],
  ['/en', 'en'],
  ['/en?page=2', 'en'],
  ['/en#list', 'en'],
  ['/en/articles/mistral', 'en'],
])('answers %s in its own language: %s', (url, locale) => {
  const pages = [renderRequestError(405, 'method', url), renderServerError(url, '0123abcd')];
  for (const { body } of pages) {
    expect(body.plain.toString()).toContain(`<html lang="${locale}"`);
  }
});

test('an error page names its reference and is not cached', () => {
  const { status, headers, body } = renderServerError('/', '0123abcd');
  expect([status, headers['cache-control']]).toEqual([500, 'no-store']);
  expect(body.plain.toString()).toContain('0123abcd');
});

test('a rejected request gets the status and headers of its error', () => {
  const { status, headers } = renderRequestError(405, 'method', '/', { allow: 'GET' });
  expect([status, headers.allow, headers['cache-control']]).toEqual([405, 'GET', 'no-store']);
});
