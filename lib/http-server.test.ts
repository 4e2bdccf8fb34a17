import { once } from 'node:events';
import { Agent, createServer, type RequestListener, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { closeHttpServers, peerAddressHeader, watchHttpServer } from './http-server';

const ends: (() => void)[] = [];

beforeAll(watchHttpServer);
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A server that hears requests on an address. */
async function listen(answer: RequestListener, host = '127.0.0.1') {
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

function ask({ host, port, agent, headers }: Target): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request({ host, port, agent, headers }, (answer) => resolve(text(answer)));
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
  const waiting: (() => void)[] = [];
  let heard = () => {};
  const begun = new Promise<void>((resolve) => {
    heard = resolve;
  });
  const target = await listen((_, response) => {
    waiting.push(() => response.end('answered'));
    heard();
  });
  return { ...target, begun, letGo: () => waiting.splice(0).forEach((answer) => void answer()) };
}

const tellPeer: RequestListener = ({ headers }, response) => {
  response.end(JSON.stringify(headers[peerAddressHeader]));
};

test.each(['127.0.0.1', '127.0.0.2'])(
  'a request carries who is at its other end: %s',
  async (host) => {
    const { port } = await listen(tellPeer, '0.0.0.0');
    const socket = connect({ port, host: '127.0.0.1', localAddress: host });
    socket.end('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    expect(await text(socket)).toContain(`"${host}"`);
  },
);

test.each([
  ['one', '198.51.100.1'],
  ['an empty one', ''],
  ['a list', '198.51.100.1, 198.51.100.2'],
])('%s that a visitor sends is overwritten', async (_, forged) => {
  const target = await listen(tellPeer);
  const headers = { [peerAddressHeader.toUpperCase()]: forged };
  expect(await ask({ ...target, headers })).toBe('"127.0.0.1"');
});

test('each request of a connection has it', async () => {
  const target = { ...(await listen(tellPeer)), agent: keepAlive() };
  expect(await ask(target)).toBe('"127.0.0.1"');
  expect(await ask({ ...target, headers: { [peerAddressHeader]: '::1' } })).toBe('"127.0.0.1"');
});

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
  await answers[0];
  expect(await Promise.race([closing, Promise.resolve('waiting')])).toBe('waiting');
  second.letGo();
  expect(await Promise.all(answers)).toEqual(['answered', 'answered']);
  await closing;
});

test('closing does not wait for a connection that asks nothing', async () => {
  const target = { ...(await listen(tellPeer)), agent: keepAlive() };
  await ask(target);
  const startedAt = Date.now();
  await closeHttpServers();
  expect(Date.now() - startedAt).toBeLessThan(1000);
});

test('a connection that was being answered takes no further request', async () => {
  const { begun, letGo, ...target } = await listenSlowly();
  const agent = keepAlive();
  const answer = ask({ ...target, agent });
  await begun;
  const closing = closeHttpServers();
  letGo();
  await answer;
  const startedAt = Date.now();
  await closing;
  // Not the five seconds for which Node.js keeps it for the next one.
  expect(Date.now() - startedAt).toBeLessThan(1000);
});

test('nothing to close is closed at once, also a second time', async () => {
  await closeHttpServers();
  await closeHttpServers();
});
