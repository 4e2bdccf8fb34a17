import { expect, test } from '@playwright/test';
import {
  expectPlain,
  expectRefused,
  get,
  multipart,
  ownOrigin,
  post,
  refusals,
  setUpSite,
  site,
} from './hostile-site';
import { formatRequest, sendRawRequest } from './raw-http';

const slug = 'mistral-ai-ia-souveraine-asml';

setUpSite();

test('other methods than GET, HEAD and POST get 405 with Allow', async () => {
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND']) {
    for (const path of ['/', '/contact', '/feed.xml', '/theme.js', '/health', '/media/x']) {
      const answer = await sendRawRequest(
        site.url,
        formatRequest(site.url, `${method} ${path} HTTP/1.1`),
      );
      expectPlain(`${method} ${path}`, answer);
      expect.soft([method, path, answer.status]).toEqual([method, path, 405]);
      expect.soft(answer.head).toMatch(/^allow: GET, HEAD/im);
    }
  }
  // Node.js closes without a word what asks for a tunnel.
  const tunnel = formatRequest(site.url, 'CONNECT evil.example:443 HTTP/1.1');
  await expectRefused('CONNECT', tunnel, [...refusals, 0]);
  for (const method of ['get', 'GARBAGE', 'GE T', 'G\x00T', '']) {
    await expectRefused(method, formatRequest(site.url, `${method} / HTTP/1.1`));
  }
});

test('requests of ambiguous length are refused', async () => {
  const at = (headers: string[], body = '') =>
    formatRequest(site.url, 'POST /contact HTTP/1.1', [ownOrigin(), ...headers], body);
  await expectRefused('two lengths', at(['Content-Length: 5', 'Content-Length: 6'], 'hello'));
  await expectRefused('length list', at(['Content-Length: 5, 5'], 'hello'));
  await expectRefused('length -1', at(['Content-Length: -1'], 'hello'));
  await expectRefused('length +5', at(['Content-Length: +5'], 'hello'));
  await expectRefused(
    'length and chunks',
    at(['Content-Length: 5', 'Transfer-Encoding: chunked'], '0\r\n\r\n'),
  );
  await expectRefused('chunks', at(['Transfer-Encoding: chunked'], '5\r\nhello\r\n0\r\n\r\n'));
  await expectRefused('bad chunk', at(['Transfer-Encoding: chunked'], 'zz\r\nhello\r\n0\r\n\r\n'));
  await expectRefused('unknown coding', at(['Transfer-Encoding: xchunked'], '0\r\n\r\n'));
  await expectRefused('space before the colon', at(['Content-Length : 5'], 'hello'));
  await expectRefused('folded', at(['Content-Length:', ' 5'], 'hello'));
  await expectRefused('no length', at([]));
});

test('old, garbled and oversized requests are refused', async () => {
  await expectRefused('HTTP/0.9', 'GET /\r\n\r\n');
  await expectRefused('HTTP/3.7', 'GET / HTTP/3.7\r\n\r\n');
  await expectRefused('no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n');
  await expectRefused('TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03');
  await expectRefused('HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
  await expectRefused('large header', get('/', [`X-Large: ${'a'.repeat(100_000)}`]), [431]);
  await expectRefused('large cookie', get('/', [`Cookie: a=${'a'.repeat(40_000)}`]), [431]);
  const many = Array.from({ length: 3000 }, (_, index) => `X-Header-${index}: a`);
  await expectRefused('many headers', get('/', many), [431]);
  await expectRefused('a line end alone', `GET / HTTP/1.1\nHost: a\n\n`);
  await expectRefused('a NUL', get('/', ['X-Nul: a\x00b']));
  const old = await sendRawRequest(site.url, 'GET /contact HTTP/1.0\r\n\r\n');
  expectPlain('HTTP/1.0', old);
  expect([200, 400]).toContain(old.status);
});

test('an unexpected or oversized body is refused', async () => {
  const body = ['Content-Length: 5'];
  for (const method of ['GET', 'HEAD']) {
    const bytes = formatRequest(site.url, `${method} / HTTP/1.1`, body, 'hello');
    await expectRefused(`${method} with a body`, bytes, [400, 413]);
  }
  const large = `a=${'b'.repeat(70_000)}`;
  const type = 'Content-Type: application/x-www-form-urlencoded';
  await expectRefused('large', post(large, [type, ownOrigin()]), [413]);
  await expectRefused(
    'large, multipart',
    post(multipart([['details', large]]), [ownOrigin()]),
    [413],
  );
  const promised = ['Content-Length: 99999999999', ownOrigin(), type];
  await expectRefused(
    'promised',
    formatRequest(site.url, 'POST /contact HTTP/1.1', promised),
    [413],
  );
});

test('unusual headers change nothing', async () => {
  const odd = [
    'Accept-Encoding: \x80\xff, gzip;q=banana, *;q=-1, br;;;',
    `Accept-Encoding: ${'gzip,'.repeat(1500)}`,
    'Range: bytes=0-0,1-1,2-2,3-3,4-4,-1,999999999999-',
    `Range: bytes=${'0-,'.repeat(2000)}0-`,
    'If-None-Match: "',
    `If-None-Match: ${'"a",'.repeat(2000)}"`,
    'If-Modified-Since: yesterday',
    'Accept-Language: ../../etc/passwd',
    'Next-Router-State-Tree: %7B%22__proto__%22%3A1',
    'Next-Router-Prefetch: 1',
    'Next-Router-Segment-Prefetch: /../../x',
    'RSC: 1',
    'X-Middleware-Subrequest: proxy:proxy:proxy:proxy:proxy',
    'X-Middleware-Rewrite: http://evil.example/',
    'X-Middleware-Set-Cookie: a=b',
    'X-Matched-Path: /health',
    'X-Invoke-Path: /health',
    'X-Invoke-Status: 500',
    'X-Next-Revalidated-Tags: a',
    'X-Prerender-Revalidate: x',
    'X-Nextjs-Data: 1',
    'X-Original-URL: /health',
    'X-HTTP-Method-Override: DELETE',
    'Next-Resume: 1',
    'Upgrade-Insecure-Requests: \x7f1'.replace('\x7f', ''),
    'X-Forwarded-For: () { :; }; id',
    'Forwarded: for="[::1";host=evil.example',
    'Cookie: __prerender_bypass=x; __next_preview_data=y',
    'Expect: 100-continue',
  ];
  const home = await (await fetch(site.url)).text();
  const [script = ''] = /\/assets\/[\w-]+\.js/.exec(home) ?? [];
  for (const path of ['/', `/articles/${slug}`, '/feed.xml', script, '/recherche?q=ia']) {
    const plain = await sendRawRequest(site.url, get(path));
    for (const line of odd) {
      const name = `${path} ${line.slice(0, 60)}`;
      const answer = await sendRawRequest(site.url, get(path, [line]));
      expectPlain(name, answer);
      expect.soft([200, 206, 400, 416], `${name}: ${answer.status}`).toContain(answer.status);
      if (answer.status === 200 && !line.startsWith('Accept-Encoding')) {
        expect.soft(answer.body.length, name).toBe(plain.body.length);
      }
    }
  }
});

test('slow requests delay nobody', async () => {
  const slow = Array.from({ length: 50 }, () =>
    sendRawRequest(
      site.url,
      Array.from({ length: 8 }, (_, index) =>
        index === 0 ? 'GET / HTTP/1.1\r\n' : `X-${index}: a\r\n`,
      ),
      {
        withinMs: 4000,
        pauseMs: 300,
      },
    ).catch(() => null),
  );
  const begun = performance.now();
  for (const path of ['/', '/contact', '/feed.xml']) {
    expect((await fetch(site.url + path)).status).toBe(200);
  }
  expect(performance.now() - begun).toBeLessThan(2000);
  await Promise.all(slow);
});
