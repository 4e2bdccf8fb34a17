import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import next from 'next';
import { env } from '@/lib/settings/env';
import { development } from './settings';

declare const buildFolder: string;

/** Changes the working directory to the artefact's: code finds its files from there. In development it is the project's. */
export function enterSiteFolder(): void {
  if (!development) process.chdir(dirname(fileURLToPath(import.meta.url)));
}

export const nextStaticDir = () => (development ? undefined : join(buildFolder, 'static'));

/** @param server Next.js adds its own listeners to it, which only development needs */
export async function startNext(server: Server) {
  // The artefact has no next.config.ts; Next.js's own standalone server.js sets this variable, too.
  if (!development) process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = readBuiltConfig();
  // The copy of lib/ that Next.js bundles must find the same store; signals are handled in main.ts.
  const { HOST, PORT, DATA_DIR, DATABASE_URL } = env();
  Object.assign(process.env, { DATA_DIR, DATABASE_URL, NEXT_MANUAL_SIG_HANDLE: 'true' });
  const httpServer = development ? server : undefined;
  const app = next({
    dir: process.cwd(),
    dev: development,
    quiet: !development,
    httpServer,
    hostname: HOST,
    port: PORT,
  });
  await app.prepare();
  return app.getRequestHandler();
}

function readBuiltConfig(): string {
  const { config } = JSON.parse(
    readFileSync(join(buildFolder, 'required-server-files.json'), 'utf8'),
  );
  return JSON.stringify(config);
}
