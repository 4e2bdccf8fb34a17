import { afterEach, expect, test } from 'vitest';
import { env } from './env';
import { isExampleAddress, isPublicSite, listMissingMailSettings } from './public-site';

const settings = env();
const defaults = { ...settings };
afterEach(() => {
  for (const name of Object.keys(settings)) Reflect.deleteProperty(settings, name);
  Object.assign(settings, defaults);
});

test.each([
  ['https://jawad.fr', true],
  ['https://www.conseil-ia.ma:8443', true],
  ['https://localhost.fr', true],
  ['https://example.com', true],
  ['http://jawad.fr', false],
  ['https://localhost:3000', false],
  ['https://blog.localhost', false],
  ['https://192.0.2.7', false],
  ['https://[2001:db8::1]', false],
  ['https://jawad.example', false],
  ['https://jawad.test', false],
  ['https://jawad.invalid', false],
  ['https://nas.local', false],
  ['https://nas.local.', false],
])('%s is a public site: %s', (url, isPublic) => {
  expect(isPublicSite(url)).toBe(isPublic);
});

test.each([
  ['jawad@example.com', true],
  ['jawad@mail.Example.org', true],
  ['site@example.net', true],
  ['site@jawad.example', true],
  ['root@localhost', true],
  ['a@b@nas.local', true],
  ['jawad@counterexample.com', false],
  ['example@jawad.fr', false],
  ['jawad@example.fr', false],
])('%s is an example address: %s', (address, isExample) => {
  expect(isExampleAddress(address)).toBe(isExample);
});

const complete = {
  SITE_URL: 'https://jawad.fr',
  SMTP_URL: 'smtp://mail.jawad.fr',
  LEADS_TO: ['jawad@jawad.fr'],
  MAIL_FROM: { name: '', address: 'site@jawad.fr' },
};

test.each([
  ['nothing, with all settings', {}, []],
  ['SMTP_URL, unset', { SMTP_URL: undefined }, ['SMTP_URL']],
  ['LEADS_TO, from site.config.ts', { LEADS_TO: undefined }, ['LEADS_TO']],
  ['one recipient of two', { LEADS_TO: ['jawad@jawad.fr', 'a@b.example'] }, ['LEADS_TO']],
  ['MAIL_FROM, from site.config.ts', { MAIL_FROM: undefined }, ['MAIL_FROM']],
  [
    'all three',
    { SMTP_URL: undefined, LEADS_TO: undefined, MAIL_FROM: undefined },
    ['LEADS_TO', 'MAIL_FROM', 'SMTP_URL'],
  ],
  ['nothing, on another site', { SITE_URL: 'http://localhost', SMTP_URL: undefined }, []],
])('names %s', (_, change, names) => {
  Object.assign(settings, complete, change);
  expect(listMissingMailSettings().map(({ name }) => name)).toEqual(names);
});

test('quotes the example address', () => {
  Object.assign(settings, complete, { LEADS_TO: ['a@b.example'] });
  expect(listMissingMailSettings()).toEqual([
    { name: 'LEADS_TO', problem: 'LEADS_TO is a@b.example, an example address' },
  ]);
});
