// What the server's process holds of the machine's memory: at rest, and after ten minutes of mixed load.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { getBareNext } from './bare-next';
import { type LoadedSite, startLoadedSite } from './loaded-site';
import { judge, judgeDelivery, sendVisitors } from './mixed-load';
import { fail, median, report } from './report';
import { runWrk } from './wrk';

/** Connections: enough to keep the server busy without a break */
const visitors = 16;
const growthAtMost = 1.1;

/** @param share of the full ten minutes, and of the minute before that warms up */
export async function benchMemory(share: number): Promise<void> {
  const bare = await getBareNext();
  await bare.start();
  const bareIdle = await readMemory(bare.pid());
  await runWrk({ origin: bare.url, path: '/' }, 60 * share);
  const bareWarm = await readMemory(bare.pid());
  await bare.stop();
  const site = await startLoadedSite(readServiceEnvironment());
  try {
    reportMemory('memory at rest, started', await readMemory(site.pid()), 'bare Next', bareIdle);
    await load(site, 60 * share);
    const warm = await readMemory(site.pid());
    reportMemory('memory, warmed up', warm, 'bare Next after reads', bareWarm);
    const seconds = 600 * share;
    await load(site, seconds);
    const after = await readMemory(site.pid());
    reportMemory(`memory after ${seconds} s of mixed load`, after, 'warmed up', warm);
    if (after > warm * growthAtMost)
      fail('memory', `grew by ${((after / warm - 1) * 100).toFixed(0)} %`);
  } finally {
    await site.close();
  }
}

/** What deploy/ sets for Node.js: left to itself, V8 lets the more lie about the more memory the machine has. */
function readServiceEnvironment(): Record<string, string> {
  const unit = readFileSync('deploy/consultant-site.service', 'utf8');
  const [, options = ''] = /^Environment=NODE_OPTIONS=(.+)$/m.exec(unit) ?? [];
  return { NODE_OPTIONS: options };
}

async function load(site: LoadedSite, seconds: number) {
  const visits = await sendVisitors(site.url, visitors, seconds);
  judge(`${visitors} connections, ${seconds} s`, visits, seconds);
  await site.untilDelivered();
  judgeDelivery(visits.references, site.delivered);
}

/** Resident bytes at rest: the median of ten seconds, in which the process may clean up. */
async function readMemory(pid = 0): Promise<number> {
  const sizes: number[] = [];
  for (let second = 0; second < 10; second += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
    sizes.push(Number(stdout) * 1024);
  }
  return median(sizes);
}

function reportMemory(what: string, bytes: number, baseline: string, beside: number) {
  const show = (size: number) => `${(size / 2 ** 20).toFixed(0)} MiB`;
  report({
    what,
    figure: show(bytes),
    baseline: `${baseline}: ${show(beside)}`,
    ratio: bytes / beside,
  });
}
