import { expect, test } from 'vitest';
import { describeDevice } from './device';
import { listErrorCodes, newAccountSchema, parseNextPath, signInSchema } from './schema';

test('an address is trimmed and in lower case', () => {
  expect(signInSchema.parse({ email: ' Jawad@Example.ORG ', password: 'x' }).email).toBe(
    'jawad@example.org',
  );
});

test.each([
  [{ email: 'jawad', password: 'une phrase assez longue' }, { email: 'emailInvalid' }],
  [{ email: 'j@example.org', password: '' }, { password: 'passwordMissing' }],
  [{ email: 'j@example.org', password: 'onze lettre' }, { password: 'passwordTooShort' }],
  [{ email: 'j@example.org', password: 'x'.repeat(201) }, { password: 'passwordTooLong' }],
  [{}, { email: expect.any(String), password: expect.any(String) }],
])('%j of a new account is refused', (fields, codes) => {
  const { error } = newAccountSchema.safeParse({ ...fields, locale: 'fr' });
  expect(error && listErrorCodes(error)).toEqual(codes);
});

test.each([
  ['/studio/settings', '/studio/settings'],
  ['/studio/settings?done=password', '/studio/settings?done=password'],
  ['/studio/leads?text=a%C3%AFcha+b', '/studio/leads?text=a%C3%AFcha+b'],
  ['/studio', '/studio'],
  [undefined, '/studio'],
  ['https://evil.example/studio', '/studio'],
  ['//evil.example', '/studio'],
  ['/studio/../contact', '/studio'],
  ['/studio\\evil', '/studio'],
  ['/studioevil', '/studio'],
])('the next page after %j is %s', (value, path) => {
  expect(parseNextPath(value)).toBe(path);
});

test.each([
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/158.0.0.0 Safari/537.36',
    'Chrome, Linux',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/158.0 Safari/537.36 Edg/158.0',
    'Edge, Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 Version/26.0 Mobile/15E148 Safari/604.1',
    'Safari, iPhone',
  ],
  ['Mozilla/5.0 (Android 16; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0', 'Firefox, Android'],
  ['curl/8', ''],
])('%s is named %s', (agent, name) => {
  expect(describeDevice(agent)).toBe(name);
});
