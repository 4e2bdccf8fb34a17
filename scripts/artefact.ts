import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { appPrefix } from '@/lib/i18n/routes';

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
];

/** What cli/ has for the author, who has it on the server as well */
const commandLines = ['articles', 'leads'];

/** What Next.js's trace puts into node_modules, for it is not JavaScript alone, or needed there anyway */
const external = [
  'next',
  '@next/env',
  '@libsql/client',
  '@prisma/client',
  '@prisma/schema-engine-wasm',
  'sharp',
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
  const appScripts = listAppScripts(buildDir);
  cpSync(join(buildDir, 'static'), join(artefact, buildDir, 'static'), {
    recursive: true,
    // Readers' pages start none of Next.js's scripts.
    filter: (source) => !/\.(?:js|map|txt)$/.test(source) || appScripts.has(source),
  });
  await bundleServer(join(artefact, 'server.mjs'), buildDir);
  for (const name of commandLines) {
    await bundle(`cli/${name}.ts`, join(artefact, `${name}.mjs`), { inArtefact: 'true' });
  }
  writeFileSync(join(artefact, 'package.json'), JSON.stringify(describePackage(), undefined, 2));
}

/** The scripts that pages of the app wing load: Next.js's runtime, their own, and those that these load later. */
function listAppScripts(buildDir: string): Set<string> {
  const read = (file: string) => readFileSync(join(buildDir, file), 'utf8');
  const routes: Record<string, string> = JSON.parse(read('app-path-routes-manifest.json'));
  const pages = Object.keys(routes).filter(
    (page) => page.startsWith(`${appPrefix}/`) && page.endsWith('/page'),
  );
  const scripts = new Set<string>();
  const add = (text: string) => {
    for (const [name] of text.matchAll(/static\/chunks\/[\w.~-]+\.js/g)) scripts.add(name);
  };
  if (pages.length > 0) add(read('build-manifest.json'));
  for (const page of pages) add(read(`server/app${page}_client-reference-manifest.js`));
  // The loop reaches what it adds.
  for (const script of scripts) add(read(script));
  return new Set([...scripts].map((script) => join(buildDir, script)));
}

/** On the server npm runs what it runs here. */
function describePackage() {
  const { name, version, type, engines } = JSON.parse(readFileSync('package.json', 'utf8'));
  const scripts = ['start', ...commandLines].map((script) => [
    script,
    `node ${script === 'start' ? 'server' : script}.mjs`,
  ]);
  return { name, version, private: true, type, engines, scripts: Object.fromEntries(scripts) };
}

/** @param buildDir where Next.js's build stands, seen from the folder that the server runs in */
export async function bundleServer(outfile: string, buildDir: string): Promise<void> {
  await bundle('server/main.ts', outfile, { buildFolder: JSON.stringify(buildDir) });
}

async function bundle(entry: string, outfile: string, define: Record<string, string>) {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['react-server'],
    external,
    define,
    // Packages in CommonJS ask for Node.js's own modules by it.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
}
