import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import PageCache from './page-cache.mjs';

const shared = globalThis as typeof globalThis & { readContentVersion?: () => Promise<string> };
const cache = new PageCache();
const pageOf = (html: string) => ({ kind: 'APP_PAGE', html, status: 200 });

let version: string;
beforeEach(() => {
  version = '1';
  shared.readContentVersion = async () => version;
});
afterEach(() => {
  delete shared.readContentVersion;
});

/** As Next.js does it: asks for the page, and hands over what it rendered where there is none. */
async function visit(key: string, html: string): Promise<'kept' | 'rendered'> {
  if (await cache.get(key)) return 'kept';
  await cache.set(key, pageOf(html));
  return 'rendered';
}
const htmlOf = async (key: string) => (await cache.get(key))?.value.html;

describe('a finished page', () => {
  test('is kept, each under its own key', async () => {
    expect(await visit('/fr/a', 'A')).toBe('rendered');
    expect(await visit('/fr/b', 'B')).toBe('rendered');
    expect(await visit('/fr/a', 'A2')).toBe('kept');
    expect(await htmlOf('/fr/a')).toBe('A');
    expect(await htmlOf('/fr/b')).toBe('B');
  });

  test('is rendered anew for each version of the content', async () => {
    await visit('/versions', 'old');
    version = '2';
    expect(await visit('/versions', 'new')).toBe('rendered');
    expect(await htmlOf('/versions')).toBe('new');
    version = '1';
    expect(await htmlOf('/versions')).toBeUndefined();
  });

  test('whose content changed while it was rendered is not served', async () => {
    expect(await cache.get('/slow')).toBeNull();
    version = '2';
    await cache.set('/slow', pageOf('made from version 1'));
    expect(await cache.get('/slow')).toBeNull();
  });

  test('that nobody asked for, as at the build, is not served', async () => {
    await cache.set('/built', pageOf('made on an empty store'));
    expect(await cache.get('/built')).toBeNull();
  });

  test('is not served while there is no store to ask for its version', async () => {
    await visit('/away', 'A');
    delete shared.readContentVersion;
    expect(await cache.get('/away')).toBeNull();
    await cache.set('/away-too', pageOf('A'));
    shared.readContentVersion = async () => version;
    expect(await cache.get('/away-too')).toBeNull();
  });

  test('goes when Next.js takes it back', async () => {
    await visit('/gone', 'A');
    await cache.set('/gone', null);
    expect(await cache.get('/gone')).toBeNull();
  });
});

describe('while the store does not answer', () => {
  const away = async () => {
    throw new Error('The store is away.');
  };

  test('a page that is at hand is served, and is judged again when the store is back', async () => {
    await visit('/at-hand', 'A');
    shared.readContentVersion = away;
    expect(await htmlOf('/at-hand')).toBe('A');
    shared.readContentVersion = async () => '2';
    expect(await cache.get('/at-hand')).toBeNull();
  });

  test('a page that is not is an error, not an empty one', async () => {
    shared.readContentVersion = away;
    await expect(cache.get('/not-at-hand')).rejects.toThrow('The store is away.');
  });
});

describe('a page that names its status', () => {
  async function store(key: string, html: string) {
    const page = { ...pageOf(html), headers: { vary: 'rsc' } };
    await cache.get(key);
    await cache.set(key, page);
    return page;
  }

  test('404 has it from the first answer on, and is not kept', async () => {
    const page = await store('/404', '<head><meta name="http-status" content="404"/></head>');
    expect(page.status).toBe(404);
    expect(await cache.get('/404')).toBeNull();
  });

  test('308 has it, and the place that it moved to', async () => {
    const mark = '<meta name="http-status" content="308"/>';
    const place = '<meta name="http-location" content="/articles/mistral"/>';
    const page = await store('/308', `<head>${mark}${place}</head>`);
    const moved = { status: 308, headers: { vary: 'rsc', location: '/articles/mistral' } };
    expect(page).toMatchObject(moved);
    expect((await cache.get('/308'))?.value).toMatchObject(moved);
  });

  test('only in words keeps the status that it had', async () => {
    const text = '<p>404 &lt;meta name=&quot;http-status&quot; content=&quot;404&quot;/&gt;</p>';
    expect((await store('/words', text)).status).toBe(200);
    expect(await htmlOf('/words')).toBe(text);
  });
});

test('a page that nobody may ask for again is finished, and not kept', async () => {
  const mark = '<meta name="page-cache" content="none"/>';
  const page = pageOf(`<head>${mark}</head><script src="/_next/a.js"></script>`);
  await cache.get('/once');
  await cache.set('/once', page);
  expect(page).toMatchObject({
    html: `<head>${mark}</head>`,
    headers: { 'cache-control': 'private, no-cache' },
  });
  expect(await cache.get('/once')).toBeNull();
  // In words it means nothing.
  await visit('/words-only', '<p>&lt;meta name="page-cache" content="none"/&gt;</p>');
  expect(await cache.get('/words-only')).not.toBeNull();
});

test('past the limit of memory the page unused for longest goes', async () => {
  const large = 'x'.repeat(20 * 1024 * 1024);
  for (const key of ['/1', '/2', '/3']) await visit(key, large);
  // Replaced, a page counts once.
  version = '2';
  for (const key of ['/1', '/2', '/3']) expect(await visit(key, large)).toBe('rendered');
  expect(await visit('/1', large)).toBe('kept');
  expect(await visit('/4', large)).toBe('rendered');
  const kept = [];
  for (const key of ['/1', '/2', '/3', '/4']) {
    if (await cache.get(key)) kept.push(key);
  }
  expect(kept).toEqual(['/1', '/3', '/4']);
});
