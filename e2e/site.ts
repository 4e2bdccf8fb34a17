import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createClient } from '@libsql/client';
import { dataDir, testDir } from './environment';

/** A site on its own copy of the data, so that tests do not disturb one another. */
export type Site = {
  url: string;
  dataDir: string;
  pid(): number | undefined;
  output(): string;
  /** Writes to its database from outside, as another program would. */
  execute(statement: string, ...args: (string | number)[]): Promise<void>;
  query(statement: string): Promise<Record<string, unknown>[]>;
  stop(signal?: NodeJS.Signals): Promise<void>;
  start(settings?: Record<string, string>): Promise<void>;
};

export async function startTestSite(settings: Record<string, string> = {}): Promise<Site> {
  const site = await createTestSite(settings);
  await site.start();
  return site;
}

/** A site that is not started yet */
export async function createTestSite(settings: Record<string, string> = {}): Promise<Site> {
  const folder = await copySampleData();
  const port = await findFreePort();
  let server: ChildProcess | undefined;
  let output = '';
  const append = (chunk: Buffer) => {
    output += chunk;
  };
  const runSql = async (sql: string, args: (string | number)[] = []) => {
    const client = createClient({ url: `file:${join(folder, 'blog.db')}`, timeout: 5000 });
    const { rows } = await client.execute({ sql, args });
    client.close();
    return rows.map((row) => ({ ...row }));
  };
  return {
    url: `http://localhost:${port}`,
    dataDir: folder,
    pid: () => server?.pid,
    output: () => output,
    async execute(statement, ...args) {
      await runSql(statement, args);
    },
    query: (statement) => runSql(statement),
    async stop(signal = 'SIGTERM') {
      await stopProcess(server, signal);
    },
    async start(more = {}) {
      const own = { DATA_DIR: folder, PORT: String(port) };
      const all: Record<string, string> = { ...own, ...settings, ...more };
      server = spawnSite(all, `${all.NEXT_DIST_DIR ?? '.next'}/standalone/server.mjs`);
      server.stdout?.on('data', append);
      server.stderr?.on('data', append);
      await waitForOutput(server, /^Mail: /m);
    },
  };
}

/** Runs a command of the author's CLI beside a running site. Returns its stdout; throws unless it exits with 0. */
export async function runCli(
  name: 'articles' | 'backup' | 'leads' | 'restore' | 'studio',
  site: Pick<Site, 'dataDir' | 'url'>,
  ...argv: string[]
): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [`.next/standalone/${name}.mjs`, ...argv],
    { env: { ...process.env, DATA_DIR: site.dataDir, DATABASE_URL: '', SITE_URL: site.url } },
  );
  return stdout;
}

const running = new Set<ChildProcess>();
// A test that fails may leave its site behind, as a shared one always is.
process.once('exit', () => {
  for (const server of running) server.kill('SIGKILL');
});

export function spawnSite(
  settings: Record<string, string>,
  entry = 'scripts/run.mjs',
): ChildProcess {
  const server = spawn(process.execPath, [entry], {
    env: {
      ...process.env,
      DATABASE_URL: '',
      SMTP_URL: '',
      SITE_URL: '',
      MAIL_DOMAIN_LOOKUP: 'off',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(server);
  server.once('exit', () => running.delete(server));
  return server;
}

export async function prepareDataDir(): Promise<void> {
  if (existsSync(join(dataDir, 'blog.db'))) return;
  const port = await findFreePort();
  const server = spawnSite({ DATA_DIR: dataDir, PORT: String(port) });
  await waitForOutput(server, /^Mail: /m);
  await stopProcess(server, 'SIGTERM');
}

/** A DATA_DIR with the sample content, and with the same secrets because the build depends on them. */
export async function copySampleData(): Promise<string> {
  mkdirSync(testDir, { recursive: true });
  const copy = mkdtempSync(join(testDir, 'own-'));
  cpSync(join(dataDir, 'secrets'), join(copy, 'secrets'), { recursive: true });
  // Copying the file could catch it during a write.
  const client = createClient({ url: `file:${join(dataDir, 'blog.db')}`, timeout: 5000 });
  const path = join(copy, 'blog.db');
  await client.execute({ sql: 'VACUUM INTO ?', args: [path] });
  client.close();
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

export function waitForOutput(process: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const append = (chunk: Buffer) => {
      output += chunk;
      if (pattern.test(output)) resolve(output);
    };
    process.stdout?.on('data', append);
    process.stderr?.on('data', append);
    process.once('exit', () =>
      reject(new Error(`The process ended before it was ready: ${output}`)),
    );
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
