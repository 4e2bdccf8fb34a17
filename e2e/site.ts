import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createClient } from '@libsql/client';
import { dataDir, testDir } from './places';

/** A site of a test's own, so that what the test changes is nobody else's. */
export type Site = {
  url: string;
  dataDir: string;
  pid(): number | undefined;
  /** What it has printed so far, its log and its errors. */
  printed(): string;
  /** Runs SQL on its database from outside, as another program would. */
  sql(statement: string, ...args: (string | number)[]): Promise<void>;
  /** The rows that a query finds in it. */
  read(query: string): Promise<Record<string, unknown>[]>;
  stop(signal?: NodeJS.Signals): Promise<void>;
  start(settings?: Record<string, string>): Promise<void>;
};

/** Starts one on a copy of the sample content. */
export async function startOwnSite(settings: Record<string, string> = {}): Promise<Site> {
  const folder = await copyDataDir();
  const port = await findFreePort();
  let server: ChildProcess | undefined;
  let printed = '';
  const add = (chunk: Buffer) => {
    printed += chunk;
  };
  const site: Site = {
    url: `http://localhost:${port}`,
    dataDir: folder,
    pid: () => server?.pid,
    printed: () => printed,
    async sql(statement, ...args) {
      const client = createClient({ url: `file:${join(folder, 'blog.db')}`, timeout: 5000 });
      await client.execute({ sql: statement, args });
      client.close();
    },
    async read(query) {
      const client = createClient({ url: `file:${join(folder, 'blog.db')}`, timeout: 5000 });
      const { rows } = await client.execute(query);
      client.close();
      return rows.map((row) => ({ ...row }));
    },
    async stop(signal = 'SIGTERM') {
      await stopProcess(server, signal);
    },
    async start(more = {}) {
      const all = { DATA_DIR: folder, PORT: String(port), ...settings, ...more };
      server = spawnSite(all, `${more.NEXT_DIST_DIR ?? '.next'}/standalone/server.mjs`);
      server.stdout?.on('data', add);
      server.stderr?.on('data', add);
      await untilPrinted(server, /^Mail: /m);
    },
  };
  await site.start();
  return site;
}

/** Runs a program of the author's beside a running site, as on the server; it must end well. Returns what it printed. */
export async function runProgram(
  name: 'articles' | 'leads',
  site: Site,
  ...argv: string[]
): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [`.next/standalone/${name}.mjs`, ...argv],
    { env: { ...process.env, DATA_DIR: site.dataDir, DATABASE_URL: '', SITE_URL: site.url } },
  );
  return stdout;
}

export function spawnSite(
  settings: Record<string, string>,
  entry = 'scripts/run.mjs',
): ChildProcess {
  return spawn(process.execPath, [entry], {
    env: { ...process.env, DATABASE_URL: '', SMTP_URL: '', SITE_URL: '', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Makes the DATA_DIR that copies are taken from, where no site under test has made it yet. */
export async function prepareDataDir(): Promise<void> {
  if (existsSync(join(dataDir, 'blog.db'))) return;
  const port = await findFreePort();
  const server = spawnSite({ DATA_DIR: dataDir, PORT: String(port) });
  await untilPrinted(server, /^Mail: /m);
  await stopProcess(server, 'SIGTERM');
}

/** A DATA_DIR with the sample content and, so that the build stays good for it, the same secrets. */
export async function copyDataDir(): Promise<string> {
  mkdirSync(testDir, { recursive: true });
  const copy = mkdtempSync(join(testDir, 'own-'));
  for (const part of ['secrets', 'media']) {
    cpSync(join(dataDir, part), join(copy, part), { recursive: true });
  }
  // Not a copy of the file, which may be written to at this moment.
  const client = createClient({ url: `file:${join(dataDir, 'blog.db')}`, timeout: 5000 });
  const path = join(copy, 'blog.db');
  await client.execute({ sql: 'VACUUM INTO ?', args: [path] });
  client.close();
  // What other tests have sent meanwhile is theirs.
  const own = createClient({ url: `file:${path}` });
  await own.batch(['DELETE FROM OutboxMessage', 'DELETE FROM Lead', 'DELETE FROM RateLimit']);
  own.close();
  return copy;
}

export async function stopProcess(process: ChildProcess | undefined, signal: NodeJS.Signals) {
  if (!process || process.exitCode !== null || process.signalCode !== null) return;
  const ended = new Promise((resolve) => process.once('exit', resolve));
  process.kill(signal);
  await ended;
}

export function untilPrinted(process: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const add = (chunk: Buffer) => {
      printed += chunk;
      if (pattern.test(printed)) resolve(printed);
    };
    process.stdout?.on('data', add);
    process.stderr?.on('data', add);
    process.once('exit', () => reject(new Error(`It ended before it was ready: ${printed}`)));
  });
}

export function findFreePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
