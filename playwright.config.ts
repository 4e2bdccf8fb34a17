import { defineConfig } from '@playwright/test';
import { launchOptions } from './e2e/browser';
import { dataDir, sitePort, smtpPort } from './e2e/environment';

const lab = ['app-wing.spec.ts', 'lab-build.spec.ts', 'redeploy.spec.ts'];
const long = ['announcements.spec.ts', 'studio-replies.spec.ts', 'weight.spec.ts'];

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  // One more than the cores of a small machine: some tests mostly wait, e.g. for a retry.
  workers: 3,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  outputDir: 'test-results/e2e',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL: `http://localhost:${sitePort}`,
    locale: 'fr-FR',
    // No trace: it would take a fifth of the run. Use --trace on.
    screenshot: 'only-on-failure',
    launchOptions,
  },
  projects: [
    // Started first, because they take longest. They share a build, so one worker builds it.
    { name: 'lab', testMatch: lab, workers: 1 },
    // Then files of which one worker runs all tests, one after the other.
    { name: 'long', testMatch: long },
    { name: 'site', testIgnore: [...lab, ...long, 'chaos/**'] },
    // By npm run chaos only
    { name: 'chaos', testMatch: 'chaos/*.spec.ts' },
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
        // All tests send from one address.
        LEADS_PER_ADDRESS: '100000',
        LEADS_IN_ALL: '100000',
        MAIL_DOMAIN_LOOKUP: 'off',
      },
      gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
    },
  ],
});
