import { afterEach, expect, test, vi } from 'vitest';
import { postReply } from './post-reply';

afterEach(() => vi.unstubAllGlobals());

const page = (status: number) => new Response('<!doctype html>', { status });

test.each<[string, () => Promise<Response>, object]>([
  [
    'the studio',
    async () => Response.json({ problem: 'gone' }, { status: 404 }),
    { problem: 'gone' },
  ],
  ['a newer studio', async () => page(404), { problem: 'updated' }],
  ['a proxy before a studio that is down', async () => page(502), { problem: 'failed' }],
  ['nobody', () => Promise.reject(new TypeError('Failed to fetch')), { problem: 'offline' }],
  [
    'a connection that was cut',
    async () => new Response('{"do', { headers: { 'Content-Type': 'application/json' } }),
    { problem: 'offline' },
  ],
])('an answer of %s', async (_, answer, expected) => {
  vi.stubGlobal('fetch', answer);
  expect(await postReply({ intent: 'save' })).toEqual(expected);
});
