// From the start of the process to the first answer 200 of the home page.
import { rmSync } from 'node:fs';
import { spawnSite, startTestSite, stopProcess } from '../e2e/site';
import { getBareNext, untilAnswers } from './bare-next';
import { median, report } from './report';

/** @param share of the full number of starts */
export async function benchStartUp(share: number): Promise<void> {
  const bare = await getBareNext();
  const site = await startTestSite({ LOG_LEVEL: 'warn' });
  await site.stop();
  const { port } = new URL(site.url);
  const times = { site: [] as number[], bare: [] as number[] };
  for (let start = 0; start < Math.max(2, 10 * share); start += 1) {
    let startedAt = performance.now();
    const settings = { DATA_DIR: site.dataDir, PORT: port, LOG_LEVEL: 'warn' };
    const server = spawnSite(settings, '.next/standalone/server.mjs');
    await untilAnswers(site.url);
    times.site.push(performance.now() - startedAt);
    await stopProcess(server, 'SIGTERM');
    startedAt = performance.now();
    await bare.start();
    times.bare.push(performance.now() - startedAt);
    await bare.stop();
  }
  rmSync(site.dataDir, { recursive: true });
  report({
    what: 'start to first answer',
    figure: `${median(times.site).toFixed(0)} ms`,
    baseline: `bare Next: ${median(times.bare).toFixed(0)} ms`,
    ratio: median(times.site) / median(times.bare),
  });
}
