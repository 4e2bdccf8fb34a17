import { createServer, type RequestListener, type Server } from 'node:http';
import { describePortError } from './port';

/** Binds the port. Requests that arrive before `serve` is called wait for it, so a restart refuses as few as possible. */
export async function listen(port: number, host?: string) {
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
  await new Promise<void>((resolve, reject) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) => {
      reject(new Error(describePortError(port, code)));
    });
    server.listen(port, host, resolve);
  });

  function serve(handle: RequestListener): void {
    server.off('request', wait);
    server.on('request', handle);
    for (const request of waiting.splice(0)) handle(...request);
  }
  return { server, serve };
}

const idleCheckMs = 50;

export function closeGracefully(server: Server): Promise<void> {
  server.prependListener('request', (_, response) => {
    response.shouldKeepAlive = false;
  });
  const timer = setInterval(() => server.closeIdleConnections(), idleCheckMs);
  return new Promise((resolve) => {
    server.close(() => {
      clearInterval(timer);
      resolve();
    });
  });
}
