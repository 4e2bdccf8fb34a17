import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { findPorts, startNginx } from './nginx';
import { startTestSite } from './site';

const article = '/articles/mistral-ai-ia-souveraine-asml';
const share = 0.8;
const rounds = { least: 5, most: 31 };

test('nginx serves cached pages at 0.8 times the rate of static files or more', async () => {
  test.setTimeout(180_000);
  const ports = await findPorts();
  const site = await startTestSite({ SITE_URL: `https://localhost:${ports.tls}` });
  const nginx = await startNginx(site.url, ports, [
    ['rate=100r/s', 'rate=1000000r/s'],
    ['rate=30r/m', 'rate=1000000r/s'],
  ]);
  try {
    const { body } = await nginx.request(article, { headers: { 'Accept-Encoding': 'gzip' } });
    writeFileSync(join(nginx.folder, 'static', 'page.html.gz'), body);
    // Whatever else a machine does comes and goes: one is measured right after the other, and the middle of all counts.
    const shares: number[] = [];
    for (let round = 1; round <= rounds.most; round += 1) {
      const files = measure(`${nginx.staticUrl}/page.html`, body.length);
      const pages = measure(nginx.plainUrl + article, body.length);
      console.log(`nginx: ${pages} pages/s, ${files} static files/s`);
      shares.push(pages / files);
      if (round >= rounds.least && median(shares) >= share) break;
    }
    expect(median(shares)).toBeGreaterThanOrEqual(share);
  } finally {
    await nginx.stop();
    await site.stop();
  }
});

/** Requests per second of an answer with a body of so many bytes, by 16 connections for a second. */
function measure(url: string, bytes: number): number {
  const args = ['-t1', '-c16', '-d1s', '-H', 'Accept-Encoding: gzip', url];
  const { stdout } = spawnSync('wrk', args, { encoding: 'utf8' });
  expect(stdout).not.toMatch(/Non-2xx|Socket errors/);
  const [, count, megabytes] = /(\d+) requests in [\d.]+s, ([\d.]+)MB read/.exec(stdout) ?? [];
  // The body, and a head of some hundred bytes.
  const each = (Number(megabytes) * 2 ** 20) / Number(count);
  expect(each).toBeGreaterThan(bytes);
  expect(each).toBeLessThan(bytes + 2500);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
