import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { answerText } from './conditional';

let key = 0;
let version = '1';
let body = 'one';
const make = vi.fn(async () => ({
  type: 'text/plain',
  body,
  headers: { 'Content-Language': 'fr' },
}));

const ask = (headers: Record<string, string> = {}, method = 'GET') =>
  answerText(
    new Request('http://localhost/x', { headers, method }),
    `key ${key}`,
    make,
    async () => version,
  );

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-01T12:00:00.400Z') });
  key += 1;
  version = '1';
  body = 'one';
  make.mockClear();
});
afterEach(() => {
  vi.useRealTimers();
});

function change(text: string) {
  body = text;
  version += '1';
}

test('the text, with its type, a strong tag and a date', async () => {
  const answer = await ask();
  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe('one');
  expect(answer.headers.get('Content-Type')).toBe('text/plain; charset=utf-8');
  expect(answer.headers.get('Content-Language')).toBe('fr');
  expect(answer.headers.get('Cache-Control')).toBe('public, no-cache');
  expect(answer.headers.get('ETag')).toMatch(/^"[\w-]{43}"$/);
  expect(answer.headers.get('Last-Modified')).toBe('Thu, 01 Jan 2026 12:00:00 GMT');
});

test('is made once for a version', async () => {
  await ask();
  await ask();
  expect(make).toHaveBeenCalledTimes(1);
  change('two');
  expect(await (await ask()).text()).toBe('two');
});

describe('who has it already gets 304, without a text', () => {
  const validators = async () => {
    const { headers } = await ask();
    return { etag: headers.get('ETag') ?? '', date: headers.get('Last-Modified') ?? '' };
  };
  const long = 'Fri, 01 Jan 2021 00:00:00 GMT';

  test.each<[string, (of: { etag: string; date: string }) => Record<string, string>, number]>([
    ['its tag', ({ etag }) => ({ 'If-None-Match': etag }), 304],
    ['its tag, weak', ({ etag }) => ({ 'If-None-Match': `W/${etag}` }), 304],
    ['its tag among others', ({ etag }) => ({ 'If-None-Match': `"a", ${etag}` }), 304],
    ['any', () => ({ 'If-None-Match': '*' }), 304],
    ['another tag', () => ({ 'If-None-Match': '"a"' }), 200],
    ['its date', ({ date }) => ({ 'If-Modified-Since': date }), 304],
    ['an earlier date', () => ({ 'If-Modified-Since': long }), 200],
    ['no date', () => ({ 'If-Modified-Since': 'soon' }), 200],
    [
      'its tag, whatever the date',
      ({ etag }) => ({ 'If-None-Match': etag, 'If-Modified-Since': long }),
      304,
    ],
    [
      'another tag, whatever the date',
      ({ date }) => ({ 'If-None-Match': '"a"', 'If-Modified-Since': date }),
      200,
    ],
  ])('%s', async (_, headers, status) => {
    const of = await validators();
    const answer = await ask(headers(of));
    expect(answer.status).toBe(status);
    expect(answer.headers.get('ETag')).toBe(of.etag);
    expect(answer.headers.get('Last-Modified')).toBe(of.date);
    expect(answer.headers.get('Cache-Control')).toBe('public, no-cache');
    expect(await answer.text()).toBe(status === 304 ? '' : 'one');
  });

  test('but not once it has changed, even within the same second', async () => {
    const { etag, date } = await validators();
    change('two');
    expect((await ask({ 'If-None-Match': etag })).status).toBe(200);
    expect((await ask({ 'If-Modified-Since': date })).status).toBe(200);
  });

  test('and still does when something else changed', async () => {
    const { etag, date } = await validators();
    vi.setSystemTime(new Date('2026-01-01T13:00:00Z'));
    change('one');
    expect((await ask({ 'If-None-Match': etag })).status).toBe(304);
    expect((await ask({ 'If-Modified-Since': date })).status).toBe(304);
  });
});

test('HEAD has the same headers and no text', async () => {
  const get = await ask();
  const head = await ask({}, 'HEAD');
  expect(head.status).toBe(200);
  expect([...head.headers]).toEqual([...get.headers]);
  expect(await head.text()).toBe('');
});

test('what is not there is 404, and is there as soon as it is made', async () => {
  make.mockResolvedValueOnce(null as never);
  expect((await ask()).status).toBe(404);
  expect((await ask()).status).toBe(200);
});

test('while the store does not answer, what is at hand is sent', async () => {
  const failing = () =>
    answerText(new Request('http://localhost/x'), `key ${key}`, make, async () => {
      throw new Error('locked');
    });
  await expect(failing()).rejects.toThrow('locked');
  await ask();
  expect(await (await failing()).text()).toBe('one');
});

test('what nobody asked for in a long time makes room', async () => {
  body = 'x'.repeat(40 * 1024 * 1024);
  await ask();
  key += 1;
  await ask();
  key -= 1;
  await ask();
  expect(make).toHaveBeenCalledTimes(3);
});
