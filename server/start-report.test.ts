import { afterEach, beforeEach, expect, test } from 'vitest';
import { readHealth } from '@/lib/health/health';
import { processState } from '@/lib/process-state';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { loadOverrides } from '@/lib/store/site-overrides';
import { publish } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { checkMailSettings, describeStart } from './start-report';

withEmptyStore();

const settings = env();
const { SITE_URL } = settings;
beforeEach(() => Object.assign(settings, { SITE_URL: 'https://jawad.fr' }));
afterEach(() => Object.assign(settings, { SITE_URL }));

const warning =
  'Leads of this public site would reach nobody: LEADS_TO is jawad@example.com, an example address, MAIL_FROM is site@example.com, an example address, SMTP_URL is unset. Set LEADS_TO, MAIL_FROM, SMTP_URL (see the README, Settings)';

async function receiveLead() {
  const texts = { name: 'A', email: 'a@b.fr', details: 'Projet', locale: 'fr', path: '/contact' };
  await db().lead.create({ data: { ...texts, reference: 'IA-1', fingerprint: '1' } });
}

test('a public site with an empty store does not start', async () => {
  await expect(checkMailSettings()).rejects.toThrow(`${warning}, then start again.`);
});

test('a public site with nothing but samples does not start', async () => {
  await publish({ slug: 'mistral-ai-ia-souveraine-asml' });
  await publish({ slug: 'mistral-ai-sovereign-ai-asml', locale: 'en' });
  await expect(checkMailSettings()).rejects.toThrow(warning);
});

test.each([
  ['an article of its own', () => publish({ slug: 'mine', publishedAt: null })],
  ['a lead', receiveLead],
])('a public site with %s starts, says so in one line, and is not healthy', async (_, fill) => {
  await fill();
  await checkMailSettings();
  expect(await describeStart()).toContain(`${warning}; until then /health answers 503.`);
  processState.outbox.lastPolledAt = Date.now();
  const missingSettings = ['LEADS_TO', 'MAIL_FROM', 'SMTP_URL'];
  expect(await readHealth()).toMatchObject({ ok: false, missingSettings });
});

test('a site that is not public starts with an empty store and is healthy', async () => {
  Object.assign(settings, { SITE_URL: 'http://localhost:3000' });
  await checkMailSettings();
  expect((await describeStart()).map((line) => line.replace(/\/.*/, '…'))).toEqual([
    expect.stringContaining('Clock: Africa'),
    'Site: http:…',
    'Data: …',
    'Leads: to jawad@example.com',
    'Placeholders: …',
    'Mail: kept in …',
    'Studio: open http:…',
  ]);
  processState.outbox.lastPolledAt = Date.now();
  const placeholders = ['/mentions-legales', '/confidentialite'];
  expect(await readHealth()).toMatchObject({ ok: true, missingSettings: [], placeholders });
});

test('the start names what the studio overrides, and what no longer fits, by its key alone', async () => {
  Object.assign(settings, { SITE_URL: 'http://localhost:3000' });
  const values = { name: '"Atelier"', 'retention.leadYears': '40', 'tagline.fr': '"IA"' };
  const data = Object.entries(values).map(([key, value]) => ({ key, value, changedBy: 'a@b.fr' }));
  await db().siteSetting.createMany({ data });
  await loadOverrides();
  const lines = (await describeStart()).filter((line) => line.startsWith('Setting'));
  expect(lines).toEqual([
    'Settings: the studio overrides name, tagline.fr of site.config.ts.',
    expect.stringMatching(/^Setting ignored: retention\.leadYears, .* no longer fits: .*10\. /),
  ]);
  await db().siteSetting.deleteMany();
  await loadOverrides();
});

test('a start says that webhooks are signed with another key than before', async () => {
  const { LEADS_WEBHOOK_URL, SECRET_KEY } = settings;
  const startWith = async (key: string) => {
    Object.assign(settings, { LEADS_WEBHOOK_URL: 'https://crm.example/', SECRET_KEY: key });
    return (await describeStart()).filter((line) => line.startsWith('Webhook:'));
  };
  try {
    expect(await startWith('a'.repeat(32))).toEqual([]);
    expect(await startWith('a'.repeat(32))).toEqual([]);
    expect(await startWith('b'.repeat(32))).toEqual([expect.stringContaining('another key')]);
    expect(await startWith('b'.repeat(32))).toEqual([]);
  } finally {
    Object.assign(settings, { LEADS_WEBHOOK_URL, SECRET_KEY });
  }
});
