import { once } from 'node:events';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { waitFor } from '@/lib/testing/wait-for';
import { assertPortFree, createHttpServer } from './http-server';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

async function startServer() {
  const { server, listen, ...others } = createHttpServer();
  await listen(0, '127.0.0.1');
  cleanups.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return { server, ...others, port: (server.address() as AddressInfo).port };
}

/** A server whose responses wait for `finish`. */
async function startSlowServer() {
  const { server, serve, close, port } = await startServer();
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const begun = new Promise<void>((resolve) => {
    serve((_, response) => {
      resolve();
      void finished.then(() => response.end('finished'));
    });
  });
  return { server, close, port, begun, finish };
}

function get(port: number, agent: Agent | false = false): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, agent }, (response) => resolve(text(response)));
    sent.on('error', reject).end();
  });
}

function keepAliveAgent(): Agent {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  cleanups.push(() => agent.destroy());
  return agent;
}

describe('listen', () => {
  test('holds early requests until the site serves', async () => {
    const { serve, port } = await startServer();
    const responses = [get(port), get(port)];
    expect(await Promise.race([...responses, Promise.resolve('waiting')])).toBe('waiting');
    serve((_, response) => response.end('served'));
    expect(await Promise.all([...responses, get(port)])).toEqual(['served', 'served', 'served']);
  });

  test('names a port that is taken', async () => {
    const { server, port } = await startServer();
    const refusal = `Port ${port} is taken by another program: stop it, or set PORT to a free port.`;
    await expect(createHttpServer().listen(port, '127.0.0.1')).rejects.toThrow(refusal);
    await expect(assertPortFree(port)).rejects.toThrow(refusal);
    server.close();
    await expect(assertPortFree(port)).resolves.toBeUndefined();
  });
});

describe('close', () => {
  test('waits for the response in progress and accepts no new connection', async () => {
    const { server, close, port, begun, finish } = await startSlowServer();
    const response = get(port);
    await begun;
    let isClosed = false;
    const closing = close().then(() => {
      isClosed = true;
    });
    await waitFor(() => expect(server.listening).toBe(false));
    await expect(get(port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(isClosed).toBe(false);
    finish();
    expect(await response).toBe('finished');
    await closing;
  });

  test('answers those who wait for their connection to be accepted', async () => {
    const { serve, close, port } = await startServer();
    serve((_, response) => response.end('served'));
    const responses = Array.from({ length: 8 }, () => get(port));
    await new Promise(process.nextTick);
    await close();
    expect(await Promise.all(responses)).toEqual(Array(8).fill('served'));
  });

  test('answers what is on its way on a connection that was idle, and closes it', async () => {
    const { server, serve, close, port } = await startServer();
    serve((_, response) => response.end('served'));
    const agent = keepAliveAgent();
    await get(port, agent);
    const closing = close();
    await waitFor(() => expect(server.listening).toBe(false));
    expect(await get(port, agent)).toBe('served');
    await closing;
  });

  test('closes idle connections', async () => {
    const { serve, close, port } = await startServer();
    serve((_, response) => response.end());
    await get(port, keepAliveAgent());
    const startedAt = Date.now();
    await close();
    expect(Date.now() - startedAt).toBeLessThan(10_000);
  });

  test('closes a connection after its response, or after one more pipelined request', async () => {
    const { close, port, begun, finish } = await startSlowServer();
    const agent = keepAliveAgent();
    const response = get(port, agent);
    await begun;
    const startedAt = Date.now();
    const closing = close();
    finish();
    await response;
    await get(port, agent).catch((error) => expect(error.code).toMatch(/^ECONN/));
    await closing;
    expect(Date.now() - startedAt).toBeLessThan(10_000);
  });

  test('ends even if a connection sends request after request', async () => {
    const { server, serve, close, port } = await startServer();
    serve((_, response) => response.end('served'));
    const agent = keepAliveAgent();
    await get(port, agent);
    let isClosed = false;
    const asking = (async () => {
      while (!isClosed) await get(port, agent).catch(() => {});
    })();
    const closed = once(server, 'close');
    await close();
    isClosed = true;
    await Promise.all([asking, closed]);
  });
});
