import http, { type Agent, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { identifyImage } from '@/lib/media/originals';
import { parseUrl } from '../urls';
import type { IsAllowed } from './allowed-hosts';
import { createPublicLookup, isPublicAddress, type Network } from './public-lookup';

const megabyte = 1024 * 1024;
export const defaultLimits = {
  pictureBytes: 25 * megabyte,
  allBytes: 4096 * megabyte,
  redirects: 3,
  idleMs: 15_000,
  pictureMs: 120_000,
};
export type Limits = typeof defaultLimits;

const headers = {
  'user-agent': 'Mozilla/5.0 (compatible; article import)',
  accept: 'image/*',
  'accept-encoding': 'identity',
};

/** In few words for every language: a status, a code, a host, a type or a size */
export class FetchError extends Error {
  readonly isOfServer: boolean;
  constructor(reason: string, isOfServer = false) {
    super(reason);
    this.isOfServer = isOfServer;
  }
}

type Fetcher = { fetchPicture(url: URL): Promise<Buffer>; close(): void };

/** Two connections to each host at a time; only public addresses, also after each redirect */
export function createFetcher(network: Network, isAllowed: IsAllowed, limits: Limits): Fetcher {
  const options = { keepAlive: true, maxSockets: 2, lookup: createPublicLookup(network) };
  const agents: Record<string, Agent> = {
    'http:': new http.Agent(options),
    'https:': new https.Agent(options),
  };
  let allBytes = 0;

  async function open(url: URL, stop: AbortController, redirects = 0): Promise<IncomingMessage> {
    const ip = url.hostname.replace(/^\[|\]$/g, '');
    if (!isAllowed(url) || (isIP(ip) !== 0 && !isPublicAddress(ip)))
      throw new FetchError(`→ ${url.host}`);
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const { get } = url.protocol === 'https:' ? https : http;
      const agent = agents[url.protocol];
      const options = { agent, headers, signal: stop.signal, timeout: limits.idleMs };
      get(url, options, resolve)
        .on('timeout', () => stop.abort())
        .on('error', reject);
    });
    const { statusCode = 0 } = response;
    if (statusCode === 200) return response;
    const { location } = response.headers;
    response.destroy();
    const isRedirect = [301, 302, 303, 307, 308].includes(statusCode);
    const target = isRedirect && location ? parseUrl(location, url.href) : null;
    if (!target || redirects === limits.redirects) throw new FetchError(String(statusCode));
    return open(target, stop, redirects + 1);
  }

  function checkLimits(bytes: number): void {
    if (bytes > limits.pictureBytes) throw new FetchError(`> ${limits.pictureBytes / megabyte} MB`);
    if (allBytes > limits.allBytes) throw new FetchError(`> ${limits.allBytes / megabyte} MB`);
  }

  /** The loop closes the connection if a limit ends it. */
  async function read(response: IncomingMessage): Promise<Buffer> {
    const declared = Number(response.headers['content-length']) || 0;
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of response) {
      bytes += chunk.length;
      allBytes += chunk.length;
      checkLimits(Math.max(bytes, declared));
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  return {
    async fetchPicture(url) {
      const stop = new AbortController();
      const timer = setTimeout(() => stop.abort(), limits.pictureMs);
      try {
        checkLimits(0);
        const response = await open(url, stop);
        const bytes = await read(response);
        const type = response.headers['content-type'] ?? '?';
        await identifyImage(bytes).catch(() => {
          throw new FetchError(type.slice(0, 40));
        });
        return bytes;
      } catch (error) {
        if (error instanceof FetchError) throw error;
        const { code, name } = error as NodeJS.ErrnoException;
        throw new FetchError(stop.signal.aborted ? 'ETIMEDOUT' : (code ?? name), true);
      } finally {
        clearTimeout(timer);
      }
    },
    close() {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}
