import { expect, test } from 'vitest';
import { normalizeAddress, parseQueryAddress } from './address';

test.each([
  ['/2019/05/A-Post/', '/2019/05/a-post'],
  ['https://old.example/2019/05/a-post/?utm_source=x#part', '/2019/05/a-post'],
  ['/caf%c3%a9/', '/caf%C3%A9'],
  ['/café', '/caf%C3%A9'],
  ['/?p=123', '/?p=123'],
  ['https://old.example/index.php?p=123&preview=true', '/?p=123'],
  ['/blog/?page_id=7', '/blog?page_id=7'],
  ['/?tag=Maroc', '/?tag=maroc'],
  ['/?p=1/../2', '/'],
  ['/a-post?p=123', '/a-post'],
  ['//old.example/a-post', null],
  ['mailto:a@old.example', null],
  ['a-post', null],
])('%s is kept as %s', (address, expected) => {
  expect(normalizeAddress(address)).toBe(expected);
});

test('what a query says besides is told apart', () => {
  expect(parseQueryAddress('/?utm_source=x&p=123&utm_medium=y')).toEqual({
    address: '/?p=123',
    others: '?utm_source=x&utm_medium=y',
  });
  expect(parseQueryAddress('/?utm_source=x')).toBeNull();
  expect(parseQueryAddress('/articles/mistral?tag=newsletter')).toBeNull();
});
