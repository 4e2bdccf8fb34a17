import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { withEmptyStore } from '@/lib/testing/store';
import { addLead, addLeads, mailTo, readNames, run, suspectedSpam } from './test-leads';

withEmptyStore();

const exportNames = async (...options: string[]) =>
  readNames((await run(['export', '--format', 'json', ...options])).stdout);

test('filters, oldest first', async () => {
  await addLeads([
    { name: 'Before', createdAt: new Date('2026-01-31T22:59:59Z') },
    { name: 'Since', createdAt: new Date('2026-01-31T23:00:00Z'), email: 'AMINA@Example.org' },
    { name: 'Spam', createdAt: new Date('2026-02-02T00:00:00Z'), ...suspectedSpam },
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
