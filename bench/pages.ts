// Requests per second, and the slowest hundredth of them, by 16 connections that accept gzip.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sendRequest } from '../e2e/nginx';
import { fetchFormFields } from '../e2e/post-lead';
import { findFreePort, stopProcess } from '../e2e/site';
import { barePaths, findArticle, getBareNext, untilAnswers } from './bare-next';
import { startLoadedSite } from './loaded-site';
import { report } from './report';
import { compare, type Rate, type Target } from './wrk';

const rounds = 5;

/** @param share of the full time */
export async function benchPages(share: number): Promise<void> {
  const seconds = Math.max(2, Math.round(5 * share));
  const bare = await getBareNext();
  const site = await startLoadedSite();
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  let ceiling: ChildProcess | undefined;
  try {
    await bare.start();
    const article = await findArticle(site.url);
    const same = await startSameBytes(site.url + article);
    ceiling = same.process;
    const rows: [what: string, ours: Target, ...others: Target[]][] = [
      ['list', target(site.url, '/'), target(bare.url, barePaths.list)],
      ['article', target(site.url, article), target(bare.url, barePaths.article), same.target],
      [
        'search, the same',
        target(site.url, '/recherche?q=client'),
        target(bare.url, `${barePaths.search}?q=client`),
      ],
      [
        'search, each another',
        target(site.url, '/recherche?q=client%20{n}'),
        target(bare.url, `${barePaths.search}?q={n}`),
      ],
      [
        'form post',
        { ...target(site.url, '/contact'), form: await writeForm(site.url, '/contact', folder) },
        {
          ...target(bare.url, barePaths.form),
          form: await writeForm(bare.url, barePaths.form, folder),
        },
      ],
    ];
    for (const [what, ...targets] of rows) {
      const [ours, next, plain] = await compare(targets, rounds, seconds);
      if (!ours || !next) continue;
      const baseline = `${what === 'form post' ? 'bare Next, one insert' : 'bare Next'}: ${show(next)}`;
      report({ what, figure: show(ours), baseline, ratio: next.ratio });
      if (!plain) continue;
      const same = { baseline: `node:http, same bytes: ${show(plain)}`, ratio: plain.ratio };
      report({ what, figure: show(ours), ...same });
    }
  } finally {
    await stopProcess(ceiling, 'SIGTERM');
    await bare.stop();
    await site.close();
    rmSync(folder, { recursive: true });
  }
}

const target = (origin: string, path: string): Target => ({ origin, path });

function show({ perSecond, p99 }: Rate): string {
  if (perSecond === 0) return 'no answer in time';
  return `${Math.round(perSecond).toLocaleString('en')}/s, p99 ${p99.toPrecision(3)} ms`;
}

async function startSameBytes(url: string) {
  const { headers, body } = await sendRequest(url, { headers: { 'Accept-Encoding': 'gzip' } });
  const port = await findFreePort();
  const server = spawn(process.execPath, ['bench/same-bytes.mjs', String(port)], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  for (const name of ['date', 'connection', 'keep-alive']) delete headers[name];
  server.stdin?.end(JSON.stringify({ headers, body: body.toString('base64') }));
  const origin = `http://localhost:${port}`;
  await untilAnswers(origin);
  return { process: server, target: target(origin, '/') };
}

/** The form of a page, filled, as a browser without JavaScript sends it. */
async function writeForm(siteUrl: string, path: string, folder: string) {
  const boundary = 'form-boundary';
  const fields = [
    ...(await fetchFormFields(siteUrl, path)),
    ['name', 'Dossier {n}'],
    ['email', 'dossier-{n}@client.example'],
    ['details', 'Nous voulons trier les factures de notre site, dossier {n}.'],
  ];
  const parts = fields.map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const file = join(folder, `${new URL(siteUrl).port}.txt`);
  writeFileSync(file, `${parts.join('')}--${boundary}--\r\n`);
  return { file, contentType: `multipart/form-data; boundary=${boundary}` };
}
