import { spawnSync } from 'node:child_process';

const reportAtExit =
  'data:text/javascript,process.on("exit",()=>console.error(process.resourceUsage().maxRSS))';

export type ProgramRun = { seconds: number; peakMiB: number };

/** Runs one of the author's programs of the artefact on the store in `dataDir`. */
export function measureProgram(dataDir: string, program: string, ...args: string[]): ProgramRun {
  const startedAt = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', reportAtExit, `.next/standalone/${program}.mjs`, ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' },
      maxBuffer: 2 ** 28,
    },
  );
  if (status !== 0) throw new Error(stderr);
  const seconds = (performance.now() - startedAt) / 1000;
  return { seconds, peakMiB: Number(stderr.trim().split('\n').at(-1)) / 2 ** 10 };
}
