// npm test: every check, in the order in which they are cheap; ends with the sums of all tests.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dataDir, testDir } from '../e2e/places';
import { generatePrismaClient } from './build-inputs';
import { bundleReader } from './bundle-reader';
import { installChromium } from './install-chromium';
import { installDebianPackages } from './install-debian-packages';

const bin = (name: string) => `node_modules/.bin/${name}`;
const outcomes = { unit: 'test-results/unit.json', e2e: 'test-results/e2e.json' };
const conditions = '--conditions=react-server';

const steps: [title: string, command: string, args: string[]][] = [
  ['Format, lint, import directions', bin('biome'), ['check', '--error-on-warnings', '.']],
  ['Route types', bin('next'), ['typegen']],
  ['Types', bin('tsc'), ['--noEmit']],
  [
    'Unit tests',
    bin('vitest'),
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${outcomes.unit}`],
  ],
  ['Build', bin('tsx'), [conditions, 'scripts/build.ts']],
  ['End-to-end tests', bin('playwright'), ['test']],
];

rmSync('test-results', { recursive: true, force: true });
rmSync(testDir, { recursive: true, force: true });
generatePrismaClient();
bundleReader();
installChromium();
installDebianPackages('The tests of deploy/', {
  '/usr/sbin/nginx': 'nginx',
  '/usr/bin/wrk': 'wrk',
  '/usr/bin/openssl': 'openssl',
  '/usr/bin/systemd-analyze': 'systemd',
});

const failedSteps = steps.filter(([title, command, args]) => {
  console.log(`\n== ${title}`);
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    // The build is for the data of the end-to-end tests: its secrets are theirs.
    env: { ...process.env, DATA_DIR: dataDir, NEXT_TELEMETRY_DISABLED: '1' },
  });
  return status !== 0;
});
for (const [title] of failedSteps) console.log(`Failed: ${title}`);

const { passed, failed } = countTests();
console.log(`\nTests: ${passed} passed, ${failed} failed`);
process.exitCode = failedSteps.length > 0 || failed > 0 ? 1 : 0;

function countTests() {
  const unit = readOutcome(outcomes.unit) as { numPassedTests: number; numFailedTests: number };
  const e2e = readOutcome(outcomes.e2e) as { stats: { expected: number; unexpected: number } };
  return {
    passed: (unit?.numPassedTests ?? 0) + (e2e?.stats.expected ?? 0),
    failed: (unit?.numFailedTests ?? 0) + (e2e?.stats.unexpected ?? 0),
  };
}

function readOutcome(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
