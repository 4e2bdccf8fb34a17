import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { env } from '@/lib/settings/env';
import { loadSecret } from '@/lib/settings/secrets';
import type { OutboxMessage } from '@/prisma/client/client';
import { buildPing } from './commands';
import { deliverMessage } from './deliver';
import { classifyError, describeError } from './delivery-error';
import { getIndexNowKey } from './indexnow';
import type { PingChannel } from './message';

const settings = env();

const servers: Server[] = [];
beforeEach(() => {
  settings.SITE_URL = 'https://jawad.example';
});
afterEach(async () => {
  settings.WEBSUB_HUB = undefined;
  settings.INDEXNOW_ENDPOINT = undefined;
  vi.restoreAllMocks();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

type Call = { method?: string; url?: string; type?: string; body: string };

/** Starts the WebSub hub and IndexNow endpoint that pings are sent to from now on. */
async function startReceiver(respond: RequestListener = (_, response) => response.end()) {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    calls.push({ method, url, type: headers['content-type'], body: await text(request) });
    respond(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  settings.WEBSUB_HUB = `http://127.0.0.1:${port}/hub`;
  settings.INDEXNOW_ENDPOINT = `http://127.0.0.1:${port}/indexnow`;
  return calls;
}

const message = (channel: PingChannel, paths: string[]) =>
  ({ ...buildPing(channel, paths, 'after-0-0') }) as OutboxMessage;
const call = (channel: PingChannel, paths = ['/feed.xml']) =>
  deliverMessage(message(channel, paths), AbortSignal.timeout(10_000));
const failure = (channel: PingChannel): Promise<unknown> =>
  call(channel).then(
    () => {
      throw new Error('The message was delivered.');
    },
    (error) => error,
  );

test('tells the WebSub hub which feed has changed', async () => {
  const calls = await startReceiver((_, response) => response.writeHead(204).end());
  await call('websub', ['/sujets/ia/feed.xml']);
  expect(calls).toMatchObject([{ method: 'POST', url: '/hub' }]);
  expect(calls[0]?.type).toBe('application/x-www-form-urlencoded');
  expect(Object.fromEntries(new URLSearchParams(calls[0]?.body))).toEqual({
    'hub.mode': 'publish',
    'hub.url': 'https://jawad.example/sujets/ia/feed.xml',
  });
});

test.each([200, 202])('tells IndexNow the URLs and the location of the key: %i', async (status) => {
  const calls = await startReceiver((_, response) => response.writeHead(status).end());
  await call('indexnow', ['/articles/a', '/en/articles/b']);
  expect(calls).toMatchObject([{ method: 'POST', url: '/indexnow' }]);
  expect(calls[0]?.type).toBe('application/json; charset=utf-8');
  const key = getIndexNowKey();
  expect(JSON.parse(calls[0]?.body ?? '')).toEqual({
    host: 'jawad.example',
    key,
    keyLocation: `https://jawad.example/${key}.txt`,
    urlList: ['https://jawad.example/articles/a', 'https://jawad.example/en/articles/b'],
  });
});

test('the IndexNow key is stable, and null if the setting is off', () => {
  settings.INDEXNOW_ENDPOINT = 'https://api.indexnow.org/indexnow';
  const key = getIndexNowKey();
  expect(key).toMatch(/^[0-9a-f]{32}$/);
  expect(getIndexNowKey()).toBe(key);
  const secret = Buffer.from(loadSecret('indexnow-key'), 'base64').toString('hex');
  expect(secret.startsWith(key ?? 'none')).toBe(true);
  settings.INDEXNOW_ENDPOINT = undefined;
  expect(getIndexNowKey()).toBeNull();
});

describe.each(['websub', 'indexnow'] as const)('a failure of %s', (channel) => {
  test.each([
    [500, 'temporary'],
    [503, 'temporary'],
    [408, 'temporary'],
    [429, 'temporary'],
    [403, 'misconfigured'],
    [404, 'misconfigured'],
    [308, 'misconfigured'],
    [400, 'refused'],
    [422, 'refused'],
  ])('with HTTP %i is %s', async (status, kind) => {
    await startReceiver((_, response) => response.writeHead(status, { location: '/' }).end());
    const error = await failure(channel);
    expect([classifyError(error), describeError(error)]).toEqual([kind, `HTTP ${status}`]);
  });

  test('is temporary after five seconds without an answer', async () => {
    const { timeout } = AbortSignal;
    const calls = await startReceiver(() => {});
    const timeoutSpy = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(100));
    const error = await failure(channel);
    expect(timeoutSpy).toHaveBeenLastCalledWith(5000);
    expect(calls).toHaveLength(1);
    expect(classifyError(error)).toBe('temporary');
  });

  test('is permanent without the setting or without a payload', async () => {
    expect(classifyError(await failure(channel))).toBe('refused');
    const calls = await startReceiver();
    const erased = { ...message(channel, ['/']), payload: '' };
    const attempt = deliverMessage(erased, AbortSignal.timeout(1000));
    expect(classifyError(await attempt.catch((thrown) => thrown))).toBe('refused');
    expect(calls).toEqual([]);
  });
});
