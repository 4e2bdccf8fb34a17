import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { json } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { type Site, startTestSite } from '../e2e/site';
import type { Sample } from './constant-rate';
import { generateArticles } from './reading';
import { quantile, report } from './report';

const distinct = 2000;
const rates = [50, 100];

export async function benchPublication(scale: number): Promise<void> {
  const site = await startTestSite({ LOG_LEVEL: 'warn' });
  try {
    await site.stop();
    generateArticles(site.dataDir, 2 * distinct);
    await site.execute(
      'UPDATE Article SET publishedAt = NULL WHERE id IN (SELECT max(id) FROM Article)',
    );
    await site.start();
    const rows = await site.query(
      `SELECT locale, slug FROM Article WHERE publishedAt IS NOT NULL ORDER BY random() LIMIT ${distinct}`,
    );
    const addresses = rows.map(
      ({ locale, slug }) => `${site.url}${locale === 'fr' ? '' : `/${locale}`}/articles/${slug}`,
    );
    for (const rate of rates) {
      const seconds = 60 * scale;
      await measure({ rate, seconds, addresses }, 'a publication', () => publish(site));
      await measure({ rate, seconds, addresses }, 'a changed setting', () => changeSetting(site));
    }
  } finally {
    await site.stop();
    rmSync(site.dataDir, { recursive: true });
  }
}

const publish = (site: Site) =>
  site.execute(
    'UPDATE Article SET publishedAt = ? WHERE id IN (SELECT max(id) FROM Article)',
    new Date().toISOString().replace('Z', '+00:00'),
  );

const changeSetting = (site: Site) =>
  site.execute(
    `INSERT INTO SiteSetting (key, value, changedBy) VALUES ('tagline.fr', '"' || random() || '"', 'bench')
     ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  );

async function measure(
  { rate, seconds, addresses }: { rate: number; seconds: number; addresses: string[] },
  cause: string,
  change: () => Promise<void>,
): Promise<void> {
  for (const address of addresses) await (await fetch(address)).arrayBuffer();
  const args = ['--import', 'tsx', 'bench/constant-rate.ts', String(rate), String(2 * seconds)];
  const readers = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  readers.stdin.end(addresses.join('\n'));
  const changedAt = delay(seconds * 1000).then(async () => {
    await change();
    return Date.now();
  });
  const [samples] = await Promise.all([json(readers.stdout), once(readers, 'exit')]);
  const isAfter = await changedAt.then(
    (time) =>
      ({ dueAt }: Sample) =>
        dueAt >= time,
  );
  const after = (samples as Sample[]).filter(isAfter);
  const before = (samples as Sample[]).filter((sample) => !isAfter(sample));
  const load = loadavg()[0]?.toFixed(1);
  report({
    name: `${rate}/s over ${distinct} articles, after ${cause} (load average ${load})`,
    figure: summarize(after),
    baseline: `before: ${summarize(before)}`,
  });
}

function summarize(samples: Sample[]): string {
  const durations = samples.map(({ durationMs }) => durationMs);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((part) => quantile(durations, part).toFixed(0));
  const failed = samples.filter(({ status }) => status !== 200).length;
  return `p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms, ${failed} of ${samples.length} failed`;
}
