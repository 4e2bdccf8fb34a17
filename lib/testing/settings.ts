import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, vi } from 'vitest';

// Test files share a process (vitest.config.ts): packages stay loaded, the site's modules and their state do not.
vi.resetModules();
vi.useRealTimers();
for (const name of ['process-state', 'site']) {
  Reflect.deleteProperty(globalThis, Symbol.for(`consultant-site.${name}`));
}

// A DATA_DIR for each test file, without the developer's settings.
for (const name of [
  'LEADS_WEBHOOK_URL',
  'WEBSUB_HUB',
  'INDEXNOW_ENDPOINT',
  'LEADS_PER_ADDRESS',
  'LEADS_IN_ALL',
  'TRUSTED_PROXIES',
  'DATABASE_URL',
  'SMTP_URL',
  'MAIL_FROM',
  'LEADS_TO',
  'DKIM_DOMAIN',
  'DKIM_SELECTOR',
  'OUTBOX_WAITS',
  'SITE_URL',
  'PORT',
]) {
  delete process.env[name];
}
const dataDir = mkdtempSync(join(tmpdir(), 'data-'));
process.env.DATA_DIR = dataDir;
process.env.LOG_LEVEL = 'silent';
process.env.MAIL_DOMAIN_LOOKUP = 'off';
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
