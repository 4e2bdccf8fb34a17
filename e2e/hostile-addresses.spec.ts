import { expect, test } from '@playwright/test';
import {
  expectPlain,
  expectRefused,
  get,
  normalized,
  refusals,
  setUpSite,
  site,
} from './hostile-site';
import { sendRawRequest } from './raw-http';

setUpSite();

test('malformed addresses are refused', async () => {
  const targets = [
    '/%',
    '/%zz',
    '/articles/%c0%ae%c0%ae',
    '/articles/%ed%a0%80',
    '/articles/%ff',
    '/articles/a%00b',
    '/%00',
    '/%252e%252e%252fetc%252fpasswd',
    '/..%2f..%2fetc%2fpasswd',
    '/..\\..\\etc\\passwd',
    '/../../../../etc/passwd',
    `/${'a'.repeat(12_000)}`,
    `/recherche?q=${'a'.repeat(12_000)}`,
    '*',
    'nothing',
    '/a b',
    '/\x01',
  ];
  for (const target of targets) await expectRefused(target, get(target), [...refusals, normalized]);
});

test('no path escapes its folder', async () => {
  const folders = [
    '/media',
    '/share/fr',
    '/share',
    '/_next/static',
    '/_next/static/chunks',
    '/indexnow',
    '/sitemaps',
    '',
  ];
  const ways = [
    '../../../../../../etc/passwd',
    '..%2f..%2f..%2f..%2fetc%2fpasswd',
    '%2e%2e/%2e%2e/%2e%2e/package.json',
    '..%5c..%5cpackage.json',
    '..%252f..%252fpackage.json',
    '....//....//package.json',
    '%2fetc%2fpasswd',
    '..%2fsecrets%2fwebhook-key',
    '..%2fblog.db',
    'a.avif%00.jpg',
    '%c0%ae%c0%ae/package.json',
    '.env',
    '.git/config',
    '__proto__',
  ];
  for (const folder of folders) {
    for (const way of ways)
      await expectRefused(`${folder}/${way}`, get(`${folder}/${way}`), [...refusals, normalized]);
  }
});

test('no response contains the Host of the request', async () => {
  const named = [
    ['Host: evil.example'],
    ['X-Forwarded-Host: evil.example'],
    ['X-Forwarded-Host: evil.example', 'X-Forwarded-Proto: https'],
    ['Forwarded: host=evil.example'],
    ['X-Host: evil.example', 'X-Original-Host: evil.example'],
  ];
  for (const path of [
    '/',
    '/contact',
    '/feed.xml',
    '/sitemap.xml',
    '/robots.txt',
    '/fr/contact',
    '/page/1',
    '/recherche?q=ia',
    '/nowhere',
    '/contact/',
  ]) {
    for (const lines of named) {
      const host = lines[0]?.startsWith('Host') ? [] : [`Host: ${new URL(site.url).host}`];
      const bytes = [`GET ${path} HTTP/1.1`, ...host, 'Connection: close', ...lines, '', ''].join(
        '\r\n',
      );
      expectPlain(`${path} ${lines}`, await sendRawRequest(site.url, bytes));
    }
  }
  await expectRefused('two hosts', get('/', ['Host: evil.example']));
});

test('every redirect stays on the site', async () => {
  const targets = [
    '//evil.example',
    '//evil.example/',
    '///evil.example/',
    '/\\evil.example/',
    '/%5cevil.example/',
    '/%2fevil.example/',
    '/%2f%2fevil.example/..',
    '//evil.example/%2e%2e',
    '/fr//evil.example',
    '/fr/%2fevil.example',
    '/en//evil.example/',
    '/page/1?next=//evil.example',
    '/fr/articles//evil.example',
    'http://evil.example/fr/contact',
    'http://evil.example/contact/',
    '/fr/contact?url=http://evil.example',
    '/fr/articles/%0d%0aInjected:%20a',
    '/fr/contact?a=%0d%0aInjected:%20a',
    '/contact/merci?ref=IA-AAAAA%0d%0aInjected:%20a',
  ];
  for (const target of targets) {
    const answer = await sendRawRequest(site.url, get(target));
    const location = /^location: (.*)$/im.exec(answer.head)?.[1]?.trim();
    const origin = location === undefined ? site.url : new URL(location, site.url).origin;
    expect.soft([target, origin]).toEqual([target, site.url]);
    expect.soft(answer.head, target).not.toMatch(/^injected:/im);
    expect.soft(answer.status, target).toBeLessThan(500);
  }
});
