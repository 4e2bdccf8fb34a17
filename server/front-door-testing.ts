import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach } from 'vitest';
import { BufferedResponse } from './buffered-response';
import { createFrontDoor } from './front-door';
import { createPageCache, createPictureCache, createSearchCache } from './page-cache';
import { SecurityHeaders } from './security-headers';

export type NextResponse = {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  /** The response waits for this promise. */
  waitFor?: Promise<void>;
};

export const siteUrl = 'https://example.com';
export const nextScript = '<script src="/_next/a.js"></script>';
export const page = (text: string) =>
  `<!DOCTYPE html><html><head></head><body>${text}${nextScript}</body></html>`;

/** A front door before a stand-in for Next.js, new for each test */
export const door = {
  url: '',
  version: '',
  redirects: {} as Record<string, string>,
  nextResponse: {} as NextResponse | ((request: IncomingMessage) => NextResponse),
  received: [] as { request: IncomingMessage; body: string }[],
  get: (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(door.url + path, {
      headers: { 'accept-encoding': 'br, gzip', ...headers },
      method,
      redirect: 'manual',
    }),
};

async function handler(request: IncomingMessage, response: ServerResponse) {
  door.received.push({ request, body: (await buffer(request)).toString() });
  const { nextResponse } = door;
  const answer = typeof nextResponse === 'function' ? nextResponse(request) : nextResponse;
  const { status = 200, headers, body = page('Texte. '.repeat(100)), waitFor } = answer;
  await waitFor;
  const shared = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 's-maxage=31536000',
  };
  response.writeHead(status, {
    ...shared,
    'x-nextjs-cache': 'HIT',
    'set-cookie': 'a=b',
    ...headers,
  });
  for (const part of [body.slice(0, 20), body.slice(20)]) response.write(part);
  response.end();
}

export function startDoorForEachTest(): void {
  let close: () => void;

  beforeEach(async () => {
    Object.assign(door, { nextResponse: {}, received: [], redirects: {}, version: '1' });
    const { handle } = createFrontDoor({
      handler,
      siteUrl,
      files: new Map([
        [
          '/assets/a.js',
          new BufferedResponse(200, { 'cache-control': 'immutable' }, Buffer.from('1')),
        ],
      ]),
      findRedirect: async (address) => door.redirects[address] ?? null,
      pages: createPageCache(async () => door.version, 64),
      pictures: createPictureCache(async () => door.version),
      searches: createSearchCache(async () => door.version),
      security: new SecurityHeaders(siteUrl, {}),
      development: false,
    });
    const server = createServer(handle);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    door.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    close = () => {
      server.close();
      server.closeAllConnections();
    };
  });
  afterEach(() => close());
}
