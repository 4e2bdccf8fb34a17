import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import nextEnv from '@next/env';
import next from 'next';
import { inlineScriptHashes } from '@/components/reader/generated';
import { env } from '@/lib/settings/env';
import { describePortError } from '@/server/port';
import { handleConnectionErrors } from './connection-errors';
import { errorPageStyle } from './error-pages';
import { createFrontDoor } from './front-door';
import { createPageCache, createSearchCache, type ReadVersion } from './page-cache';
import { hashSource, SecurityHeaders } from './security-headers';
import { loadStaticFiles } from './static-files';

/** Given by scripts/artefact.ts: Next.js's folder in the artefact */
declare const buildFolder: string;

const development = process.argv.includes('--dev');

try {
  await serve();
} catch (error) {
  console.error(error instanceof Error ? error.message.replaceAll('\n', ' ') : error);
  process.exit(1);
}

/** Starts the site: the one HTTP server there is, with Next.js behind it. */
async function serve(): Promise<void> {
  nextEnv.loadEnvConfig(process.cwd(), development, { info: () => {}, error: console.error });
  const { HOST, PORT, SITE_URL, DATA_DIR, DATABASE_URL } = env();
  // Paths in settings are those of who starts it; the site's own are the artefact's.
  Object.assign(process.env, { DATA_DIR, DATABASE_URL, NEXT_MANUAL_SIG_HANDLE: 'true' });
  const dir = development ? process.cwd() : enterArtefact();

  const server = createServer({ connectionsCheckingInterval: 2000, requireHostHeader: false });
  server.headersTimeout = 10_000;
  // An upload to the app wing on a slow line; readers' forms have a limit of their own (front-door.ts).
  server.requestTimeout = 600_000;
  server.setTimeout(30_000);
  // Longer than a proxy in front keeps its connections: it, not we, closes one that nobody uses.
  server.keepAliveTimeout = 65_000;
  server.maxHeadersCount = 100;

  // Next.js would listen to the server that it is given: in development alone it has something to say there.
  const httpServer = development ? server : undefined;
  const app = next({ dir, dev: development, httpServer, hostname: HOST, port: PORT });
  const security = new SecurityHeaders(SITE_URL, {
    development,
    scripts: inlineScriptHashes,
    styles: [hashSource(errorPageStyle)],
  });
  // Next.js's handler is there once it is prepared.
  const front = createFrontDoor({
    handler: (request, response) => app.getRequestHandler()(request, response),
    siteUrl: SITE_URL,
    files: loadStaticFiles(
      join(dir, 'public'),
      development ? undefined : join(dir, buildFolder, 'static'),
    ),
    pages: createPageCache(readContentVersion),
    searches: createSearchCache(readContentVersion),
    security,
    development,
  });
  handleConnectionErrors(server, security);
  const ready = listen(server, PORT, HOST)
    .then(() => app.prepare())
    .then(() => front.open());
  let open = false;
  server.on('request', (request, response) => {
    // A promise in each visit's way would cost a tenth of it.
    if (open) return front.answer(request, response);
    return ready.then(() => front.answer(request, response));
  });
  await ready;
  open = true;
}

/** Makes the artefact's folder the process's own. */
function enterArtefact(): string {
  const dir = dirname(fileURLToPath(import.meta.url));
  process.chdir(dir);
  const files = readFileSync(join(dir, buildFolder, 'required-server-files.json'), 'utf8');
  // As the server that Next.js writes into the artefact does: it has no next.config.ts there.
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(JSON.parse(files).config);
  return dir;
}

/** lib/content-version.ts hands it over once the store is open. */
function readContentVersion(): string | Promise<string> {
  const shared = globalThis as { readContentVersion?: ReadVersion };
  if (!shared.readContentVersion) throw new Error('The store is not open.');
  return shared.readContentVersion();
}

function listen(server: ReturnType<typeof createServer>, port: number, host?: string) {
  return new Promise<void>((resolve, reject) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) => {
      reject(new Error(describePortError(port, code)));
    });
    server.listen(port, host, () => resolve());
  });
}
