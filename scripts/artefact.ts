import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { appPrefix } from '@/lib/i18n/routes';
import { compressStaticFiles } from '@/server/static-files';

/** The only parts of Next.js's output to keep: its file trace may also copy private files, e.g. data/. */
const traced = ['.next', 'node_modules', 'package.json'];

const runtimeFiles = [
  'docs/rgaa.md',
  'lib/share/fonts',
  'prisma/content',
  'prisma/migrations',
  'public',
];

const serverEntry = 'server/main.ts';
const authorPrograms = ['articles', 'backup', 'leads', 'mail', 'restore', 'studio'];
const programEntries = Object.fromEntries(authorPrograms.map((name) => [name, `cli/${name}.ts`]));

/** Not bundled: Next.js's file trace copies them, with their native and data files. */
const native = ['next', '@next/env', 'libsql', 'sharp'];
/** The server shares these with Next.js's pages; a program starts faster if they are in its bundle. */
const shared = ['@libsql/client', '@prisma/client'];

export async function assembleArtefact(buildDir: string): Promise<void> {
  const artefact = join(buildDir, 'standalone');
  for (const name of readdirSync(artefact)) {
    if (![...traced, buildDir].includes(name)) rmSync(join(artefact, name), { recursive: true });
  }
  for (const file of runtimeFiles) cpSync(file, join(artefact, file), { recursive: true });
  const appScripts = listAppScripts(buildDir);
  cpSync(join(buildDir, 'static'), join(artefact, buildDir, 'static'), {
    recursive: true,
    filter: (source) => !/\.(?:js|map|txt)$/.test(source) || appScripts.has(source),
  });
  const compressed = [join(buildDir, 'static'), 'public'].map((folder) =>
    compressStaticFiles(join(artefact, folder)),
  );
  await bundle({ server: serverEntry }, artefact, buildDir, [...native, ...shared]);
  await bundle(programEntries, artefact, buildDir, native);
  await Promise.all(compressed);
  writeFileSync(join(artefact, 'package.json'), JSON.stringify(describePackage(), undefined, 2));
}

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
  for (const script of scripts) add(read(script));
  return new Set([...scripts].map((script) => join(buildDir, script)));
}

function describePackage() {
  const { name, version, type, engines } = JSON.parse(readFileSync('package.json', 'utf8'));
  const scripts = ['start', ...authorPrograms].map((script) => [
    script,
    `node ${script === 'start' ? 'server' : script}.mjs`,
  ]);
  return { name, version, private: true, type, engines, scripts: Object.fromEntries(scripts) };
}

export async function bundleDevServer(buildDir: string): Promise<void> {
  await bundle({ 'dev-server': serverEntry }, buildDir, buildDir, [...native, ...shared]);
}

/** @returns the project's files that the programs are made of */
export async function bundleAuthorPrograms(folder: string): Promise<string[]> {
  const { metafile } = await bundle(programEntries, folder, '.next', native);
  return Object.keys(metafile.inputs).filter((file) => !file.startsWith('node_modules/'));
}

/** Programs share chunks, and load what they import dynamically, e.g. sharp, only when they need it. */
function bundle(
  entryPoints: Record<string, string>,
  outdir: string,
  buildDir: string,
  external: string[],
) {
  return build({
    entryPoints,
    outdir,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['react-server'],
    external,
    define: { buildFolder: JSON.stringify(buildDir) },
    metafile: true,
    minifySyntax: true,
    minifyWhitespace: true,
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
}
