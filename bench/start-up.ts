import { rmSync } from 'node:fs';
import { spawnSite, startTestSite, stopProcess } from '../e2e/site';
import { getBareNext, waitUntilReady } from './bare-next';
import { median, report } from './report';

export async function benchStartUp(scale: number): Promise<void> {
  const bare = await getBareNext();
  const site = await startTestSite({ LOG_LEVEL: 'warn' });
  await site.stop();
  const settings = { DATA_DIR: site.dataDir, PORT: new URL(site.url).port, LOG_LEVEL: 'warn' };
  const durations: { site: number[]; bare: number[] } = { site: [], bare: [] };
  for (let start = 0; start < Math.max(2, 10 * scale); start += 1) {
    let startedAt = performance.now();
    const server = spawnSite(settings, '.next/standalone/server.mjs');
    await waitUntilReady(site.url);
    durations.site.push(performance.now() - startedAt);
    await stopProcess(server, 'SIGTERM');
    startedAt = performance.now();
    await bare.start();
    durations.bare.push(performance.now() - startedAt);
    await bare.stop();
  }
  rmSync(site.dataDir, { recursive: true });
  report({
    name: 'start to first response',
    figure: `${median(durations.site).toFixed(0)} ms`,
    baseline: `bare Next.js: ${median(durations.bare).toFixed(0)} ms`,
    ratio: median(durations.site) / median(durations.bare),
  });
}
