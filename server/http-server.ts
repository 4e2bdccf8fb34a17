import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

type Started = { request: IncomingMessage; response: ServerResponse; server: Server };

const servers = new Set<Server>();
let closing = false;

/** Next.js does not hand out its server: Node.js tells of it when a request begins. */
export function watchHttpServer(): void {
  subscribe('http.server.request.start', (message) => {
    const { request, response, server } = message as Started;
    servers.add(server);
    // A browser keeps its connection for the next request: there will be none.
    response.once('finish', () => closing && request.socket.end());
  });
}

/** Takes no new requests, and waits for those that are being answered. */
export async function closeHttpServers(): Promise<void> {
  closing = true;
  const closed = [...servers].map(
    (server) =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  );
  await Promise.all(closed);
}
