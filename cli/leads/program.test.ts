import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { addLead, mailTo, run, trickyText } from './test-leads';

withEmptyStore();

const suspicion = {
  suspectedAt: new Date(),
  spamScore: 8,
  spamReasons: '[{"signal":"links","points":5},{"signal":"words","points":3}]',
};
const later = () => new Date(Date.now() + 3_600_000);
const namesIn = (stdout: string) => JSON.parse(stdout).map(({ name }: { name: string }) => name);
const rowsOf = (stdout: string) => stdout.trimEnd().split('\n').slice(1);
async function addAll(leads: Parameters<typeof addLead>[0][]) {
  for (const lead of leads) await addLead(lead);
}

describe('list', () => {
  const listNames = async (...options: string[]) =>
    namesIn((await run(['list', '--json', ...options])).stdout);

  test('filters by state', async () => {
    await addAll([
      { name: 'Old' },
      { name: 'Spam', ...suspicion },
      { name: 'Failed', messages: mailTo({ failedAt: new Date() }) },
    ]);
    expect(await listNames()).toEqual(['Failed', 'Old']);
    expect(await listNames('--suspected')).toEqual(['Spam']);
    expect(await listNames('--failed')).toEqual(['Failed']);
    expect(await listNames('--all')).toEqual(['Failed', 'Spam', 'Old']);
    expect(await listNames('--limit', '1')).toEqual(['Failed']);
  });

  test('prints a line per lead', async () => {
    await addAll([
      {
        reference: 'IA-7K3F9',
        createdAt: new Date('2026-07-01T22:30:00Z'),
        referrerHost: 'linkedin.com',
        messages: mailTo({ sentAt: new Date() }),
      },
      { messages: mailTo({ nextAttemptAt: later(), lastError: 'ETIMEDOUT' }) },
      { messages: mailTo({ failedAt: new Date(), lastError: 'EENVELOPE 550' }) },
      suspicion,
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
    const [answer, suspected, failed, waiting, sent] = rowsOf(stdout);
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
      'sent',
    ]);
    expect(waiting).toMatch(/ {2}waiting \(\d{4}-\d\d-\d\d \d\d:\d\d\)$/);
    expect(failed).toMatch(/ {2}failed: EENVELOPE 550$/);
    expect(suspected).toMatch(/ {2}suspected 8$/);
    expect(answer).toMatch(/ {2}sent; answer failed: unknown error$/);
  });

  test.each([80, 120, 200])('fits a terminal of %i columns', async (columns) => {
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

  test('isolates right-to-left text in its cell', async () => {
    await addLead({ name: trickyText.bidi, email: '1@example.org' });
    const { stdout } = await run(['list'], { columns: 200 });
    expect(stdout).toMatch(/\u2068محمد بن علي 1 *\u2069 {2}\u20681@example.org/);
    const piped = await run(['list']);
    expect(piped.stdout).toContain('محمد بن علي 1  1@example.org');
    expect(piped.stdout).not.toMatch(/\p{Cf}/u);
  });

  test('prints all fields as JSON', async () => {
    await addLead({ ...suspicion, details: trickyText.lines, messages: mailTo({ attempts: 2 }) });
    const { stdout, stderr } = await run(['list', '--suspected', '--json']);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual([
      expect.objectContaining({
        details: trickyText.lines,
        createdAt: expect.stringMatching(/^2026-01-01T\d\d:\d\d:00.000Z$/),
        suspectedAt: suspicion.suspectedAt.toISOString(),
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
});

describe('show', () => {
  test.each(['IA-7K3F9', 'ia-7k3f9', '7k3f9'])('finds %s', async (reference) => {
    await addLead({ reference: 'IA-7K3F9', ...suspicion, name: trickyText.bidi });
    const { code, stdout } = await run(['show', reference]);
    expect(code).toBe(0);
    expect(stdout).toContain('Name            محمد بن علي 1\n');
    expect(stdout).toContain('Spam score      8: links 5, words 3\n');
    expect(stdout).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });

  test('prints the whole text and each message', async () => {
    const failure = { failedAt: new Date('2026-01-01T10:00:00Z'), lastError: 'ESOCKET' };
    const details = `${trickyText.lines}\u001b[2J`;
    await addLead({
      reference: 'IA-7K3F9',
      details,
      messages: mailTo({ attempts: 1, ...failure }),
    });
    const { stdout } = await run(['show', 'IA-7K3F9']);
    expect(stdout).toContain(
      'mail to the author: failed 2026-01-01 11:00, 1 attempt, last error: ESOCKET\n',
    );
    expect(stdout).toContain('\n\n  Bonjour, "voici" ;=1+1\n\n  - =2+2\n');
    expect(stdout).not.toContain('\u001b');
    const json = JSON.parse((await run(['show', '7k3f9', '--json'])).stdout);
    expect(json).toMatchObject({ reference: 'IA-7K3F9', details, messages: [{ state: 'failed' }] });
  });

  test('says if there is no such lead', async () => {
    const stderr = 'There is no lead IA-QQQQQ.\n';
    expect(await run(['show', 'QQQQQ'])).toEqual({ code: 1, stdout: '', stderr });
  });
});

describe('release', () => {
  test('turns suspected spam into a lead, once', async () => {
    await addLead({ reference: 'IA-7K3F9', ...suspicion });
    const first = await run(['release', 'ia-7k3f9', 'IA-7K3F9']);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toContain(
      'Released IA-7K3F9: it is now a regular lead.\nMails to jawad@example.com will be sent',
    );
    expect(await db().outboxMessage.count({ where: { purpose: 'lead' } })).toBe(1);
    const second = await run(['release', 'IA-7K3F9', 'IA-QQQQQ']);
    expect(second).toEqual({
      code: 1,
      stdout: '',
      stderr: 'IA-7K3F9 is not suspected spam: nothing to release.\nThere is no lead IA-QQQQQ.\n',
    });
    expect(await db().outboxMessage.count({ where: { purpose: 'lead' } })).toBe(1);
  });
});

describe('retry', () => {
  test('makes messages due now', async () => {
    await addAll([
      { reference: 'IA-7K3F9', messages: mailTo({ failedAt: new Date() }) },
      { messages: mailTo({ nextAttemptAt: later() }) },
      { messages: mailTo({ sentAt: new Date() }) },
    ]);
    expect(await run(['retry', '7k3f9', 'QQQQQ'])).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^Retrying 1 message:/),
    });
    const [given, waiting] = await db().outboxMessage.findMany({ orderBy: { id: 'asc' } });
    expect(given?.failedAt).toBeNull();
    expect(waiting?.nextAttemptAt.getTime()).toBeGreaterThan(Date.now());
    expect(await run(['retry', '--all'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Retrying 2 messages:/),
    });
  });

  test.each([['retry'], ['retry', 'IA-7K3F9', '--all']])(
    'needs either references or --all: %s',
    async (...argv) => {
      expect(await run(argv)).toMatchObject({ code: 1, stdout: '' });
    },
  );
});

describe('export', () => {
  const exportNames = async (...options: string[]) =>
    namesIn((await run(['export', '--format', 'json', ...options])).stdout);

  test('filters, oldest first', async () => {
    await addAll([
      { name: 'Before', createdAt: new Date('2026-01-31T22:59:59Z') },
      { name: 'Since', createdAt: new Date('2026-01-31T23:00:00Z'), email: 'AMINA@Example.org' },
      { name: 'Spam', createdAt: new Date('2026-02-02T00:00:00Z'), ...suspicion },
      { name: 'Other', createdAt: new Date('2026-02-02T00:00:00Z'), email: 'b@example.org' },
    ]);
    expect(await exportNames()).toEqual(['Before', 'Since', 'Other']);
    expect(await exportNames('--suspected')).toEqual(['Spam']);
    expect(await exportNames('--since', '2026-02-01')).toEqual(['Since', 'Other']);
    expect(await exportNames('--email', 'amina@EXAMPLE.org')).toEqual(['Before', 'Since', 'Spam']);
    expect(await run(['export', '--since', '2026-02-30'])).toMatchObject({ code: 1, stdout: '' });
  });

  test('writes the same JSON as list', async () => {
    await addLead({ messages: mailTo() });
    const listed = await run(['list', '--json']);
    expect((await run(['export', '--format', 'json'])).stdout).toBe(listed.stdout);
  });

  test('writes every lead once, however many', async () => {
    const count = 1001;
    await db().lead.createMany({
      data: Array.from({ length: count }, (_, index) => ({
        reference: `IA-${index}`,
        fingerprint: String(index),
        name: String(index),
        email: 'amina@example.org',
        details: '',
        locale: 'fr',
        path: '/contact',
      })),
    });
    expect(await exportNames()).toEqual(Array.from({ length: count }, (_, index) => String(index)));
    const { stdout } = await run(['export']);
    expect(stdout.match(/^\uFEFF/gm)).toHaveLength(1);
    expect(stdout.trimEnd().split('\r\n')).toHaveLength(1 + count);
  });

  test('writes a file that only its owner can read', async () => {
    await addLead({});
    const path = join(env().DATA_DIR, 'leads.csv');
    writeFileSync(path, 'previous content '.repeat(1000), { mode: 0o644 });
    const { stdout } = await run(['export', '--output', path]);
    expect(stdout).toBe(`Exported to ${path}\n`);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(path).size).toBe(Buffer.byteLength((await run(['export'])).stdout));
    const nowhere = await run(['export', '--output', join(path, 'x')]);
    expect(nowhere).toMatchObject({ code: 1, stderr: expect.stringMatching(/^ENOTDIR.*\n$/) });
  });
});

describe('erase', () => {
  const addTwo = () =>
    addAll([{}, { email: 'AMINA@example.org', ...suspicion }, { email: 'b@c.d' }]);
  const argv = ['erase', 'Amina@example.org'];

  test('asks for confirmation; only yes erases', async () => {
    await addTwo();
    for (const input of ['\n', 'n\n', '']) {
      const { code, stdout, stderr } = await run(argv, { input });
      expect({ code, stdout }).toEqual({ code: 1, stdout: 'Nothing was erased.\n' });
      expect(stderr).toContain('Permanently erase 2 leads from this address? [y/N]');
    }
    expect(await db().lead.count()).toBe(3);
    expect(await run(argv, { input: 'y\n' })).toMatchObject({
      code: 0,
      stdout: 'Erased 2 leads.\n',
    });
    expect(await db().lead.count()).toBe(1);
  });

  test('needs --yes without a terminal', async () => {
    await addTwo();
    const refusal = { code: 1, stdout: '', stderr: expect.stringContaining('--yes') };
    expect(await run(argv)).toEqual(refusal);
    expect(await run([...argv, '--yes'])).toEqual({
      code: 0,
      stdout: 'Erased 2 leads.\n',
      stderr: '',
    });
  });

  test('rejects anything but an address', async () => {
    for (const text of ['', '@', 'amina']) {
      expect(await run(['erase', text, '--yes'])).toMatchObject({ code: 1, stdout: '' });
    }
  });
});

test('purge prints what it deleted', async () => {
  const longAgo = new Date('2020-01-01T00:00:00Z');
  await addAll([
    { createdAt: longAgo },
    { ...suspicion, suspectedAt: longAgo },
    { email: 'b@example.org', createdAt: new Date(), messages: mailTo({ sentAt: longAgo }) },
  ]);
  expect(await run(['purge'])).toEqual({
    code: 0,
    stdout: 'Deleted 1 lead, 1 suspected, the content of 1 mail, 0 rate-limit counters.\n',
    stderr: '',
  });
});

describe('the program', () => {
  const commands = ['list', 'show', 'release', 'retry', 'export', 'erase', 'purge'];

  test.each(commands)('%s has help with examples', async (name) => {
    const { code, stdout } = await run([name, '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain(`Examples:\n  npm run leads -- ${name}`);
    expect((await run(['--help'])).stdout).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'));
  });

  test.each([[['lsit']], [['list', '--nope']], [['list', '--limit', '0']], [['show']]])(
    'rejects %j with one line',
    async (argv) => {
      const { code, stdout, stderr } = await run(argv);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/^error: .*\n$/);
    },
  );

  test('creates no database', async () => {
    await db().$disconnect();
    const path = fileURLToPath(env().DATABASE_URL);
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
    const { code, stderr } = await run(['list']);
    expect(code).toBe(1);
    expect(stderr).toBe(`There is no database at ${path}. Start the site once to create it.\n`);
    expect(statSync(path, { throwIfNoEntry: false })).toBeUndefined();
  });

  test('says what to do about an outdated database', async () => {
    await db().$executeRaw`ALTER TABLE "Lead" RENAME COLUMN "utmTerm" TO "term"`;
    const { code, stderr } = await run(['list']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The database is older than this program\. .*\n$/);
  });
});
