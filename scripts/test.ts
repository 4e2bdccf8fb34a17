// Runs all checks, the fastest first; the last line has the totals.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dataDir, testDir } from '../e2e/environment';
import { installChromium } from './install-chromium';
import { installDebianPackages } from './install-debian-packages';
import { bin, generateSources, lintSteps, runSteps, type Step } from './steps';

const reports = { unit: 'test-results/unit.json', e2e: 'test-results/e2e.json' };

const tsx = (script: string) => ({
  command: bin('tsx'),
  args: ['--conditions=react-server', script],
});

const unit: Step = {
  title: 'Unit tests (at most 90 s on two quiet cores)',
  command: bin('vitest'),
  args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reports.unit}`],
};
const build: Step = { title: 'Build', ...tsx('scripts/build.ts') };
const samples: Step = { title: 'Samples', ...tsx('scripts/load-samples.ts') };
const e2e: Step = {
  title: 'End-to-end tests',
  command: bin('playwright'),
  args: ['test', '--project=lab', '--project=long', '--project=site'],
};

rmSync('test-results', { recursive: true, force: true });
rmSync(testDir, { recursive: true, force: true });
generateSources();
installChromium();
installDebianPackages('Testing HTML and deploy/', {
  '/usr/sbin/nginx': 'nginx',
  '/usr/bin/java': 'default-jre-headless',
  '/usr/bin/openssl': 'openssl',
  '/usr/bin/systemd-analyze': 'systemd',
});

// The build gets the secrets of the end-to-end tests.
const env = { DATA_DIR: dataDir, DATABASE_URL: '' };
const failedSteps: string[] = [];
for (const lists of [lintSteps, [[unit]], [[build], [samples]], [[e2e]]]) {
  failedSteps.push(...(await runSteps(lists, env)));
}
const { passed, failed } = countTests();
console.log(`\nTests: ${passed} passed, ${failed} failed`);
process.exitCode = failedSteps.length > 0 || failed > 0 ? 1 : 0;

function countTests() {
  const unit = readReport(reports.unit) as { numPassedTests: number; numFailedTests: number };
  const e2e = readReport(reports.e2e) as { stats: { expected: number; unexpected: number } };
  return {
    passed: (unit?.numPassedTests ?? 0) + (e2e?.stats.expected ?? 0),
    failed: (unit?.numFailedTests ?? 0) + (e2e?.stats.unexpected ?? 0),
  };
}

function readReport(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
