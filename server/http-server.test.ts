import { once } from 'node:events';
import { Agent, createServer, type RequestListener, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { closeHttpServers, watchHttpServer } from './http-server';

const ends: (() => void)[] = [];

beforeAll(watchHttpServer);
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A server that hears requests on an address. */
async function listen(answer: RequestListener) {
  const host = '127.0.0.1';
  const server = createServer(answer);
  server.listen(0, host);
  await once(server, 'listening');
  ends.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { host, port, server };
}

type Target = { host: string; port: number; agent?: Agent; headers?: Record<string, string> };

/** Over a connection of its own, unless an agent keeps one. */
function ask({ host, port, agent, headers }: Target): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request({ host, port, agent: agent ?? false, headers }, (answer) =>
      resolve(text(answer)),
    );
    asked.on('error', reject).end();
  });
}

function keepAlive(): Agent {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  ends.push(() => agent.destroy());
  return agent;
}

/** A server whose answers wait until they are let go. */
async function listenSlowly() {
  const { promise: gone, resolve: letGo } = promiseOf();
  const { promise: begun, resolve: hear } = promiseOf();
  const target = await listen((_, response) => {
    hear();
    gone.then(() => response.end('answered'));
  });
  return { ...target, begun, letGo };
}

function promiseOf() {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

test('closing waits for the answer under way, and takes no new connection', async () => {
  const { begun, letGo, ...target } = await listenSlowly();
  const answer = ask(target);
  await begun;
  let closed = false;
  const closing = closeHttpServers().then(() => {
    closed = true;
  });
  await expect(ask(target)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  expect(closed).toBe(false);
  letGo();
  expect(await answer).toBe('answered');
  await closing;
  expect(closed).toBe(true);
});

test('closing waits for the answers of all servers', async () => {
  const [first, second] = [await listenSlowly(), await listenSlowly()];
  const answers = [ask(first), ask(second)];
  await Promise.all([first.begun, second.begun]);
  const closing = closeHttpServers();
  first.letGo();
  await once(first.server, 'close');
  expect(await Promise.race([closing, Promise.resolve('waiting')])).toBe('waiting');
  second.letGo();
  expect(await Promise.all(answers)).toEqual(['answered', 'answered']);
  await closing;
});

test('closing does not wait for a connection that asks nothing', async () => {
  const target = { ...(await listen((_, response) => response.end())), agent: keepAlive() };
  await ask(target);
  const startedAt = Date.now();
  await closeHttpServers();
  expect(Date.now() - startedAt).toBeLessThan(1000);
});

describe('a connection that was being answered', { timeout: 10_000 }, () => {
  async function beginToClose() {
    const { begun, letGo, ...target } = await listenSlowly();
    const kept = { ...target, agent: keepAlive() };
    const answer = ask(kept);
    await begun;
    const startedAt = Date.now();
    const took = closeHttpServers().then(() => Date.now() - startedAt);
    letGo();
    await answer;
    return { kept, took };
  }

  test('is not kept for the next request', async () => {
    const { took } = await beginToClose();
    expect(await took).toBeLessThan(1000);
  });

  test('takes none', async () => {
    const { kept } = await beginToClose();
    await expect(ask(kept)).rejects.toMatchObject({ code: expect.stringMatching(/^ECONN/) });
  });
});

test('nothing to close is closed at once, also a second time', async () => {
  await closeHttpServers();
  await closeHttpServers();
});
