import { expect, test } from 'vitest';
import { withEmptyStore } from '@/lib/testing/store';
import {
  addLead,
  addLeads,
  inOneHour,
  mailTo,
  readNames,
  run,
  suspectedSpam,
  trickyText,
} from './test-leads';

withEmptyStore();

const listNames = async (...options: string[]) =>
  readNames((await run(['list', '--json', ...options])).stdout);

test('filters by state', async () => {
  await addLeads([
    { name: 'Old' },
    { name: 'Spam', ...suspectedSpam },
    { name: 'Failed', messages: mailTo({ failedAt: new Date() }) },
  ]);
  expect(await listNames()).toEqual(['Failed', 'Old']);
  expect(await listNames('--suspected')).toEqual(['Spam']);
  expect(await listNames('--failed')).toEqual(['Failed']);
  expect(await listNames('--all')).toEqual(['Failed', 'Spam', 'Old']);
  expect(await listNames('--limit', '1')).toEqual(['Failed']);
});

test('prints a line per lead', async () => {
  await addLeads([
    {
      reference: 'IA-7K3F9',
      createdAt: new Date('2026-07-01T22:30:00Z'),
      referrerHost: 'linkedin.com',
      messages: mailTo({ sentAt: new Date() }),
    },
    { messages: mailTo({ nextAttemptAt: inOneHour(), lastError: 'ETIMEDOUT' }) },
    { messages: mailTo({ failedAt: new Date(), lastError: 'EENVELOPE 550' }) },
    suspectedSpam,
    {
      messages: {
        create: [
          { ...mailTo({ sentAt: new Date() }).create },
          { ...mailTo({ failedAt: new Date(), purpose: 'acknowledgement' }).create },
        ],
      },
    },
  ]);
  const { code, stdout } = await run(['list', '--all']);
  const [answer, suspected, failed, waiting, sent] = stdout.trimEnd().split('\n').slice(1);
  expect(code).toBe(0);
  expect(sent?.split(/ {2,}/)).toEqual([
    'IA-7K3F9',
    '2026-07-01 23:30',
    'Amina Bennani',
    'amina@example.org',
    'audit',
    'fr',
    '/contact',
    'linkedin.com',
    'new',
    'sent',
  ]);
  expect(waiting).toMatch(/ {2}waiting \(\d{4}-\d\d-\d\d \d\d:\d\d\)$/);
  expect(failed).toMatch(/ {2}failed: EENVELOPE 550$/);
  expect(suspected).toMatch(/ {2}suspected 8$/);
  expect(answer).toMatch(/ {2}sent; answer failed: unknown error$/);
});

test.each([80, 100, 120, 200])('fits a terminal of %i columns', async (columns) => {
  for (const name of Object.values(trickyText)) await addLead({ name, email: trickyText.name });
  const { stdout } = await run(['list'], { columns });
  const lines = stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(1 + Object.keys(trickyText).length);
  for (const line of lines) {
    expect([...line.replace(/[\u2068\u2069]/g, '')].length).toBeLessThanOrEqual(columns);
  }
  expect(stdout).toContain('…');
  expect(stdout.isWellFormed()).toBe(true);
});

test.each([80, 100])('shows addresses rather than more columns in %i columns', async (columns) => {
  const email = 'amina@entreprise.exemple';
  await addLead({ name: 'Amina El Fassi', email, projectType: 'audit' });
  const { stdout } = await run(['list'], { columns });
  expect(stdout).toContain(
    columns === 100 ? 'Amina El Fassi  amina@entreprise.exe' : 'Amina El Fassi  amina@',
  );
});

test('isolates right-to-left text in its cell', async () => {
  await addLead({ name: trickyText.bidi, email: '1@example.org' });
  const { stdout } = await run(['list'], { columns: 200 });
  expect(stdout).toMatch(/\u2068محمد بن علي 1 *\u2069 {2}\u20681@example.org/);
  const piped = await run(['list']);
  expect(piped.stdout).toContain('محمد بن علي 1  1@example.org');
  expect(piped.stdout).not.toMatch(/\p{Cf}/u);
});

test('prints all fields as JSON', async () => {
  await addLead({ ...suspectedSpam, details: trickyText.lines, messages: mailTo({ attempts: 2 }) });
  const { stdout, stderr } = await run(['list', '--suspected', '--json']);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual([
    expect.objectContaining({
      details: trickyText.lines,
      createdAt: expect.stringMatching(/^2026-01-01T\d\d:\d\d:00.000Z$/),
      suspectedAt: suspectedSpam.suspectedAt.toISOString(),
      origin: '',
      spamReasons: [
        { signal: 'links', points: 5 },
        { signal: 'words', points: 3 },
      ],
      messages: [
        expect.objectContaining({
          channel: 'email',
          purpose: 'lead',
          state: 'waiting',
          attempts: 2,
        }),
      ],
    }),
  ]);
});

test('says if there are no leads; prints an empty JSON array', async () => {
  expect(await run(['list'])).toEqual({ code: 0, stdout: '', stderr: 'No leads.\n' });
  expect(await run(['list', '--json'])).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
});
