import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { BufferedResponse } from './buffered-response';
import { compressSmall, EncodedBody } from './encoded-body';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

const immutable = /^\/(?:_next\/static|assets)\//;

/** By path. @param nextStaticDir undefined in development, where Next.js serves its own files */
export function loadStaticFiles(
  publicDir: string,
  nextStaticDir?: string,
): Map<string, BufferedResponse> {
  const files = new Map<string, BufferedResponse>();
  const add = (path: string, file: string) => {
    const type = types[extname(file)];
    if (!type) throw new Error(`${file}: what is its media type? See server/static-files.ts.`);
    const lifetime = immutable.test(path) ? 'max-age=31536000, immutable' : 'max-age=86400';
    const headers = { 'content-type': type, 'cache-control': `public, ${lifetime}` };
    const brotli = existsSync(`${file}.br`) ? readFileSync(`${file}.br`) : undefined;
    files.set(path, new BufferedResponse(200, headers, readFileSync(file), brotli));
  };
  walk(publicDir, '/', add);
  if (!nextStaticDir) return files;
  walk(nextStaticDir, '/_next/static/', (path, file) => {
    if (/\.(?:css|js|woff2|svg|png|ico)$/.test(file)) add(path, file);
  });
  return files;
}

/** Writes the brotli form of each text in the folder beside it, so that no start has to compress them. */
export async function compressStaticFiles(dir: string): Promise<void> {
  const written: Promise<void>[] = [];
  walk(dir, '', (_, file) => {
    const plain = readFileSync(file);
    const isText = /\.(?:css|js|svg|txt|webmanifest)$/.test(file);
    if (!isText || !new EncodedBody(plain).compressible) return;
    written.push(compressSmall(plain).then((brotli) => writeFileSync(`${file}.br`, brotli)));
  });
  await Promise.all(written);
}

function walk(dir: string, prefix: string, add: (path: string, file: string) => void): void {
  for (const name of readdirSync(dir)) {
    const file = join(dir, name);
    if (statSync(file).isDirectory()) walk(file, `${prefix}${name}/`, add);
    else if (!name.endsWith('.br')) add(prefix + name, file);
  }
}
