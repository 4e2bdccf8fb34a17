import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import {
  addEvents,
  addLead,
  addLeads,
  inOneHour,
  mailTo,
  run,
  suspectedSpam,
  trickyText,
} from './test-leads';

withEmptyStore();

describe('show', () => {
  test.each(['IA-7K3F9', 'ia-7k3f9', '7k3f9'])('finds %s', async (reference) => {
    await addLead({ reference: 'IA-7K3F9', ...suspectedSpam, name: trickyText.bidi });
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

  test('prints state, snooze, notes, replies and the draft', async () => {
    const until = new Date('2026-02-02T08:00:00Z');
    const { id } = await addLead({ reference: 'IA-7K3F9', state: 'talking', snoozedUntil: until });
    await addEvents(id);
    const { stdout } = await run(['show', '7k3f9']);
    expect(stdout).toContain('State           talking, waits until 2026-02-02 09:00\n');
    expect(stdout).toContain(
      [
        'History',
        '  2026-01-02 11:00 note (author@example.com)',
        '  Rappeler',
        '  mardi',
        '  2026-01-02 11:00 reply (author@example.com)',
        '  Bonjour Amina',
        '  2026-01-02 11:00 state talking (author@example.com, undone 2026-01-03 11:00)',
        '',
        'Draft of a reply',
        '  Chère Amina',
        '',
      ].join('\n'),
    );
    const { stdout: listed } = await run(['list', '--all']);
    expect(listed).toMatch(/ {2}talking, waits until 2026-02-02 09:00 {2}no message$/m);
  });

  test('says if there is no such lead', async () => {
    const stderr = 'There is no lead IA-QQQQQ.\n';
    expect(await run(['show', 'QQQQQ'])).toEqual({ code: 1, stdout: '', stderr });
  });
});

describe('release', () => {
  test('turns suspected spam into a lead, once', async () => {
    await addLead({ reference: 'IA-7K3F9', ...suspectedSpam });
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
    await addLeads([
      { reference: 'IA-7K3F9', messages: mailTo({ failedAt: new Date() }) },
      { messages: mailTo({ nextAttemptAt: inOneHour() }) },
      { messages: mailTo({ sentAt: new Date() }) },
    ]);
    expect(await run(['retry', '7k3f9', 'QQQQQ'])).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^1 message will be retried/),
    });
    const [given, waiting] = await db().outboxMessage.findMany({ orderBy: { id: 'asc' } });
    expect(given?.failedAt).toBeNull();
    expect(waiting?.nextAttemptAt.getTime()).toBeGreaterThan(Date.now());
    expect(await run(['retry', '--all'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^2 messages will be retried/),
    });
  });

  test('discard drops held and given-up messages; the leads stay', async () => {
    await addLeads([
      { reference: 'IA-7K3F9', messages: mailTo({ heldAt: new Date() }) },
      { messages: mailTo({ failedAt: new Date() }) },
      { messages: mailTo() },
    ]);
    expect((await run(['show', '7k3f9'])).stdout).toMatch(/^Delivery\s+on hold$/m);
    const discarded = (count: string) => ({
      code: 0,
      stdout: `Discarded ${count}; the leads stay.\n`,
    });
    expect(await run(['discard', '7k3f9'])).toMatchObject(discarded('1 message'));
    expect(await run(['discard', '--all'])).toMatchObject(discarded('1 message'));
    expect(await db().outboxMessage.count()).toBe(1);
    expect(await db().lead.count()).toBe(3);
  });

  test.each([['retry'], ['discard'], ['retry', 'IA-7K3F9', '--all']])(
    'needs either references or --all: %s',
    async (...argv) => {
      expect(await run(argv)).toMatchObject({ code: 1, stdout: '' });
    },
  );
});

describe('erase', () => {
  const addTwo = () =>
    addLeads([{}, { email: 'AMINA@example.org', ...suspectedSpam }, { email: 'b@c.d' }]);
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
      stdout: expect.stringMatching(/^Erased 2 leads\.\nBackups outside .* still hold the person/),
    });
    expect(await db().lead.count()).toBe(1);
  });

  test('needs --yes without a terminal', async () => {
    await addTwo();
    const refusal = { code: 1, stdout: '', stderr: expect.stringContaining('--yes') };
    expect(await run(argv)).toEqual(refusal);
    expect(await run([...argv, '--yes'])).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^Erased 2 leads\.\nBackups outside .* still hold the person/),
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
  await addLeads([
    { createdAt: longAgo },
    { ...suspectedSpam, suspectedAt: longAgo },
    { email: 'b@example.org', createdAt: new Date(), messages: mailTo({ sentAt: longAgo }) },
  ]);
  expect(await run(['purge'])).toEqual({
    code: 0,
    stdout:
      'Deleted 1 lead, 1 suspected lead, the content of 1 mail, 0 rate-limit counters, 0 spam corrections.\n',
    stderr: '',
  });
});

describe('the program', () => {
  const commands = ['list', 'show', 'release', 'retry', 'discard', 'export', 'erase', 'purge'];

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

test('webhook-key prints the secret as receivers of Standard Webhooks take it', async () => {
  const { stdout } = await run(['webhook-key']);
  const secret = readFileSync(join(env().DATA_DIR, 'secrets/webhook-key'), 'utf8');
  expect(stdout).toBe(`whsec_${secret}\n`);
});
