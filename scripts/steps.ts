import { spawnSync } from 'node:child_process';
import { generatePrismaClient } from './build-inputs';
import { bundleReader } from './bundle-reader';

export type Step = { title: string; command: string; args: string[] };

export const bin = (name: string) => `node_modules/.bin/${name}`;

export const lintSteps: Step[] = [
  { title: 'Format and lint', command: bin('biome'), args: ['check', '--error-on-warnings', '.'] },
  { title: 'Structure', command: bin('tsx'), args: ['scripts/check-structure.ts'] },
  { title: 'Route types', command: bin('next'), args: ['typegen'] },
  { title: 'Types', command: bin('tsc'), args: ['--noEmit'] },
];

export function generateSources(): void {
  generatePrismaClient();
  bundleReader();
}

/** Runs all steps, also after one has failed. Returns the titles of those that failed. */
export function runSteps(steps: Step[], env: Record<string, string> = {}): string[] {
  const failed = steps.filter(({ title, command, args }) => {
    console.log(`\n== ${title}`);
    const startedAt = performance.now();
    const { status } = spawnSync(command, args, {
      stdio: 'inherit',
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
    });
    console.log(`${title}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
    return status !== 0;
  });
  for (const { title } of failed) console.log(`Failed: ${title}`);
  return failed.map(({ title }) => title);
}
