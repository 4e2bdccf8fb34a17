import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { renameSync } from 'node:fs';
import { basename } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildSync } from 'esbuild';
import { env } from '@/lib/settings/env';

/** Starts a script on the test's store, with the most verbose log. */
export function startScript(script: string, ...argv: string[]) {
  const { DATA_DIR, DATABASE_URL } = env();
  const entry = script.endsWith('.ts') ? bundle(script) : script;
  return spawn(process.execPath, [entry, ...argv], {
    env: { ...process.env, DATA_DIR, DATABASE_URL, LOG_LEVEL: 'debug' },
  });
}

export async function runScript(script: string, ...argv: string[]) {
  const child = startScript(script, ...argv);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { code, stdout, stderr };
}

const bundles = new Map<string, string>();

/** One file starts several times as fast as tsx compiles and loads its modules. */
function bundle(script: string): string {
  const known = bundles.get(script);
  if (known) return known;
  const file = `node_modules/.cache/test-scripts/${basename(script, '.ts')}.mjs`;
  const draft = `${file}.${process.pid}`;
  buildSync({
    entryPoints: [script],
    outfile: draft,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: { 'server-only': './node_modules/server-only/empty.js' },
  });
  renameSync(draft, file);
  bundles.set(script, file);
  return file;
}
