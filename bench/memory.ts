import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { getBareNext } from './bare-next';
import { type LoadedSite, startLoadedSite } from './loaded-site';
import { reportDelivery, reportVisits, runVisitors } from './mixed-load';
import { median, report, reportFailure } from './report';
import { runWrk } from './wrk';

const connections = 16;
const maxGrowth = 1.1;

/** Resident memory of the server at rest: after its start, after a minute and after ten more minutes of mixed load. */
export async function benchMemory(scale: number): Promise<void> {
  const warmUpSeconds = 60 * scale;
  const loadSeconds = 600 * scale;
  const bare = await getBareNext();
  await bare.start();
  const bareStarted = await readMemory(bare.pid());
  await runWrk(bare.url, warmUpSeconds);
  const bareWarm = await readMemory(bare.pid());
  await bare.stop();
  const site = await startLoadedSite(readServiceEnvironment());
  try {
    const started = await readMemory(site.pid());
    reportMemory('memory after the start', started, 'bare Next.js', bareStarted);
    await applyLoad(site, warmUpSeconds);
    const warm = await readMemory(site.pid());
    reportMemory('memory, warmed up', warm, 'bare Next.js after reads', bareWarm);
    await applyLoad(site, loadSeconds);
    const after = await readMemory(site.pid());
    reportMemory(`memory after ${loadSeconds} s of mixed load`, after, 'warmed up', warm);
    if (after > warm * maxGrowth) {
      reportFailure('memory', `grew by ${((after / warm - 1) * 100).toFixed(0)} %`);
    }
  } finally {
    await site.close();
  }
}

/** The options of the systemd unit: without them, V8 keeps more garbage the more memory the machine has. */
function readServiceEnvironment(): Record<string, string> {
  const unit = readFileSync('deploy/consultant-site.service', 'utf8');
  const [, options = ''] = /^Environment=NODE_OPTIONS=(.+)$/m.exec(unit) ?? [];
  return { NODE_OPTIONS: options };
}

async function applyLoad(site: LoadedSite, seconds: number) {
  const visits = await runVisitors(site.url, connections, seconds);
  reportVisits(`${connections} connections, ${seconds} s`, visits, seconds);
  await site.waitUntilDelivered();
  reportDelivery(visits.references, site.delivered);
}

/** Resident bytes: the median of ten seconds, so that garbage collection can run. */
async function readMemory(pid = 0): Promise<number> {
  const sizes: number[] = [];
  for (let second = 0; second < 10; second += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
    sizes.push(Number(stdout) * 1024);
  }
  return median(sizes);
}

function reportMemory(name: string, bytes: number, baselineName: string, baselineBytes: number) {
  const format = (size: number) => `${(size / 2 ** 20).toFixed(0)} MiB`;
  report({
    name,
    figure: format(bytes),
    baseline: `${baselineName}: ${format(baselineBytes)}`,
    ratio: bytes / baselineBytes,
  });
}
