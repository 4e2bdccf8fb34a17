import { randomBytes } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sharedCacheControl } from '@/lib/http/cache-control';
import { log } from '@/lib/log';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { waitFor } from '@/lib/testing/wait-for';
import { BufferedResponse } from './buffered-response';
import {
  BusyError,
  createPageCache,
  createPictureCache,
  createSearchCache,
  type PageCache,
} from './page-cache';

let version: string;
let readVersion: () => Promise<string>;
let cache: PageCache;
beforeEach(() => {
  version = '1';
  readVersion = async () => version;
  cache = createPageCache(() => readVersion(), 64);
});
afterEach(() => {
  vi.useRealTimers();
});

function responseOf(text: string, status = 200, cacheControl = sharedCacheControl) {
  const headers = { 'cache-control': cacheControl, 'content-type': 'text/html' };
  return new BufferedResponse(status, headers, Buffer.from(text));
}

const incompressible = (length: number) => randomBytes(length).toString('base64').slice(0, length);

async function read(key: string, text: string, status?: number, cacheControl?: string) {
  const response = await cache.get(key, async () => responseOf(text, status, cacheControl));
  return response.body.plain.toString();
}

describe('a page', () => {
  test('is cached under its own key', async () => {
    expect(await read('/a', 'A')).toBe('A');
    expect(await read('/b', 'B')).toBe('B');
    expect(await read('/a', 'A2')).toBe('A');
    expect(await read('/b', 'B2')).toBe('B');
  });

  test('is rendered again for each content version', async () => {
    await read('/a', 'old');
    version = '2';
    expect(await read('/a', 'new')).toBe('new');
    expect(await read('/a', 'newer')).toBe('new');
  });

  test('whose content changed while it was rendered is rendered again for the next request', async () => {
    const page = await cache.get('/a', async () => {
      version = '2';
      return responseOf('from version 1');
    });
    expect(page.body.plain.toString()).toBe('from version 1');
    expect(await read('/a', 'from version 2')).toBe('from version 2');
  });

  test('is rendered once per version for simultaneous requests', async () => {
    const render = vi.fn(async () => responseOf('A'));
    await Promise.all([1, 2, 3].map(() => cache.get('/a', render)));
    expect(render).toHaveBeenCalledTimes(1);
    version = '2';
    await Promise.all([1, 2, 3].map(() => cache.get('/a', render)));
    expect(render).toHaveBeenCalledTimes(2);
  });

  test('that failed to render is rendered again', async () => {
    const failing = async () => {
      throw new Error('A bug.');
    };
    await expect(cache.get('/a', failing)).rejects.toThrow('A bug.');
    expect(await read('/a', 'A')).toBe('A');
  });

  test.each([
    ['that is missing', 404, sharedCacheControl],
    ['that failed', 503, sharedCacheControl],
    ['for one visitor', 200, 'private, no-cache'],
    ['marked no-store', 200, 'no-store'],
  ])('%s is not cached', async (_, status, cacheControl) => {
    await read('/a', 'first', status, cacheControl);
    expect(await read('/a', 'second', status, cacheControl)).toBe('second');
  });

  test.each([
    ['that moved', 308, sharedCacheControl],
    ['named by its content', 200, 'public, max-age=31536000, immutable'],
  ])('%s is cached', async (_, status, cacheControl) => {
    await read('/a', 'first', status, cacheControl);
    expect(await read('/a', 'second', status, cacheControl)).toBe('first');
  });
});

test('caches searches in a small cache of their own', async () => {
  cache = createSearchCache(() => readVersion());
  const text = incompressible(1024 * 1024);
  const search = (words: string, its = text) =>
    read(`/search?q=${words}`, its, 200, 'private, no-cache');
  await search('a');
  await search('b');
  expect(await search('b', 'anew')).toBe(text);
  await search('c');
  expect(await search('a', 'anew')).toBe('anew');
});

test('does not cache a search that failed or is marked no-store', async () => {
  cache = createSearchCache(() => readVersion());
  for (const [status, cacheControl] of [
    [404, 'no-cache'],
    [200, 'no-store'],
  ] as const) {
    await read('/search', 'first', status, cacheControl);
    expect(await read('/search', 'second', status, cacheControl)).toBe('second');
  }
});

describe('while the store is unavailable', () => {
  const unavailable = async () => {
    throw new Error('The store is unavailable.');
  };

  test('a cached page is served, and checked again when the store is back', async () => {
    await read('/a', 'A');
    readVersion = unavailable;
    expect(await read('/a', 'B')).toBe('A');
    version = '2';
    readVersion = async () => version;
    expect(await read('/a', 'B')).toBe('B');
  });

  test('is logged once, and again after the store was back', async () => {
    const error = vi.spyOn(log, 'error').mockReturnValue();
    await read('/a', 'A');
    for (const current of [unavailable, unavailable, async () => version, unavailable]) {
      readVersion = current;
      await read('/a', 'A');
    }
    expect(error).toHaveBeenCalledTimes(2);
    expect(error.mock.calls[0]).toMatchObject([
      { event: 'page-cache', error: 'Error' },
      expect.any(String),
    ]);
    error.mockRestore();
    readVersion = async () => version;
    await read('/a', 'A');
  });

  test('an uncached page is rendered if possible, and not cached', async () => {
    readVersion = unavailable;
    expect(await read('/a', 'A')).toBe('A');
    expect(await read('/a', 'B')).toBe('B');
  });
});

describe('the Last-Modified date', () => {
  const dateOf = async (text: string) => {
    const { validators } = await cache.get('/a', async () => responseOf(text));
    return validators['last-modified'];
  };

  test('is the second in which the text first appeared, and never the same for two texts', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-01T12:00:00.400Z') });
    expect(await dateOf('one')).toBe('Thu, 01 Jan 2026 12:00:00 GMT');
    version = '2';
    expect(await dateOf('two')).toBe('Thu, 01 Jan 2026 12:00:01 GMT');
    vi.setSystemTime(new Date('2026-01-01T13:00:00Z'));
    version = '3';
    expect(await dateOf('two')).toBe('Thu, 01 Jan 2026 12:00:01 GMT');
    version = '4';
    expect(await dateOf('one')).toBe('Thu, 01 Jan 2026 13:00:00 GMT');
  });
});

describe('many simultaneous pages', () => {
  /** Requests pages that finish() completes; `begun` lists the started ones in order. */
  const requestPages = (count: number) => {
    const begun: number[] = [];
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const pages = Array.from({ length: count }, (_, number) =>
      cache.get(`/${number}`, async () => {
        begun.push(number);
        await finished;
        return responseOf(String(number));
      }),
    );
    return { begun, finish, pages };
  };

  test('are rendered two at a time, and the others wait', async () => {
    const { begun, finish, pages } = requestPages(5);
    await waitFor(() => expect(begun).toEqual([0, 1]));
    finish();
    await Promise.all(pages);
    expect(begun).toEqual([0, 1, 2, 3, 4]);
  });

  test('of pictures are not limited to two, because some wait to be encoded', async () => {
    cache = createPictureCache(() => readVersion());
    const { begun, finish, pages } = requestPages(64);
    await waitFor(() => expect(begun).toHaveLength(64));
    finish();
    await Promise.all(pages);
  });

  test('are rejected when too many wait, and served later', async () => {
    const { finish, pages } = requestPages(300);
    await expect(pages[299]).rejects.toThrow(BusyError);
    finish();
    const outcomes = await Promise.allSettled(pages);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(258);
    expect(await read('/299', 'now')).toBe('now');
  });

  test('are not blocked by a page that fails', async () => {
    const failing = async () => {
      throw new Error('A bug.');
    };
    const requests = ['/a', '/b', '/c'].map((key) => cache.get(key, failing));
    expect(await read('/d', 'D')).toBe('D');
    for (const { status } of await Promise.allSettled(requests)) expect(status).toBe('rejected');
  });
});

test('evicts the least recently used page when the memory limit is reached', async () => {
  cache = createPageCache(() => readVersion(), 4);
  const texts = Array.from({ length: 10 }, () => incompressible(300_000));
  const isCached = async (number: number) => (await read(`/${number}`, 'new')) !== 'new';
  for (const [number, text] of texts.entries()) await read(`/${number}`, text);
  expect(await isCached(9)).toBe(true);
  const { bytes, pages } = cache.readStatistics();
  expect(pages).toBe(9);
  expect(bytes).toBeLessThan(4 * 1024 * 1024);
  // A page that is rendered again counts once.
  version = '2';
  await read('/9', texts[9] ?? '');
  expect(cache.readStatistics()).toMatchObject({ pages: 9 });
  expect(await isCached(0)).toBe(false);
});

describe('what was rendered from rows that a change leaves as they were', () => {
  withEmptyStore();

  const renderTopic = (slug: string, text: string) => async () => {
    await db().topic.findFirst({ where: { locale: 'fr', slug } });
    return responseOf(text);
  };
  const readTopic = async (slug: string, text: string) => {
    const page = await cache.get(`/${slug}`, renderTopic(slug, text));
    return page.body.plain.toString();
  };
  const change = async (slug: string) => {
    await db().topic.create({ data: { locale: 'fr', slug, name: slug } });
    version = `after ${slug}`;
  };

  test('is kept as a page, and rendered again as a search', async () => {
    await readTopic('a', 'old');
    await change('b');
    expect(await readTopic('a', 'new')).toBe('old');
    expect(cache.readStatistics()).toMatchObject({ confirmed: 1, renderings: 1 });
    await change('a');
    expect(await readTopic('a', 'new')).toBe('new');
    cache = createSearchCache(() => readVersion());
    await readTopic('c', 'old');
    await change('d');
    expect(await readTopic('c', 'new')).toBe('new');
  });

  test('in the background, what was read more than once is renewed, the newest reads first', async () => {
    const rendered: string[] = [];
    const readAs = (slug: string) =>
      cache.get(`/${slug}`, () => {
        rendered.push(slug);
        return renderTopic(slug, slug)();
      });
    for (const slug of ['a', 'b', 'c', 'a', 'b', 'once', 'a', 'kept', 'kept']) await readAs(slug);
    for (const slug of ['a', 'b', 'once']) await change(slug);
    rendered.length = 0;
    await cache.renewReadPages();
    expect(rendered).toEqual(['a', 'b']);
    await cache.renewReadPages();
    for (const slug of ['a', 'b', 'kept']) await readAs(slug);
    expect(rendered).toEqual(['a', 'b']);
    expect(cache.readStatistics()).toMatchObject({ hits: 7 });
  });

  test('in the background, nothing is rendered while a request waits', async () => {
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    for (const _ of [1, 2]) await readTopic('a', 'old');
    await change('a');
    const slow = cache.get('/slow', async () => {
      await finished;
      return responseOf('slow');
    });
    const renewed = cache.renewReadPages();
    for (let turn = 0; turn < 100; turn += 1) await nextTurn();
    expect(cache.readStatistics()).toMatchObject({ renderings: 1 });
    finish();
    await Promise.all([slow, renewed]);
    expect(cache.readStatistics()).toMatchObject({ renderings: 3 });
  });
});
