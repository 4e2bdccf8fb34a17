import { spawnSync } from 'node:child_process';
import { dataDir } from '../e2e/environment';

const submissions = process.argv[2] ?? '1000';
const { status } = spawnSync('node_modules/.bin/playwright', ['test', 'e2e/faults.spec.ts'], {
  stdio: 'inherit',
  env: { ...process.env, DATA_DIR: dataDir, CHAOS_SUBMISSIONS: submissions },
});
process.exitCode = status ?? 1;
