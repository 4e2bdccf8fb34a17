import { createServer, type RequestListener, type Server } from 'node:http';
import { connect, Server as NetServer } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { describePortError } from './port';

/** Requests that arrive before `serve` is called wait for it. */
export function createHttpServer() {
  const server = createServer({ connectionsCheckingInterval: 2000, requireHostHeader: false });
  server.headersTimeout = 10_000;
  // For an upload to the app wing on a slow connection; readers' forms have a limit of their own.
  server.requestTimeout = 600_000;
  server.setTimeout(30_000);
  // Longer than a proxy keeps its idle connections (60 s in deploy/nginx), so that the proxy closes them.
  server.keepAliveTimeout = 65_000;
  server.maxHeadersCount = 100;

  const waiting: Parameters<RequestListener>[] = [];
  const wait: RequestListener = (...request) => waiting.push(request);
  server.on('request', wait);

  async function listen(port: number, host?: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      server.once('error', ({ code }: NodeJS.ErrnoException) => {
        reject(new Error(describePortError(port, code)));
      });
      server.listen(port, host, resolve);
    });
  }

  function serve(handle: RequestListener): void {
    server.off('request', wait);
    server.on('request', handle);
    for (const request of waiting.splice(0)) handle(...request);
  }

  let closing = false;

  /** Every request that has begun to arrive is answered, the last one of its connection. */
  async function close(): Promise<void> {
    closing = true;
    server.prependListener('request', (_, response) => {
      response.shouldKeepAlive = false;
    });
    await acceptWaiting(server);
    const timer = setInterval(() => server.closeIdleConnections(), idleGraceMs);
    // http.Server's own close() would close idle connections at once, on some of which a request is on its way.
    await new Promise((resolve) => NetServer.prototype.close.call(server, resolve));
    clearInterval(timer);
  }
  return { server, listen, serve, close, isClosing: () => closing };
}

/** @throws Error if a program listens there; asked without listening, as nobody shall reach this process yet */
export async function assertPortFree(port: number, host = 'localhost'): Promise<void> {
  const isTaken = await new Promise<boolean>((resolve) => {
    const probe = connect({ port, host });
    probe.once('connect', () => resolve(true)).once('error', () => resolve(false));
    probe.once('connect', () => probe.destroy());
  });
  if (isTaken) throw new Error(describePortError(port, 'EADDRINUSE'));
}

const idleGraceMs = 200;
const acceptTimeoutMs = 5000;

/** Closing the port would reset them. Node.js accepts one connection in each turn of its event loop. */
async function acceptWaiting(server: Server): Promise<void> {
  const giveUpAt = Date.now() + acceptTimeoutMs;
  let turnsWithout = 0;
  const accepted = () => {
    turnsWithout = 0;
  };
  server.on('connection', accepted);
  // The first turn has begun already, perhaps without its connection.
  while (turnsWithout < 3 && Date.now() < giveUpAt) {
    turnsWithout += 1;
    await setImmediate();
  }
  server.off('connection', accepted);
}
