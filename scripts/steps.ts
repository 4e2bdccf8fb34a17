import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { generatePrismaClient } from './build-inputs';
import { bundleReader } from './bundle-reader';

export type Step = { title: string; command: string; args: string[] };

export const bin = (name: string) => `node_modules/.bin/${name}`;

/** Lists that do not depend on one another */
export const lintSteps: Step[][] = [
  [
    {
      title: 'Format and lint',
      command: bin('biome'),
      args: ['check', '--error-on-warnings', '.'],
    },
  ],
  [{ title: 'Structure', command: bin('tsx'), args: ['scripts/check-structure.ts'] }],
  [
    { title: 'Route types', command: bin('next'), args: ['typegen'] },
    { title: 'Types', command: bin('tsc'), args: ['--noEmit'] },
  ],
];

export function generateSources(): void {
  generatePrismaClient();
  bundleReader();
}

/**
 * Runs the lists side by side, and the steps of a list one after the other, also after one has failed.
 * @returns the titles of those that failed
 */
export async function runSteps(
  lists: Step[][],
  env: Record<string, string> = {},
): Promise<string[]> {
  const isLive = lists.length === 1;
  const failed: string[] = [];
  const runList = async (steps: Step[]) => {
    for (const step of steps) if ((await runStep(step, env, isLive)) !== 0) failed.push(step.title);
  };
  await Promise.all(lists.map(runList));
  for (const title of failed) console.log(`Failed: ${title}`);
  return failed;
}

/** @param isLive shows the output as it comes, not at the end */
async function runStep(
  { title, command, args }: Step,
  env: Record<string, string>,
  isLive: boolean,
): Promise<number | null> {
  if (isLive) console.log(`\n== ${title}`);
  const startedAt = performance.now();
  const child = spawn(command, args, {
    stdio: isLive ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
  });
  const outputs = [child.stdout, child.stderr].map((stream) => (stream ? text(stream) : ''));
  const [code] = await once(child, 'close');
  if (!isLive) console.log(`\n== ${title}\n${(await Promise.all(outputs)).join('')}`.trimEnd());
  console.log(`${title}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  return code;
}
