import { spawnSync } from 'node:child_process';
import { dataDir } from '../e2e/environment';

const submissions = process.argv[2] ?? '1000';
const runs = [
  ['vitest', 'run', 'lib/store/migrations-killed.test.ts', 'lib/backup/restore-killed.test.ts'],
  ['playwright', 'test', 'e2e/faults.spec.ts', 'e2e/backup.spec.ts'],
  ['playwright', 'test', '--project=chaos'],
];
for (const [tool, ...args] of runs) {
  const { status } = spawnSync(`node_modules/.bin/${tool}`, args, {
    stdio: 'inherit',
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      CHAOS_SUBMISSIONS: submissions,
      MIGRATION_KILLS: '50',
      RESTORE_KILLS: '50',
      CHAOS_LOAD: '300',
    },
  });
  if (status !== 0) process.exitCode = 1;
}
