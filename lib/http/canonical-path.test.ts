import { expect, test } from 'vitest';
import { canonicalizePath } from './canonical-path';

test.each([
  ['/CoNtAcT', '/contact'],
  ['/%63ontact', '/contact'],
  ['/%43ontact', '/contact'],
  ['/contact/', '/contact'],
  ['/contact//', '/contact'],
  ['/', '/'],
  ['/EN/', '/en'],
  ['/feed%2Exml', '/feed.xml'],
  ['/articles/%c3%89t%c3%a9', '/articles/%C3%89t%C3%A9'],
  ['/a%2fb%20c%3F', '/a%2Fb%20c%3F'],
  ['/a%25%36%33', '/a%2563'],
])('%s is at %s', (path, canonical) => {
  expect(canonicalizePath(path)).toBe(canonical);
  expect(canonicalizePath(canonical)).toBe(canonical);
});
