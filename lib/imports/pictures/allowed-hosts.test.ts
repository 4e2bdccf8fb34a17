import { expect, test } from 'vitest';
import { createHostCheck, listSources } from './allowed-hosts';

const isAllowed = createHostCheck('http://carnet.example:8080/blog', ['cdn.example']);

test.each([
  'http://carnet.example:8080/a.jpg',
  'https://www.carnet.example:8080/a.jpg',
  'https://carnet.example/a.jpg',
  'https://www.cdn.example/a.jpg',
  'https://vieux.files.wordpress.com/2008/06/a.jpg',
  'https://i0.wp.com/carnet.example/a.jpg?w=9',
  'https://i2.wp.com/www.cdn.example/a.jpg',
  'https://i1.wp.com/vieux.files.wordpress.com/a.jpg',
])('%s may be fetched', (address) => {
  expect(isAllowed(new URL(address))).toBe(true);
});

test.each([
  'ftp://carnet.example/a.jpg',
  'file:///etc/passwd',
  'https://me:secret@carnet.example/a.jpg',
  'https://carnet.example:22/a.jpg',
  'https://cdn.example:8080/a.jpg',
  'https://sub.cdn.example/a.jpg',
  'https://carnet.example.evil.example/a.jpg',
  'https://files.wordpress.com/a.jpg',
  'https://evilfiles.wordpress.com/a.jpg',
  'https://i0.wp.com/evil.example/carnet.example/a.jpg',
  'https://i0.wp.com/i0.wp.com/carnet.example/a.jpg',
  'https://i0.wp.com/i1.wp.com/i0.wp.com/evil.example/a.jpg',
  'https://i3.wp.com/carnet.example/a.jpg',
  'https://i0.wp.com/',
  'https://other.example/a.jpg',
])('%s may not', (address) => {
  expect(isAllowed(new URL(address))).toBe(false);
});

test('of a site without an address, only what the author names', () => {
  const check = createHostCheck(null, ['cdn.example']);
  expect(check(new URL('https://cdn.example/a.jpg'))).toBe(true);
  expect(check(new URL('https://old-site.invalid/a.jpg'))).toBe(false);
});

test('lists the original before the size that the text shows', () => {
  const list = (...sources: string[]) =>
    listSources({ name: 'a.jpg', address: 'x', sources }, isAllowed).map(({ href }) => href);
  const original = 'https://carnet.example/a.jpg';
  expect(list(original, `${original}?w=9`)).toEqual([original, `${original}?w=9`]);
  expect(list(original)).toEqual([original]);
  expect(list('https://other.example/a.jpg', 'https://i0.wp.com/carnet.example/a.jpg')).toEqual([
    'https://i0.wp.com/carnet.example/a.jpg',
  ]);
  expect(list('content/images/a.jpg')).toEqual([]);
});
