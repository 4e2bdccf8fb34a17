import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { erasePersonalData } from '@/lib/leads/erasure';
import { deleteExpiredData } from '@/lib/leads/retention';
import { withStoreAt } from '@/lib/settings/env';
import { closeStore, openStore } from '@/lib/store/db';
import { testDir } from '../e2e/environment';
import { fillStore } from './generate/fill-store';
import { measureProgram } from './measure-program';
import { report } from './report';

const rows = 100_000;

const commands: [program: string, ...args: string[]][] = [
  ['articles', 'list'],
  ['articles', 'list', '--limit', '20'],
  ['leads', 'list'],
  ['leads', 'list', '--suspected'],
];

const jobs = {
  'purge of two leads in five': () => deleteExpiredData(new Date()),
  'erasure of a person': () => erasePersonalData('salma4@exemple.fr'),
};

type Figure = { name: string; seconds: number; detail: string };

/** Commands and jobs on a store with many articles and as many leads, beside one with a tenth of them. */
export async function benchGrowth(scale: number): Promise<void> {
  const count = Math.round(rows * scale);
  const [all, tenth] = [await measureStore(count), await measureStore(count / 10)];
  for (const [index, { name, seconds, detail }] of all.entries()) {
    const baseline = tenth[index];
    report({
      name: `${name}, ${count} articles and leads`,
      figure: `${seconds.toFixed(2)} s, ${detail}`,
      baseline: `a tenth of them: ${baseline?.seconds.toFixed(2)} s, ${baseline?.detail}`,
      ratio: seconds / (baseline?.seconds ?? Number.NaN),
    });
  }
}

async function measureStore(count: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(testDir, 'growth-'));
  const url = `file:${join(folder, 'blog.db')}`;
  try {
    await fillStore(url, count);
    const lists = commands.map((command) => {
      const { seconds, peakMiB } = measureProgram(folder, ...command);
      return { name: command.join(' '), seconds, detail: `${peakMiB.toFixed(0)} MiB` };
    });
    return [...lists, ...(await measureJobs({ DATA_DIR: folder, DATABASE_URL: url }))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** In a process that does nothing else, as the site does them beside its readers */
async function measureJobs(store: { DATA_DIR: string; DATABASE_URL: string }): Promise<Figure[]> {
  const figures: Figure[] = [];
  await withStoreAt(store, async () => {
    await openStore();
    for (const [name, run] of Object.entries(jobs)) {
      const delay = monitorEventLoopDelay({ resolution: 5 });
      delay.enable();
      const startedAt = performance.now();
      await run();
      const seconds = (performance.now() - startedAt) / 1000;
      figures.push({ name, seconds, detail: `longest stop ${(delay.max / 1e6).toFixed(0)} ms` });
    }
    await closeStore();
  });
  return figures;
}
