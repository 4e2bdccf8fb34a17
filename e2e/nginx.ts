import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { request as requestPlain } from 'node:http';
import { request } from 'node:https';
import { connect } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { testDir } from './environment';
import { findFreePort, stopProcess } from './site';

const nginx = '/usr/sbin/nginx';

export type NginxResponse = { status: number; headers: IncomingHttpHeaders; body: Buffer };
export type RequestOptions = {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  from?: string;
  servername?: string;
};

/** Debian's nginx with the files of deploy/nginx; only names, ports, folders and `edits` are changed. */
export type Nginx = {
  folder: string;
  url: string;
  plainUrl: string;
  redirectUrl: string;
  staticUrl: string;
  request(path: string, options?: RequestOptions): Promise<NginxResponse>;
  countCachedFiles(): number;
  /** All that nginx has written into its log folder */
  readLogs(): string;
  stop(): Promise<void>;
};

export type Ports = Awaited<ReturnType<typeof findPorts>>;

export async function findPorts() {
  const [tls = 0, plain = 0, redirect = 0, files = 0, beside = 0] = await Promise.all(
    Array.from({ length: 5 }, findFreePort),
  );
  return { tls, plain, redirect, files, beside };
}

export async function startNginx(
  siteUrl: string,
  ports: Ports,
  edits: [shipped: string, tested: string][] = [],
): Promise<Nginx> {
  const folder = writeConfiguration(siteUrl, ports, edits);
  const args = ['-p', folder, '-c', 'nginx.conf'];
  const check = spawnSync(nginx, [...args, '-t'], { encoding: 'utf8' });
  if (check.status !== 0 || check.stderr.includes('[warn]')) throw new Error(check.stderr);
  const server = spawn(nginx, [...args, '-g', 'daemon off;'], { stdio: 'ignore' });
  await waitUntilListening(ports.tls, server);
  return {
    folder,
    url: `https://localhost:${ports.tls}`,
    plainUrl: `http://localhost:${ports.plain}`,
    redirectUrl: `http://localhost:${ports.redirect}`,
    staticUrl: `http://localhost:${ports.files}`,
    request: (path, options) => sendRequest(`https://localhost:${ports.tls}${path}`, options),
    countCachedFiles: () =>
      readdirSync(join(folder, 'cache'), { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      ).length,
    readLogs: () =>
      readdirSync(join(folder, 'logs'))
        .map((name) => readFileSync(join(folder, 'logs', name), 'utf8'))
        .join(''),
    stop: () => stopProcess(server, 'SIGTERM'),
  };
}

/** Like a bare HTTP client: no default headers, no decompression, any source address. */
export async function sendRequest(
  url: string,
  { method, headers, body, from, servername }: RequestOptions = {},
) {
  const send = url.startsWith('https:') ? request : requestPlain;
  return new Promise<NginxResponse>((resolve, reject) => {
    const outgoing = send(url, {
      method,
      headers,
      family: 4,
      localAddress: from,
      servername: servername ?? 'localhost',
      rejectUnauthorized: false,
      agent: false,
    });
    outgoing.on('error', reject);
    outgoing.on('response', async (response) => {
      const { statusCode: status = 0, headers } = response;
      resolve({ status, headers, body: await buffer(response) });
    });
    outgoing.end(body);
  });
}

function writeConfiguration(siteUrl: string, ports: Ports, edits: [string, string][]): string {
  mkdirSync(testDir, { recursive: true });
  const folder = mkdtempSync(join(testDir, 'nginx-'));
  for (const name of ['cache', 'static', 'acme', 'logs', 'temporary'])
    mkdirSync(join(folder, name));
  cpSync('deploy/nginx', join(folder, 'site'), { recursive: true });
  makeCertificate(folder);
  const { port } = new URL(siteUrl);
  const replaced: [string, string][] = [
    ['127.0.0.1:3000', `127.0.0.1:${port}`],
    ['127.0.0.1:3001', `127.0.0.1:${ports.beside}`],
    ['example.com', 'localhost'],
    ['/etc/letsencrypt/live/localhost', folder],
    ['/etc/nginx/consultant-site/', `${folder}/site/`],
    ['/var/lib/nginx/consultant-site', `${folder}/cache`],
    ['/var/www/html', `${folder}/acme`],
    ['/var/log/nginx', `${folder}/logs`],
    ['listen 80', `listen ${ports.redirect}`],
    ['listen 443 ssl http2;', `listen ${ports.tls} ssl http2; listen ${ports.plain};`],
    ['listen 443 ssl http2 default_server;', `listen ${ports.tls} ssl http2 default_server;`],
    ...edits,
  ];
  const files = ['consultant-site.conf', 'app.conf'].map((name) => join(folder, 'site', name));
  const texts = files.map((file) => readFileSync(file, 'utf8'));
  for (const [shipped] of replaced.filter(([from]) => !from.includes('localhost'))) {
    if (!texts.some((text) => text.includes(shipped)))
      throw new Error(`Not in the shipped configuration: ${shipped}`);
  }
  for (const [index, file] of files.entries()) {
    const text = replaced.reduce((all, [from, to]) => all.replaceAll(from, to), texts[index] ?? '');
    // Build machines may have no IPv6.
    writeFileSync(file, text.replace(/^ *listen \[::\].*\n/gm, ''));
  }
  writeFileSync(join(folder, 'nginx.conf'), mainConfiguration(folder, ports));
  raiseConnections(folder);
  return folder;
}

/** Runs the command that the shipped file gives for nginx's main configuration. */
function raiseConnections(folder: string) {
  const header = readFileSync('deploy/nginx/consultant-site.conf', 'utf8');
  const command = /^# +(sed -i .*) \/etc\/nginx\/nginx\.conf$/m.exec(header)?.[1];
  const { status, stderr } = spawnSync('sh', ['-c', `${command} nginx.conf`], { cwd: folder });
  if (status !== 0) throw new Error(String(stderr));
}

function mainConfiguration(folder: string, ports: Ports): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/temporary/${name};`,
  );
  return `
    ${process.getuid?.() === 0 ? 'user root;' : ''}
    worker_processes auto;
    pid ${folder}/nginx.pid;
    error_log ${folder}/logs/error.log;

events {
	worker_connections 768;
}
    http {
      sendfile on;
      tcp_nopush on;
      include /etc/nginx/mime.types;
      default_type application/octet-stream;
      ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3;
      ssl_prefer_server_ciphers on;
      access_log ${folder}/logs/access.log;
      gzip on;
      ${temporary.join('\n')}
      include ${folder}/site/consultant-site.conf;
      server {
        listen ${ports.files};
        access_log off;
        root ${folder}/static;
        gzip_static on;
      }
    }`;
}

function makeCertificate(folder: string) {
  const { status, stderr } = spawnSync(
    'openssl',
    [
      ...['req', '-x509', '-nodes', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'],
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-days', '2'],
      ...['-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')],
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
}

async function waitUntilListening(port: number, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    const open = await new Promise<boolean>((resolve) => {
      const probe = connect(port, '127.0.0.1', () => resolve(true));
      probe.on('error', () => resolve(false));
      probe.on('connect', () => probe.destroy());
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('nginx ended before it listened');
}

export function decodeBody(response: NginxResponse): string {
  const encoding = response.headers['content-encoding'];
  if (encoding === 'br') return String(brotliDecompressSync(response.body));
  return String(encoding === 'gzip' ? gunzipSync(response.body) : response.body);
}

/** Errors that nginx answers by itself must have the site's security headers. */
export function expectNginxErrorPage(response: NginxResponse, status: number, words: string) {
  expect(response.status).toBe(status);
  expect(decodeBody(response)).toContain(words);
  expect(response.headers).toMatchObject({
    'content-security-policy': expect.stringMatching(/^default-src 'none'; style-src 'sha256-/),
    'x-content-type-options': 'nosniff',
    'referrer-policy': expect.any(String),
    'permissions-policy': expect.any(String),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
    'retry-after': '30',
  });
}
