import { expect, test } from 'vitest';
import { honeypotField } from '@/lib/leads/schema';
import { contactAddress } from '@/lib/mail/addresses';
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

test('of a lead that could not be stored the error page says so, and where to write instead', () => {
  const sent: [string, string][] = [
    ['locale', 'fr'],
    ['name', 'Amina'],
    ['email', 'amina@example.org'],
    ['details', 'Trier <b>'],
    [honeypotField, ''],
  ];
  const html = renderServerError('/contact', '0123abcd', sent).body.plain.toString();
  expect(html).toContain('Votre message n’a pas pu être enregistré');
  expect(html).toContain(contactAddress());
  expect(html).toContain('Trier &lt;b&gt;');
  expect(html).not.toContain('La page n’a pas pu être affichée');
});

test('a rejected request gets the status and headers of its error', () => {
  const { status, headers } = renderRequestError(405, 'method', '/', { allow: 'GET' });
  expect([status, headers.allow, headers['cache-control']]).toEqual([405, 'GET', 'no-store']);
});
