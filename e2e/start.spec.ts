import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { expect, test } from '@playwright/test';
import { listLeadMails } from './inbox';
import { fillLeadForm, submitButton, uniqueEmail } from './lead-form';
import {
  copySampleData,
  createTestSite,
  findFreePort,
  spawnSite,
  startTestSite,
  stopProcess,
  waitForOutput,
} from './site';

const built = '.next/standalone/server.mjs';

/** Starts a site that must refuse to start. @param entry what `npm start` runs, or only the built server, which is quicker */
async function fail(settings: Record<string, string>, entry = built) {
  const server = spawnSite({ PORT: String(await findFreePort()), ...settings }, entry);
  let printed = '';
  server.stdout?.on('data', (chunk) => {
    printed += chunk;
  });
  server.stderr?.on('data', (chunk) => {
    printed += chunk;
  });
  const [code] = await once(server, 'close');
  return { code, lines: printed.trim().split('\n') };
}

test('prints where it is, which clock it follows and what that changes, and does not rebuild', async () => {
  const dataDir = await copySampleData();
  const store = createClient({ url: `file:${join(dataDir, 'blog.db')}` });
  await store.execute(`UPDATE Article SET publishedAt = '2100-01-01T07:00:00.000+00:00',
    publishedOffset = 600 WHERE slug = 'chatgpt-pulse-briefing-personnalise'`);
  store.close();
  const PORT = String(await findFreePort());
  const server = spawnSite({ DATA_DIR: dataDir, PORT });
  const printed = await waitForOutput(server, /^Mail: .*$/m);
  expect(printed).toContain(
    `Site: http://localhost:${PORT}\nData: ${dataDir}\nLeads: to jawad@example.com\n`,
  );
  expect(printed).toMatch(
    /^Placeholders: \/mentions-legales, \/confidentialite, .*\/a-propos.* still have sample texts: replace them\.$/m,
  );
  expect(printed).toContain(`\nMail: kept in ${dataDir}/mail`);
  expect(printed).toMatch(/^Clock: Africa\/Casablanca, time zone rules of 20\d\d[a-z]$/m);
  expect(printed).toContain('it was scheduled for 2100-01-01 17:00 under older time zone rules');
  expect(printed).not.toContain('Building');
  expect((await fetch(`http://localhost:${PORT}/`)).status).toBe(200);
  expect(statSync(join(dataDir, 'secrets')).mode & 0o777).toBe(0o700);
  await stopProcess(server, 'SIGTERM');
});

test('names a port that is taken', async () => {
  const other = createServer().listen(0);
  await once(other, 'listening');
  const address = other.address();
  const PORT = String(typeof address === 'object' && address?.port);
  const { code, lines } = await fail({ PORT });
  expect(code).toBe(1);
  expect(lines).toEqual([
    `Port ${PORT} is taken by another program: stop it, or set PORT to a free port.`,
  ]);
  other.close();
});

test('names a folder that cannot be written', async () => {
  const file = join(await copySampleData(), 'file');
  writeFileSync(file, '');
  const { code, lines } = await fail({ DATA_DIR: join(file, 'data') });
  expect(code).toBe(1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^DATA_DIR \(.*\/file\/data\) cannot be written .*set DATA_DIR/);
});

test('names every malformed setting', async () => {
  const { code, lines } = await fail({ PORT: 'http', LEADS_TO: 'nobody' }, 'scripts/run.mjs');
  expect(code).toBe(1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/PORT must be .*; LEADS_TO must be /);
});

test('refuses a database that a later version wrote', async () => {
  const site = await createTestSite();
  await site.execute(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ('x', 'x', '20990101000000_later', 0, 0, 1)`,
  );
  const { code, lines } = await fail({ DATA_DIR: site.dataDir });
  expect(code).toBe(1);
  expect(lines.at(-1)).toMatch(/^The database is newer than this code .*20990101000000_later/);
});

test('a public site whose leads would reach nobody starts only where it has readers', async ({
  request,
}) => {
  const settings = { SITE_URL: 'https://jawad.fr', LEADS_TO: 'jawad@jawad.fr' };
  const warning =
    'Leads of this public site would reach nobody: MAIL_FROM is site@example.com, an example address, SMTP_URL is unset. Set MAIL_FROM, SMTP_URL (see the README, Settings)';
  const { code, lines } = await fail({ ...settings, DATA_DIR: await copySampleData() });
  expect(code).toBe(1);
  expect(lines).toEqual([`${warning}, then start again.`]);

  const site = await createTestSite();
  await site.execute("UPDATE Article SET slug = 'le-mien' WHERE slug LIKE 'mistral-ai-ia%'");
  await site.start(settings);
  expect(site.output()).toContain(`\n${warning}; until then /health answers 503.\n`);
  expect((await request.get(`${site.url}/articles/le-mien`)).status()).toBe(200);
  const health = await request.get(`${site.url}/health`);
  expect(health.status()).toBe(503);
  expect(await health.json()).toMatchObject({ missingSettings: ['MAIL_FROM', 'SMTP_URL'] });
  await site.stop();
});

test('names a Node.js that is too old', () => {
  const old = `Object.defineProperty(process.versions, 'node', { value: '18.20.0' });`;
  const { status, stderr } = spawnSync(process.execPath, [
    '-e',
    `${old} require('./scripts/check-node.cjs')`,
  ]);
  expect(status).toBe(1);
  expect(String(stderr)).toBe(
    'Node.js 18.20.0 is too old: install version 20.19 or later, e.g. 24.\n',
  );
});

test('a lead survives kill -9, and its mail is sent after the restart', async ({ page }) => {
  // A mail server that is not there: nothing can have left before the end.
  const site = await startTestSite({ SMTP_URL: `smtp://localhost:${await findFreePort()}` });
  const email = uniqueEmail();
  await page.goto(`${site.url}/contact`);
  await fillLeadForm(page, { name: 'Survivante', email, details: 'Ce message doit arriver.' });
  await submitButton(page).click();
  await expect(page).toHaveURL(/merci\?ref=IA-/);
  await site.stop('SIGKILL');

  await site.execute('UPDATE OutboxMessage SET nextAttemptAt = createdAt, leasedUntil = NULL');
  await site.start({ SMTP_URL: '' });
  const inbox = join(site.dataDir, 'mail');
  await expect.poll(async () => (await listLeadMails(email, inbox)).length).toBe(1);
  await site.stop();
});
