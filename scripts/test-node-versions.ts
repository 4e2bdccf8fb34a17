import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findFreePort } from '../e2e/site';
import { generateSources } from './steps';

const majors = [22, 24];
const startTimeoutMs = 300_000;
const exitCodeOnSigterm = 143;

generateSources();
const results: { version: string; check: string; error: string | null }[] = [];
for (const major of majors) {
  const node = installNode(major);
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
  const version = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
  results.push(
    { version, check: 'unit tests', error: runUnitTests(node, env) },
    { version, check: 'start', error: await startOnce(node, env) },
  );
}
for (const { version, check, error } of results) {
  console.log(`Node.js ${version}, ${check}: ${error ?? 'passed'}`);
}
process.exitCode = results.some(({ error }) => error !== null) ? 1 : 0;

/** Installs an npm package that holds the binary, outside of package.json. */
function installNode(major: number): string {
  const name = `node-${process.platform}-${process.arch}`;
  const folder = resolve(`node_modules/.cache/node-${major}`);
  const binary = join(folder, 'node_modules', name, 'bin/node');
  if (existsSync(binary)) return binary;
  mkdirSync(folder, { recursive: true });
  const args = ['install', '--prefix', folder, '--no-save', '--no-audit', `${name}@${major}`];
  spawnSync('npm', args, { stdio: 'inherit' });
  if (!existsSync(binary)) throw new Error(`npm did not install Node.js ${major} (${name}).`);
  return binary;
}

function runUnitTests(node: string, env: NodeJS.ProcessEnv): string | null {
  const { status } = spawnSync(node, ['node_modules/vitest/vitest.mjs', 'run'], {
    stdio: 'inherit',
    env,
  });
  return status === 0 ? null : `exit code ${status}`;
}

/** Starts the site as `npm start` does, requests the home page and stops it. */
async function startOnce(node: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  const dataDir = mkdtempSync(join(tmpdir(), 'node-versions-'));
  const port = await findFreePort();
  const site = spawn(node, ['scripts/run.mjs'], {
    stdio: 'inherit',
    env: { ...env, DATA_DIR: dataDir, DATABASE_URL: '', PORT: String(port) },
  });
  try {
    const status = await fetchStatus(`http://localhost:${port}/`, site);
    site.kill('SIGTERM');
    const [code, signal] = site.exitCode === null ? await once(site, 'exit') : [site.exitCode];
    if (status !== 200) return `the home page answered ${status}`;
    return code === exitCodeOnSigterm ? null : `ended with ${code ?? signal} after SIGTERM`;
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function fetchStatus(url: string, site: ChildProcess): Promise<number | null> {
  const until = performance.now() + startTimeoutMs;
  while (site.exitCode === null && performance.now() < until) {
    const response = await fetch(url).catch(() => null);
    if (response) return response.status;
    await delay(200);
  }
  return null;
}
