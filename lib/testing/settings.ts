import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

// Once per test file: a DATA_DIR of its own, and no setting of the developer's.
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
  'OUTBOX_WAITS',
  'SITE_URL',
  'PORT',
]) {
  delete process.env[name];
}
const dataDir = mkdtempSync(join(tmpdir(), 'data-'));
process.env.DATA_DIR = dataDir;
process.env.LOG_LEVEL = 'silent';
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
