// Runs all checks, the fastest first; the last line has the totals.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
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
const results = [...unitResults(), ...endToEndResults()];
const failures = results.filter(({ state }) => state === 'failed');
console.log(failures.map(({ title }) => `\nFailed test: ${title}`).join(''));
const passed = results.filter(({ state }) => state === 'passed').length;
console.log(`\nTests: ${passed} passed, ${failures.length} failed`);
process.exitCode = failedSteps.length > 0 || failures.length > 0 ? 1 : 0;

type Result = { title: string; state: string };

function unitResults(): Result[] {
  type Test = { fullName: string; status: string };
  type File = { name: string; status: string; assertionResults: Test[] };
  const report = readReport(reports.unit) as { testResults: File[] } | undefined;
  return (report?.testResults ?? []).flatMap(({ name, status, assertionResults }) => {
    // A file that cannot be loaded has no tests.
    const tests = assertionResults.length > 0 ? assertionResults : [{ fullName: '', status }];
    return tests.map((one) => ({
      title: `${path.relative('.', name)} › ${one.fullName}`,
      state: one.status,
    }));
  });
}

function endToEndResults(): Result[] {
  const states: Record<string, string> = { expected: 'passed', unexpected: 'failed' };
  type Suite = {
    suites?: Suite[];
    specs: { title: string; file: string; tests: { status: string }[] }[];
  };
  const list = ({ suites = [], specs }: Suite): Result[] => [
    ...specs.flatMap(({ title, file, tests }) =>
      tests.map(({ status }) => ({
        title: `e2e/${file} › ${title}`,
        state: states[status] ?? status,
      })),
    ),
    ...suites.flatMap(list),
  ];
  const report = readReport(reports.e2e) as { suites: Suite[] } | undefined;
  return (report?.suites ?? []).flatMap(list);
}

function readReport(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
