import { defineConfig } from '@playwright/test';
import { launchOptions } from './e2e/browser';
import { dataDir, sitePort, smtpPort } from './e2e/environment';

const slow = ['app-wing.spec.ts', 'lab-build.spec.ts', 'redeploy.spec.ts'];
const alone = 'throughput.spec.ts';

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  outputDir: 'test-results/e2e',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL: `http://localhost:${sitePort}`,
    locale: 'fr-FR',
    // A trace of each test, only to keep those that fail, would cost a fifth of the run: --trace on has them.
    screenshot: 'only-on-failure',
    launchOptions,
  },
  projects: [
    // Begun last, they would be waited for. They share a build: one at a time finds it made.
    { name: 'slow', testMatch: slow, workers: 1 },
    { name: 'site', testIgnore: [...slow, alone] },
    // It is measured when nothing else runs.
    { name: 'alone', testMatch: alone, dependencies: ['slow', 'site'] },
  ],
  webServer: [
    {
      command: 'node --import tsx e2e/smtp-server.ts',
      port: smtpPort,
      stdout: 'ignore',
    },
    {
      command: 'node scripts/run.mjs',
      url: `http://localhost:${sitePort}/contact`,
      timeout: 180_000,
      stdout: 'ignore',
      env: {
        PORT: String(sitePort),
        SITE_URL: `http://localhost:${sitePort}`,
        DATA_DIR: dataDir,
        DATABASE_URL: '',
        SMTP_URL: `smtp://localhost:${smtpPort}`,
        MAIL_FROM: 'site@jawad.example',
        LEADS_TO: 'leads@jawad.example',
        OUTBOX_WAITS: '0,1',
        // All tests write from one address.
        LEADS_PER_ADDRESS: '100000',
        LEADS_IN_ALL: '100000',
      },
      // SIGTERM, as a supervisor stops it.
      gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
    },
  ],
});
