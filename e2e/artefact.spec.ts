import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createClient } from '@libsql/client';
import { expect, test } from '@playwright/test';
import { waitForLeadMail } from './inbox';
import { uniqueDetails, uniqueEmail } from './lead-form';
import { fetchFormFields, postLead } from './post-lead';
import { copySampleData, findFreePort, prepareDataDir, stopProcess, waitForOutput } from './site';

/** A machine with nothing but Node.js: the artefact alone, out of reach of the project and its node_modules. */
let folder: string;
let artefact: string;
test.beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'machine-')));
  artefact = join(folder, 'site');
  cpSync('.next/standalone', artefact, { recursive: true, verbatimSymlinks: true });
});
test.afterAll(() => rmSync(folder, { recursive: true }));

/** Starts it as the service of deploy/ does. */
async function startArtefact(data: string): Promise<{ url: string; server: ChildProcess }> {
  const port = String(await findFreePort());
  const server = spawn(process.execPath, ['server.mjs'], {
    cwd: artefact,
    env: { PATH: process.env.PATH, NODE_ENV: 'production', PORT: port, DATA_DIR: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await waitForOutput(server, /^Mail: /m);
  return { url: `http://localhost:${port}`, server };
}

const read = async (address: string) => {
  const answer = await fetch(address);
  expect([address, answer.status]).toEqual([address, 200]);
  return answer.text();
};
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"><circle cx="320" cy="180" r="9"/></svg>';
const text = `---
title: "Depuis le serveur"
dek: "Un chapeau."
author: jawad
coverAlt: "Zellige."
---

![Un point](point.svg "Une légende")
`;
const samples = /mistral|chatgpt|openai|copilot/i;

test('migrates and serves an old database, and accepts leads', async () => {
  const data = join(folder, 'old');
  await makeOldStore(data);
  const { url, server } = await startArtefact(data);

  const client = createClient({ url: `file:${join(data, 'blog.db')}`, timeout: 5000 });
  const { rows } = await client.execute(
    'SELECT migration_name AS name FROM _prisma_migrations ORDER BY name',
  );
  client.close();
  expect(rows.map(({ name }) => name)).toEqual(listMigrations());

  const address = `${url}/articles/oeuvre-ancienne`;
  const article = await read(address);
  expect(article).toContain('Une œuvre d’avant');
  expect(article).toContain('Un texte que la machine de construction');
  const [cover] = /\/media\/[^" ]+-1200\.webp/.exec(article) ?? [];
  expect(await read(url + cover)).toBe('encoded');
  for (const path of ['/', '/feed.xml', '/recherche?q=oeuvre']) {
    const page = await read(url + path);
    expect(page).toContain('articles/oeuvre-ancienne');
    expect(page).not.toMatch(samples);
  }
  expect(await read(`${url}/recherche?q=mistral`)).not.toContain('/articles/mistral');
  expect(await read(`${url}/sitemap.xml`)).not.toMatch(samples);

  const shared = /<meta property="og:image" content="([^"]+)"/.exec(article)?.[1] ?? '';
  const picture = await fetch(new URL(new URL(shared).pathname, url));
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect((await picture.arrayBuffer()).byteLength).toBeGreaterThan(5000);

  const email = uniqueEmail();
  const typed = { name: 'Cliente', email, details: uniqueDetails() };
  expect(await postLead(url, await fetchFormFields(url), typed)).toMatch(/^IA-/);
  const mail = await waitForLeadMail(email, join(data, 'mail'));
  expect(mail.text).toContain(typed.details);

  await stopProcess(server, 'SIGTERM');
  expect(server.exitCode).toBe(143);
});

test('starts on an empty data folder with the sample articles and pictures', async () => {
  const data = join(folder, 'new');
  const { url, server } = await startArtefact(data);
  expect(await read(`${url}/`)).toMatch(samples);
  const article = await read(`${url}/articles/mistral-ai-ia-souveraine-asml`);
  for (const pattern of [/\/media\/[^" ]+\.svg/, /\/_next\/static\/[^" ]+\.css/]) {
    const file = await fetch(url + pattern.exec(article)?.[0]);
    expect([file.status, file.headers.get('cache-control')]).toEqual([
      200,
      'public, max-age=31536000, immutable',
    ]);
  }
  await stopProcess(server, 'SIGTERM');
  expect(server.exitCode).toBe(143);
});

test('includes the CLI, which works beside a running site', async () => {
  await prepareDataDir();
  const data = await copySampleData();
  const { url, server } = await startArtefact(data);
  const npmRun = async (...argv: string[]) => {
    const env = { ...process.env, DATA_DIR: data, DATABASE_URL: '', SITE_URL: url };
    const { stdout } = await promisify(execFile)('npm', ['run', '-s', ...argv], {
      cwd: artefact,
      env,
    });
    return stdout;
  };

  const content = mkdtempSync(join(folder, 'content-'));
  const file = join(content, 'depuis-le-serveur.md');
  writeFileSync(join(content, 'point.svg'), drawing);
  writeFileSync(file, text);
  await npmRun('articles', '--', 'import', file);
  const address = `${url}/articles/depuis-le-serveur`;
  expect(await npmRun('articles', '--', 'publish', 'depuis-le-serveur')).toContain(
    `Published: ${address}`,
  );
  expect(await read(`${url}/`)).toContain('Depuis le serveur');
  const [picture] = /\/media\/[^" ]+\.avif/.exec(await read(address)) ?? [];
  expect((await fetch(url + picture)).status).toBe(200);

  const typed = { name: 'Cliente', email: uniqueEmail(), details: uniqueDetails() };
  const reference = String(await postLead(url, await fetchFormFields(url), typed));
  expect(await npmRun('leads', '--', 'show', reference)).toContain(typed.details);
  await stopProcess(server, 'SIGTERM');
});

test('is self-contained and smaller than 95 MB', () => {
  const entries = readdirSync(artefact, { recursive: true, withFileTypes: true });
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  // No link leads out of it, to where only the machine that built it has something.
  const outside = paths
    .filter((path) => lstatSync(path).isSymbolicLink())
    .filter((path) => !realpathSync(path).startsWith(`${artefact}/`));
  expect(outside).toEqual([]);
  expect(paths.filter((path) => /\.(db|eml)$|\.env|secrets/.test(path))).toEqual([]);
  const megabytes = paths.reduce((sum, path) => sum + lstatSync(path).size, 0) / 1e6;
  console.log(`Artefact: ${megabytes.toFixed(1)} MB`);
  expect(megabytes).toBeLessThan(95);
});

function listMigrations(): string[] {
  return readdirSync('prisma/migrations', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Drawn by an older release, which encoded it at once */
const oldCover = '0123456789abcdef';

/** A store as the first version of the site left it: its first migration only, and one article that is no sample. */
async function makeOldStore(data: string): Promise<void> {
  mkdirSync(join(data, 'media/originals'), { recursive: true });
  writeFileSync(join(data, `media/originals/${oldCover}.svg`), drawing);
  writeFileSync(join(data, `media/${oldCover}-1200.webp`), 'encoded');
  const [first = ''] = listMigrations();
  const sql = readFileSync(`prisma/migrations/${first}/migration.sql`, 'utf8');
  const client = createClient({ url: `file:${join(data, 'blog.db')}` });
  await client.executeMultiple(`${sql};
    CREATE TABLE "_prisma_migrations" ("id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL,
      "finished_at" DATETIME, "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" DATETIME,
      "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
      "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0);
    INSERT INTO "Author" ("id", "slug", "name") VALUES (1, 'jawad', 'Jawad');`);
  await client.batch([
    {
      sql: `INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "applied_steps_count")
            VALUES ('1', ?, current_timestamp, ?, 1)`,
      args: [createHash('sha256').update(sql).digest('hex'), first],
    },
    {
      sql: 'INSERT INTO "Image" ("id", "width", "height") VALUES (?, 1600, 900)',
      args: [oldCover],
    },
    {
      sql: `INSERT INTO "Article" ("id", "locale", "slug", "translationKey", "title", "dek", "body", "coverAlt",
              "publishedAt", "updatedAt", "authorId", "coverId")
            VALUES (1, 'fr', 'oeuvre-ancienne', 'oeuvre-ancienne', 'Une œuvre d''avant', 'Un chapeau.',
              'Un texte que la machine de construction n''a jamais vu.', 'Un zellige',
              '2025-09-28T06:30:00.000+00:00', '2025-09-28T06:30:00.000+00:00', 1, ?)`,
      args: [oldCover],
    },
  ]);
  client.close();
}
