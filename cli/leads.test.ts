import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { addLead, trickyText } from './leads/test-leads';

withEmptyStore();

function start(...argv: string[]) {
  const { DATA_DIR, DATABASE_URL } = env();
  return spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=react-server', 'cli/leads.ts', ...argv],
    // Even the most verbose log must not reach the output.
    { env: { ...process.env, DATA_DIR, DATABASE_URL, LOG_LEVEL: 'debug' } },
  );
}

async function run(...argv: string[]) {
  const child = start(...argv);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { code, stdout, stderr };
}

test('list writes long output completely; export stops when the reader does', async () => {
  for (let count = 0; count < 100; count += 1) await addLead({ details: trickyText.long });
  const { code, stdout, stderr } = await run('list', '--json', '--limit', '100');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toHaveLength(100);

  const cut = start('export');
  await once(cut.stdout, 'data');
  cut.stdout.destroy();
  expect(await once(cut, 'exit')).toEqual([0, null]);
}, 30_000);

test('erase does not print the address', async () => {
  await addLead({});
  const { code, stdout, stderr } = await run('erase', 'amina@example.org', '--yes');
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'Erased 1 lead.\n', stderr: '' });
  expect(await db().lead.count()).toBe(0);
}, 30_000);

test('show prints one line and exits with 1 if there is no such lead', async () => {
  const { code, stdout, stderr } = await run('show', 'IA-QQQQQ');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toBe('There is no lead IA-QQQQQ.\n');
}, 30_000);
