// The baseline for pages: an app of Next.js as its documentation begins one, with the very texts of our pages.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createClient } from '@libsql/client';
import { findFreePort, startTestSite, stopProcess } from '../e2e/site';

export type BareNext = {
  url: string;
  pid(): number | undefined;
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** Its pages, and where the site has the same */
export const barePaths = { list: '/', article: '/article', search: '/search', form: '/contact' };

let folder: string | undefined;
let server: ChildProcess | undefined;
let made: Promise<BareNext> | undefined;

/** Made once a run, when it is first asked for, and not started. */
export function getBareNext(): Promise<BareNext> {
  made ??= make();
  return made;
}

export async function removeBareNext(): Promise<void> {
  await stopProcess(server, 'SIGTERM');
  if (folder) rmSync(folder, { recursive: true, force: true });
}

/** An article of the sample content, as the list links it. */
export async function findArticle(siteUrl: string): Promise<string> {
  const list = await (await fetch(siteUrl)).text();
  const path = /href="(\/articles\/[^"]+)"/.exec(list)?.[1];
  if (!path) throw new Error('The list leads to no article.');
  return path;
}

async function make(): Promise<BareNext> {
  const dir = mkdtempSync(join(tmpdir(), 'bare-next-'));
  folder = dir;
  symlinkSync(resolve('node_modules'), join(dir, 'node_modules'));
  await writeApp(dir);
  const database = `file:${join(dir, 'bare.db')}`;
  const client = createClient({ url: database });
  await client.execute('PRAGMA journal_mode = WAL');
  await client.execute('CREATE TABLE Lead (id INTEGER PRIMARY KEY, name TEXT, details TEXT)');
  client.close();
  const port = await findFreePort();
  const env = { ...process.env, NODE_ENV: 'production' as const, BARE_DATABASE: database };
  const next = [join(dir, 'node_modules/next/dist/bin/next')];
  const { status, stderr } = spawnSync(process.execPath, [...next, 'build'], {
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
      const args = [...next, 'start', '-p', String(port)];
      server = spawn(process.execPath, args, { cwd: dir, env, stdio: 'ignore' });
      await untilAnswers(url);
    },
    stop: () => stopProcess(server, 'SIGTERM'),
  };
}

/** Asks again and again, every five milliseconds, until it answers 200. */
export async function untilAnswers(url: string): Promise<void> {
  for (;;) {
    const answer = await fetch(url).catch(() => undefined);
    await answer?.text();
    if (answer?.status === 200) return;
    await new Promise((next) => setTimeout(next, 5));
  }
}

/** Pages are strings in it: as elements they would be more JavaScript, and cost more on each request. */
async function writeApp(dir: string): Promise<void> {
  const site = await startTestSite({ LOG_LEVEL: 'warn' });
  const write = (path: string, text: string | Uint8Array) => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  };
  /** The page's text, with what it shows beside it in public/. */
  const copy = async (path: string) => {
    const html = await (await fetch(site.url + path)).text();
    const style = /href="(\/_next\/static\/[^"]+\.css)"/.exec(html)?.[1] ?? '';
    const css = await (await fetch(site.url + style)).text();
    const fonts = [...css.matchAll(/\.\.(\/media\/[\w.-]+)/g)].map(
      ([, font]) => `/_next/static${font}`,
    );
    const pictures = html.match(/\/media\/[\w.-]+/g) ?? [];
    for (const file of new Set([style, ...fonts, ...pictures])) {
      const { body } = await fetch(site.url + file).then(async (answer) => ({
        body: new Uint8Array(await answer.arrayBuffer()),
      }));
      write(`public${file.replace('/_next/', '/')}`, body);
    }
    const text = /<body[^>]*>([\s\S]*)<\/body>/.exec(html)?.[1] ?? '';
    return {
      style: style.replace('/_next/', '/'),
      classes: /<html[^>]* class="([^"]*)"/.exec(html)?.[1] ?? '',
      text: JSON.stringify(text.replace(/<script\b[\s\S]*?<\/script>/g, '')),
    };
  };
  try {
    const [list, article, search] = [
      await copy('/'),
      await copy(await findArticle(site.url)),
      await copy('/recherche?q=client'),
    ];
    write('package.json', '{"private":true,"type":"module"}');
    // What the link to node_modules leads to is elsewhere.
    write('next.config.mjs', "export default { turbopack: { root: '/' } };");
    write('app/layout.jsx', layout(list));
    write('app/page.jsx', page(list.text));
    write('app/article/page.jsx', page(article.text));
    write('app/search/page.jsx', `export const dynamic = 'force-dynamic';\n${page(search.text)}`);
    write('app/contact/page.jsx', contact);
  } finally {
    await site.stop();
    rmSync(site.dataDir, { recursive: true });
  }
}

const layout = ({ style, classes }: { style: string; classes: string }) => `
export default function Layout({ children }) {
  return <html lang="fr" className="${classes}"><head><link rel="stylesheet" href="${style}" /></head><body>{children}</body></html>;
}`;

const page = (text: string) => `
export default function Page() {
  return <div dangerouslySetInnerHTML={{ __html: ${text} }} />;
}`;

const contact = `
import { createClient } from '@libsql/client';
import { redirect } from 'next/navigation';
let client;
async function send(form) {
  'use server';
  client ??= createClient({ url: process.env.BARE_DATABASE });
  const args = [form.get('name'), form.get('details')];
  await client.execute({ sql: 'INSERT INTO Lead (name, details) VALUES (?, ?)', args });
  redirect('/');
}
export default function Page() {
  return <form action={send}><input name="name" /><textarea name="details" /><button>Send</button></form>;
}`;
