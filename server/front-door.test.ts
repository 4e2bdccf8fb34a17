import { describe, expect, test, vi } from 'vitest';
import { sharedCacheControl } from '@/lib/http/cache-control';
import { logPageError } from '@/lib/http/log-page-error';
import { log } from '@/lib/log';
import { waitFor } from '@/lib/testing/wait-for';
import { door, nextScript, page, startDoorForEachTest } from './front-door-testing';

startDoorForEachTest();

const { get } = door;

test('a page is finished, cached and sent with its headers', async () => {
  const first = await get('/a');
  expect(first.status).toBe(200);
  expect(await first.text()).toBe(page('Texte. '.repeat(100)).replace(nextScript, ''));
  expect(first.headers.get('cache-control')).toBe(sharedCacheControl);
  expect(first.headers.get('vary')).toBe('Accept-Encoding');
  expect(first.headers.get('content-encoding')).toBe('br');
  expect(first.headers.get('content-security-policy')).toContain("default-src 'none'");
  for (const name of ['x-nextjs-cache', 'set-cookie', 'x-powered-by']) {
    expect(first.headers.has(name)).toBe(false);
  }
  await get('/a');
  expect(door.received).toHaveLength(1);
  door.version = '2';
  await get('/a');
  expect(door.received).toHaveLength(2);
});

test('of the files that React preloads, the style sheet is left to the head', async () => {
  const font = '</a.woff2>; rel=preload; as="font"';
  const headers = {
    'content-type': 'text/html',
    link: `${font}, </a.css>; rel=preload; as="style"`,
  };
  door.nextResponse = { headers };
  expect((await get('/a')).headers.get('link')).toBe(font);
  door.nextResponse = { headers: { ...headers, link: '</a.css>; rel=preload; as="style"' } };
  expect((await get('/b')).headers.has('link')).toBe(false);
});

test('a conditional request gets 304 without a body, by ETag or by date', async () => {
  const { headers } = await get('/a');
  const [etag = '', date = ''] = [headers.get('etag') ?? '', headers.get('last-modified') ?? ''];
  const statusOf = async (sent: Record<string, string>) => {
    const response = await get('/a', sent);
    expect((await response.text()) === '').toBe(response.status === 304);
    expect(response.headers.get('etag')).toBe(etag);
    return response.status;
  };
  expect(await statusOf({ 'if-none-match': etag })).toBe(304);
  expect(await statusOf({ 'if-none-match': `"x", ${etag}` })).toBe(304);
  expect(await statusOf({ 'if-none-match': '*' })).toBe(304);
  expect(await statusOf({ 'if-none-match': '"x"' })).toBe(200);
  expect(await statusOf({ 'if-modified-since': date })).toBe(304);
  expect(await statusOf({ 'if-modified-since': 'yesterday' })).toBe(200);
  expect(await statusOf({ 'if-none-match': '"x"', 'if-modified-since': date })).toBe(200);
});

test('a page does not wait for pictures that are encoded', async () => {
  let finish = () => {};
  const encoded = new Promise<void>((resolve) => {
    finish = resolve;
  });
  door.nextResponse = ({ url }) =>
    /^\/(?:media|share)\//.test(url ?? '') ? { waitFor: encoded } : {};
  const paths = ['/media/a-1200.webp', '/media/b-1x1.jpg', '/share/fr/a.jpg'];
  const pictures = paths.map((path) => get(path));
  await waitFor(() => expect(door.received).toHaveLength(paths.length));
  expect((await get('/a')).status).toBe(200);
  finish();
  await Promise.all(pictures);
});

test('a picture that is not encoded yet is asked for again', async () => {
  door.nextResponse = {
    status: 503,
    headers: { 'content-type': 'text/plain', 'cache-control': 'no-store', 'retry-after': '5' },
  };
  for (const _ of [1, 2]) {
    const { status, headers } = await get('/media/a-1200.webp');
    expect([status, headers.get('retry-after')]).toEqual([503, '5']);
  }
  expect(door.received).toHaveLength(2);
});

test('HEAD has the headers of GET and no body', async () => {
  const [whole, head] = [await get('/a'), await get('/a', {}, 'HEAD')];
  const hops = ['connection', 'date', 'keep-alive'];
  const own = ({ headers }: Response) => [...headers].filter(([name]) => !hops.includes(name));
  expect(own(head)).toEqual(own(whole));
  expect(await head.text()).toBe('');
});

test('no personal header or query reaches a page that is cached for others', async () => {
  await get('/a?utm_source=x', { cookie: 'a=b', rsc: '1', 'x-forwarded-host': 'evil.example' });
  const [{ request }] = door.received as [(typeof door.received)[0]];
  expect(request.url).toBe('/a');
  expect(Object.keys(request.headers).sort()).toEqual(['host', 'user-agent', 'x-error-reference']);
  expect(request.headers.host).toBe('example.com');
});

test('the search and the thanks page are requested with their query', async () => {
  await get('/recherche?q=ia');
  const { headers } = await get('/contact/merci?ref=IA-7K3F9');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(door.received.map(({ request }) => request.url)).toEqual([
    '/recherche?q=ia',
    '/contact/merci?ref=IA-7K3F9',
  ]);
});

test('a repeated search is cached until the content changes', async () => {
  door.nextResponse = { body: page('<meta name="page-cache" content="none"/>') };
  for (const query of ['q=ia', 'q=ia', 'q=lead', 'q=ia']) {
    const { headers } = await get(`/recherche?${query}`);
    expect(headers.get('cache-control')).toBe('private, no-cache');
  }
  expect(door.received).toHaveLength(2);
  door.version = '2';
  await get('/recherche?q=ia');
  expect(door.received).toHaveLength(3);
});

test('a signed page is rendered for each request, with its query, and leaves no trace', async () => {
  for (const _ of [1, 2]) {
    const { headers } = await get('/apercu?token=a.b');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toBe('noindex');
    expect(headers.has('etag')).toBe(false);
  }
  expect(door.received.map(({ request }) => request.url)).toEqual(
    Array(2).fill('/apercu?token=a.b'),
  );

  const place = '<meta name="http-location" content="/articles/b"/>';
  door.nextResponse = { body: page(`<meta name="http-status" content="307"/>${place}`) };
  const moved = await get('/apercu?token=a.b');
  expect([moved.status, moved.headers.get('location')]).toEqual([307, '/articles/b']);
  expect(moved.headers.get('cache-control')).toBe('no-store');
});

test('a page is cached under one address, and other spellings of it lead there', async () => {
  await get('/articles/a');
  for (const spelling of ['/Articles/A', '/%61rticles/a', '/articles/a/', '/ARTICLES/%61//']) {
    const moved = await get(`${spelling}?utm_source=x`);
    expect([moved.status, moved.headers.get('location')]).toEqual([
      308,
      '/articles/a?utm_source=x',
    ]);
    expect(moved.headers.get('cache-control')).toBe('no-cache');
  }
  expect(door.received).toHaveLength(1);
  const signed = await get('/CONTACT/merci?ref=IA-7K3F9&token=a.b');
  expect(signed.headers.get('location')).toBe('/contact/merci?ref=IA-7K3F9&token=a.b');
});

test('static files come from memory, and files of Next.js do not exist', async () => {
  expect(await (await get('/assets/a.js?x')).text()).toBe('1');
  expect((await get('/_next/static/chunks/a.js')).status).toBe(404);
  expect((await get('/_next/image?url=/a.png')).status).toBe(404);
  expect(door.received).toEqual([]);
});

test('a page can declare a redirect or a 404', async () => {
  const mark = '<meta name="http-status" content="308"/>';
  const place = '<meta name="http-location" content="/articles/b"/>';
  door.nextResponse = { body: page(mark + place) };
  for (const query of ['', '?utm_source=x', '']) {
    const moved = await get(`/articles/a${query}`);
    expect([moved.status, moved.headers.get('location')]).toEqual([308, `/articles/b${query}`]);
  }
  door.nextResponse = { body: page('<meta name="http-status" content="404"/>') };
  const missing = await get('/articles/c');
  expect([missing.status, missing.headers.get('cache-control')]).toEqual([404, sharedCacheControl]);
  // A 404 is not cached: the page may exist at the next request.
  await get('/articles/c');
  expect(door.received).toHaveLength(3);
});

test('a response that is not HTML is passed on unchanged', async () => {
  door.nextResponse = {
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: '{}',
  };
  const response = await get('/health');
  expect(await response.text()).toBe('{}');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.has('etag')).toBe(false);
});

describe('a bug', () => {
  test('is answered with the reference that Next.js got for its log', async () => {
    door.nextResponse = { status: 500, body: 'Error: secret at /srv/site/a.js:1' };
    const response = await get('/en/articles/a');
    const text = await response.text();
    const reference = String(door.received[0]?.request.headers['x-error-reference']);
    expect(response.status).toBe(500);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(reference).toMatch(/^[0-9a-f]{8}$/);
    expect(text).toContain(reference);
    expect(text).toContain('lang="en"');
    expect(text).not.toContain('secret');
    door.nextResponse = {};
    expect((await get('/en/articles/a')).status).toBe(200);
  });

  test('is logged under its reference unless Next.js has reported it', async () => {
    const error = vi.spyOn(log, 'error').mockReturnValue();
    door.nextResponse = { status: 500 };
    await get('/en/articles/a');
    const reference = door.received[0]?.request.headers['x-error-reference'];
    expect(error).toHaveBeenCalledOnce();
    expect(error.mock.calls[0]?.[0]).toMatchObject({
      event: 'page',
      reference,
      path: '/en/articles/a',
    });
    logPageError(new Error('reported again'), '/en/articles/a', String(reference));
    expect(error).toHaveBeenCalledOnce();
    error.mockRestore();
  });

  test('in the markup of a page is logged with its cause', async () => {
    const error = vi.spyOn(log, 'error').mockReturnValue();
    door.nextResponse = { body: page('<template id="B:0"></template>') };
    expect((await get('/b')).status).toBe(500);
    expect(error.mock.calls[0]?.[0]).toMatchObject({
      event: 'page',
      path: '/b',
      error: expect.stringContaining('template'),
    });
    error.mockRestore();
  });
});

test('too many waiting pages are answered with 503 and Retry-After', async () => {
  let release = () => {};
  door.nextResponse = {
    waitFor: new Promise<void>((resolve) => {
      release = resolve;
    }),
  };
  const outcomes: [status: number, retryAfter: string | null][] = [];
  const requests = Array.from({ length: 300 }, async (_, number) => {
    const { status, headers } = await get(`/${number}`);
    outcomes.push([status, headers.get('retry-after')]);
  });
  await waitFor(() => expect(outcomes).toEqual(Array(42).fill([503, '5'])));
  release();
  await Promise.all(requests);
  expect(outcomes.slice(42)).toEqual(Array(258).fill([200, null]));
});

test('an address of the old site leads to its text in one hop, with the query', async () => {
  door.nextResponse = { status: 404 };
  door.redirects = { '/2019/05/a-post': '/articles/a' };
  for (const address of ['/2019/05/a-post', '/2019/05/A-Post/']) {
    const { status, headers } = await get(`${address}?utm_source=x`);
    expect([status, headers.get('location')]).toEqual([308, '/articles/a?utm_source=x']);
  }
  expect(door.received).toHaveLength(1);
  door.version = '2';
  door.redirects = {};
  expect((await get('/2019/05/a-post')).status).toBe(404);
});

test('a redirect never shadows a page that exists', async () => {
  door.redirects = { '/a': '/b' };
  expect((await get('/a')).status).toBe(200);
});

test('the queries of WordPress lead to its texts, others to the page', async () => {
  door.redirects = { '/?p=12': '/articles/a', '/blog?p=12': '/articles/b' };
  const locationOf = async (address: string) => (await get(address)).headers.get('location');
  expect(await locationOf('/?p=12')).toBe('/articles/a');
  expect(await locationOf('/index.php?utm_source=x&p=12')).toBe('/articles/a?utm_source=x');
  expect(await locationOf('/blog/?p=12')).toBe('/articles/b');
  expect((await get('/?p=13')).status).toBe(200);
  expect(door.received.map(({ request }) => request.url)).toEqual(['/']);
});
