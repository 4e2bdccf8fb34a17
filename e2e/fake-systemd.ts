import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { spawnSite, stopProcess } from './site';

type Unit = { process: ChildProcess; output: string };

export type FakeSystemd = {
  /** Where its `systemctl` and `journalctl` are */
  programs: string;
  /** The ports whose units start with the machine */
  enabled: Set<string>;
  start(port: string): void;
  stop(port: string): Promise<void>;
  close(): Promise<void>;
};

const program = (url: string) => `#!/usr/bin/env node
const body = JSON.stringify(process.argv.slice(1));
fetch('${url}', { method: 'POST', body }).then(async (answer) => {
  process.stdout.write(await answer.text());
  process.exitCode = answer.ok ? 0 : 1;
});
`;

/** Does with consultant-site@<port> what systemd would, but never starts again what has ended. */
export async function startFakeSystemd(
  folder: string,
  settings: Record<string, string>,
): Promise<FakeSystemd> {
  const units = new Map<string, Unit>();
  const enabled = new Set<string>();

  function start(port: string): void {
    const entry = join(folder, `consultant-site-${port}`, 'server.mjs');
    const unit = { process: spawnSite({ ...settings, PORT: port }, entry), output: '' };
    const append = (chunk: Buffer) => {
      unit.output += chunk;
    };
    unit.process.stdout?.on('data', append);
    unit.process.stderr?.on('data', append);
    units.set(port, unit);
  }

  const stop = (port: string) => stopProcess(units.get(port)?.process, 'SIGTERM');

  async function run(words: string[]): Promise<string> {
    const port = /consultant-site@(\d+)/.exec(words.join(' '))?.[1] ?? '';
    const unit = units.get(port);
    if (words[0]?.endsWith('journalctl')) return unit?.output.slice(-2000) ?? '';
    const verb = words.slice(1).find((word) => !word.startsWith('-'));
    if (verb === 'start') start(port);
    else if (verb === 'stop') await stop(port);
    else if (verb === 'enable') enabled.add(port);
    else if (verb === 'disable') enabled.delete(port);
    else if (verb === 'show') return unit?.process.exitCode === null ? '0' : '1';
    else throw new Error(`systemctl ${verb}`);
    return '';
  }

  const server = createServer(async (request: IncomingMessage, response) => {
    try {
      response.end(await run(JSON.parse(await text(request))));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const name of ['systemctl', 'journalctl'])
    writeFileSync(join(folder, name), program(url), { mode: 0o755 });

  return {
    programs: folder,
    enabled,
    start,
    stop,
    async close() {
      await Promise.all([...units.keys()].map(stop));
      server.close();
    },
  };
}
