import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sharedCacheControl } from '@/lib/http/cache-control';
import { log } from '@/lib/log';
import { BufferedResponse } from './buffered-response';
import { BusyError, createPageCache, createSearchCache, type PageCache } from './page-cache';

let version: string;
let readVersion: () => Promise<string>;
let cache: PageCache;
beforeEach(() => {
  version = '1';
  readVersion = async () => version;
  cache = createPageCache(() => readVersion());
});
afterEach(() => {
  vi.useRealTimers();
});

function answerOf(text: string, status = 200, cacheControl = sharedCacheControl) {
  return new BufferedResponse(status, { 'cache-control': cacheControl }, Buffer.from(text));
}

async function read(key: string, text: string, status?: number, cacheControl?: string) {
  const answer = await cache.get(key, async () => answerOf(text, status, cacheControl));
  return answer.body.plain.toString();
}

describe('a page', () => {
  test('is kept, each under its own key', async () => {
    expect(await read('/a', 'A')).toBe('A');
    expect(await read('/b', 'B')).toBe('B');
    expect(await read('/a', 'A2')).toBe('A');
    expect(await read('/b', 'B2')).toBe('B');
  });

  test('is made anew for each version of the content', async () => {
    await read('/a', 'old');
    version = '2';
    expect(await read('/a', 'new')).toBe('new');
    expect(await read('/a', 'newer')).toBe('new');
  });

  test('whose content changed while it was made is made again for who comes later', async () => {
    const made = await cache.get('/a', async () => {
      version = '2';
      return answerOf('from version 1');
    });
    expect(made.body.plain.toString()).toBe('from version 1');
    expect(await read('/a', 'from version 2')).toBe('from version 2');
  });

  test('is made once for all who ask at the same time, and by version', async () => {
    const make = vi.fn(async () => answerOf('A'));
    await Promise.all([1, 2, 3].map(() => cache.get('/a', make)));
    expect(make).toHaveBeenCalledTimes(1);
    version = '2';
    await Promise.all([1, 2, 3].map(() => cache.get('/a', make)));
    expect(make).toHaveBeenCalledTimes(2);
  });

  test('that could not be made is tried again', async () => {
    const failing = async () => {
      throw new Error('A bug.');
    };
    await expect(cache.get('/a', failing)).rejects.toThrow('A bug.');
    expect(await read('/a', 'A')).toBe('A');
  });

  test.each([
    ['that is not there', 404, sharedCacheControl],
    ['that failed', 503, sharedCacheControl],
    ['for one visitor', 200, 'private, no-cache'],
    ['that must not be stored', 200, 'no-store'],
  ])('%s is not kept', async (_, status, cacheControl) => {
    await read('/a', 'first', status, cacheControl);
    expect(await read('/a', 'second', status, cacheControl)).toBe('second');
  });

  test.each([
    ['that moved', 308, sharedCacheControl],
    ['named by its content', 200, 'public, max-age=31536000, immutable'],
  ])('%s is', async (_, status, cacheControl) => {
    await read('/a', 'first', status, cacheControl);
    expect(await read('/a', 'second', status, cacheControl)).toBe('first');
  });
});

test('what visitors search for is kept in a room of its own, which is small', async () => {
  cache = createSearchCache(() => readVersion());
  const text = 'x'.repeat(1024 * 1024);
  const search = (words: string, its = text) =>
    read(`/search?q=${words}`, its, 200, 'private, no-cache');
  await search('a');
  expect(await search('a', 'anew')).toBe(text);
  await search('b');
  await search('c');
  expect(await search('a', 'anew')).toBe('anew');
});

test('a search that failed, or must not be stored, is made again', async () => {
  cache = createSearchCache(() => readVersion());
  for (const [status, cacheControl] of [
    [404, 'no-cache'],
    [200, 'no-store'],
  ] as const) {
    await read('/search', 'first', status, cacheControl);
    expect(await read('/search', 'second', status, cacheControl)).toBe('second');
  }
});

describe('while the store does not answer', () => {
  const away = async () => {
    throw new Error('The store is away.');
  };

  test('a page that is at hand is served, and is judged again when the store is back', async () => {
    await read('/a', 'A');
    readVersion = away;
    expect(await read('/a', 'B')).toBe('A');
    version = '2';
    readVersion = async () => version;
    expect(await read('/a', 'B')).toBe('B');
  });

  test('is logged once, and again after the store was back', async () => {
    const error = vi.spyOn(log, 'error').mockReturnValue();
    await read('/a', 'A');
    for (const current of [away, away, async () => version, away]) {
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

  test('one that is not is made if it can be, and not kept', async () => {
    readVersion = away;
    expect(await read('/a', 'A')).toBe('A');
    expect(await read('/a', 'B')).toBe('B');
  });
});

describe('the date of a page', () => {
  const dateOf = async (text: string) => {
    const { validators } = await cache.get('/a', async () => answerOf(text));
    return validators['last-modified'];
  };

  test('is the second that its text was first seen in, another for another text', async () => {
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

describe('of many pages at once', () => {
  /** Asks for so many, none of which is done before finish() is called; tells which were begun, in which order. */
  const askFor = (count: number) => {
    const begun: number[] = [];
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const pages = Array.from({ length: count }, (_, number) =>
      cache.get(`/${number}`, async () => {
        begun.push(number);
        await finished;
        return answerOf(String(number));
      }),
    );
    return { begun, finish, pages };
  };

  test('two are rendered, the others wait for their turn', async () => {
    const { begun, finish, pages } = askFor(5);
    await vi.waitFor(() => expect(begun).toEqual([0, 1]));
    finish();
    await Promise.all(pages);
    expect(begun).toEqual([0, 1, 2, 3, 4]);
  });

  test('those who would wait too long are told at once, and served when it is over', async () => {
    const { finish, pages } = askFor(300);
    await expect(pages[299]).rejects.toThrow(BusyError);
    finish();
    const outcomes = await Promise.allSettled(pages);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(258);
    expect(await read('/299', 'now')).toBe('now');
  });

  test('one that fails gives its place to the next', async () => {
    const failing = async () => {
      throw new Error('A bug.');
    };
    const tries = ['/a', '/b', '/c'].map((key) => cache.get(key, failing));
    expect(await read('/d', 'D')).toBe('D');
    for (const { status } of await Promise.allSettled(tries)) expect(status).toBe('rejected');
  });
});

test('past the limit of memory the page unused for longest goes', async () => {
  const large = 'x'.repeat(10 * 1024 * 1024);
  const isKept = async (key: string) => (await read(key, `${large}new`)) === large;
  for (const key of ['/1', '/2', '/3']) await read(key, large);
  // Made anew, a page counts once.
  version = '2';
  for (const key of ['/1', '/2', '/3']) await read(key, large);
  expect(await isKept('/1')).toBe(true);
  await read('/4', large);
  expect([await isKept('/1'), await isKept('/3'), await isKept('/4')]).toEqual([true, true, true]);
  expect(await isKept('/2')).toBe(false);
});
