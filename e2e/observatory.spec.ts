import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { findPorts, type Ports, startNginx } from './nginx';
import { startTestSite } from './site';

const observatory = join('node_modules', '@mdn', 'mdn-http-observatory');

test.beforeAll(() => {
  // It fetches this list of browsers' when it is installed; no name of this machine is on it.
  const preloaded = join(observatory, 'conf', 'hsts-preload.json');
  if (!existsSync(preloaded)) writeFileSync(preloaded, '{}');
});

test('Mozilla’s Observatory grades the deployed site A+', async () => {
  const ports = await findPorts();
  const front = await startBothPorts(ports);
  const site = await startTestSite({ SITE_URL: front.url, TRUSTED_PROXIES: '1' });
  const nginx = await startNginx(site.url, ports, [
    ['https://$host$request_uri', `${front.url}$request_uri`],
  ]);
  const { scan, deductions } = await scanHost(front.url, join(nginx.folder, 'fullchain.pem'));
  expect(deductions).toEqual([]);
  expect(scan).toMatchObject({ grade: 'A+', testsFailed: 0, statusCode: 200 });
  await nginx.stop();
  await site.stop();
  front.server.close();
});

test('without TLS the Observatory deducts only for TLS', async () => {
  const site = await startTestSite();
  const { scan, deductions } = await scanHost(site.url);
  expect(deductions).toEqual([
    // There is nowhere to lead to.
    'redirection-missing',
    // A browser ignores the header where the connection is not encrypted.
    'hsts-not-implemented-no-https',
  ]);
  expect(scan).toMatchObject({ testsFailed: 2, statusCode: 200 });
  await site.stop();
});

type Scan = {
  scan: { grade: string; score: number; testsFailed: number; statusCode: number };
  tests: Record<string, { result: string; scoreModifier: number }>;
};

/** Runs it in a process of its own, as Node reads what it trusts when it starts. */
async function scanHost(origin: string, trusted = '') {
  const child = spawn(
    process.execPath,
    [join(observatory, 'src', 'scan.js'), new URL(origin).host],
    { env: { ...process.env, NODE_EXTRA_CA_CERTS: trusted }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const { scan, tests } = (await json(child.stdout)) as Scan;
  const deductions = Object.values(tests)
    .filter(({ scoreModifier }) => scoreModifier < 0)
    .map(({ result }) => result);
  return { scan, deductions };
}

/** One port for what nginx has two for, 80 and 443, as it asks one host on both: a TLS connection begins with a 22. */
async function startBothPorts(ports: Ports): Promise<{ url: string; server: Server }> {
  const server = createServer((socket) => {
    socket.once('data', (first) => {
      const upstream = connect(first[0] === 22 ? ports.tls : ports.redirect, '127.0.0.1');
      upstream.write(first);
      socket.pipe(upstream).pipe(socket);
      for (const end of [socket, upstream]) end.on('error', () => end.destroy());
    });
  }).listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
  return { url: `https://localhost:${(server.address() as AddressInfo).port}`, server };
}
