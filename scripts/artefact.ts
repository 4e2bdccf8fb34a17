import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** What Next.js's trace is trusted with; the rest of what it copies may be anybody's, as data/ is. */
const traced = ['.next', 'node_modules', 'package.json'];

/** What the running site reads beside its code. */
const files = [
  'docs/rgaa.md',
  'lib/share/fonts',
  'prisma/content',
  'prisma/migrations',
  'prisma/schema.prisma',
  'public',
  'server/no-data-cache.mjs',
  'server/no-page-cache.mjs',
];

/**
 * Makes of the folder that Next.js wrote one that is the whole site: `node server.mjs` starts it on a machine that has
 * nothing but Node.js.
 * @param buildDir as `.next`
 */
export async function assembleArtefact(buildDir: string): Promise<void> {
  const artefact = join(buildDir, 'standalone');
  for (const name of readdirSync(artefact)) {
    if (![...traced, buildDir].includes(name)) rmSync(join(artefact, name), { recursive: true });
  }
  for (const file of files) cpSync(file, join(artefact, file), { recursive: true });
  cpSync(join(buildDir, 'static'), join(artefact, buildDir, 'static'), {
    recursive: true,
    // No page starts Next.js's scripts.
    filter: (source) => !/\.(?:js|map|txt)$/.test(source),
  });
  await bundleServer(join(artefact, 'server.mjs'), buildDir);
}

/** @param buildDir where Next.js's build stands, seen from the folder that the server runs in */
export async function bundleServer(outfile: string, buildDir: string): Promise<void> {
  await build({
    entryPoints: ['server/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['react-server'],
    external: ['next', '@next/env'],
    define: { buildFolder: JSON.stringify(buildDir) },
    // Packages in CommonJS ask for Node.js's own modules by it.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
}
