// The baseline: a minimal Next.js app, as in its documentation, with the content of the site's pages.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { findFreePort, startTestSite, stopProcess } from '../e2e/site';

/** Its pages are `/`, `/article` and `/search`. */
export type BareNext = {
  url: string;
  pid(): number | undefined;
  start(): Promise<void>;
  stop(): Promise<void>;
};

let folder: string | undefined;
let server: ChildProcess | undefined;
let built: Promise<BareNext> | undefined;

export function getBareNext(): Promise<BareNext> {
  built ??= build();
  return built;
}

export async function removeBareNext(): Promise<void> {
  await stopProcess(server, 'SIGTERM');
  if (folder) rmSync(folder, { recursive: true, force: true });
}

export async function findArticle(siteUrl: string): Promise<string> {
  const list = await (await fetch(siteUrl)).text();
  const path = /href="(\/articles\/[^"]+)"/.exec(list)?.[1];
  if (!path) throw new Error('The list has no link to an article.');
  return path;
}

async function build(): Promise<BareNext> {
  const dir = mkdtempSync(join(tmpdir(), 'bare-next-'));
  folder = dir;
  symlinkSync(resolve('node_modules'), join(dir, 'node_modules'));
  await writeApp(dir);
  const port = await findFreePort();
  const env = { ...process.env, NODE_ENV: 'production' as const };
  const next = join(dir, 'node_modules/next/dist/bin/next');
  const { status, stderr } = spawnSync(process.execPath, [next, 'build'], {
    cwd: dir,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The bare app could not be built: ${stderr}`);
  const url = `http://localhost:${port}`;
  return {
    url,
    pid: () => server?.pid,
    async start() {
      const args = [next, 'start', '-p', String(port)];
      server = spawn(process.execPath, args, { cwd: dir, env, stdio: 'ignore' });
      await waitUntilReady(url);
    },
    stop: () => stopProcess(server, 'SIGTERM'),
  };
}

export async function waitUntilReady(url: string): Promise<void> {
  for (;;) {
    const response = await fetch(url).catch(() => undefined);
    await response?.text();
    if (response?.status === 200) return;
    await new Promise((next) => setTimeout(next, 5));
  }
}

/** Writes pages as HTML strings: as React elements they would add JavaScript and slow down each request. */
async function writeApp(dir: string): Promise<void> {
  const site = await startTestSite({ LOG_LEVEL: 'warn' });
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  };
  const fetchText = async (path: string) => (await fetch(site.url + path)).text();
  const copyPage = async (path: string) => {
    const html = await fetchText(path);
    const styleSheet = /href="(\/_next\/static\/[^"]+\.css)"/.exec(html)?.[1] ?? '';
    const fonts = (await fetchText(styleSheet)).matchAll(/\.\.(\/media\/[\w.-]+)/g);
    const images = html.match(/\/media\/[\w.-]+/g) ?? [];
    const files = [styleSheet, ...[...fonts].map(([, font]) => `/_next/static${font}`), ...images];
    for (const file of new Set(files)) {
      const response = await fetch(site.url + file);
      write(`public${file.replace('/_next/', '/')}`, new Uint8Array(await response.arrayBuffer()));
    }
    const body = /<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1] ?? '';
    return {
      styleSheet: styleSheet.replace('/_next/', '/'),
      classes: /<html[^>]* class="([^"]*)"/.exec(html)?.[1] ?? '',
      body: JSON.stringify(body.replace(/<script\b[\s\S]*?<\/script>/g, '')),
    };
  };
  try {
    const list = await copyPage('/');
    const article = await copyPage(await findArticle(site.url));
    const search = await copyPage('/recherche?q=client');
    write('package.json', '{"private":true,"type":"module"}');
    // node_modules is a link to a folder outside.
    write('next.config.mjs', "export default { turbopack: { root: '/' } };");
    write('app/layout.jsx', layout(list));
    write('app/page.jsx', page(list.body));
    write('app/article/page.jsx', page(article.body));
    write('app/search/page.jsx', `export const dynamic = 'force-dynamic';\n${page(search.body)}`);
  } finally {
    await site.stop();
    rmSync(site.dataDir, { recursive: true });
  }
}

const layout = ({ styleSheet, classes }: { styleSheet: string; classes: string }) => `
export default function Layout({ children }) {
  return <html lang="fr" className="${classes}"><head><link rel="stylesheet" href="${styleSheet}" /></head><body>{children}</body></html>;
}`;

const page = (body: string) => `
export default function Page() {
  return <div dangerouslySetInnerHTML={{ __html: ${body} }} />;
}`;
