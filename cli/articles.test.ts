import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { env } from '@/lib/settings/env';
import { db } from '@/lib/store/db';
import { makeFolder } from '@/lib/testing/folder';
import { withEmptyStore } from '@/lib/testing/store';

withEmptyStore();

async function run(script: string, ...argv: string[]) {
  const { DATA_DIR, DATABASE_URL } = env();
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=react-server', script, ...argv],
    // Even the most verbose log must not reach the output.
    { env: { ...process.env, DATA_DIR, DATABASE_URL, LOG_LEVEL: 'debug' } },
  );
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { code, stdout, stderr };
}

test('check prints a line per error and exits with 1', async () => {
  const dir = makeFolder({ 'fr/a.md': '---\ntitle: T\ndek: D\nauthor: x\ncoverAlt: Z\n---\n' });
  const { code, stdout, stderr } = await run('cli/articles.ts', 'check', dir);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr.split('\n')[0]).toBe(
    `${join(dir, 'fr/a.md')}:4: author: there is no author "x": write authors/x.yaml`,
  );
}, 30_000);

test('generate fills an empty store only', async () => {
  // Reuses the pictures in the store: drawing some would take most of the test's time.
  await db().image.create({ data: { id: '0123456789abcdef', width: 1600, height: 900 } });
  const { code, stdout, stderr } = await run('bench/generate-articles.ts', '30');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^30 articles in \d+\.\d s\.\n$/);
  const articles = await db().article.findMany({ include: { topics: true } });
  expect(articles).toHaveLength(30);
  expect(new Set(articles.map(({ locale }) => locale))).toEqual(new Set(['fr', 'en']));
  for (const { body, topics, publishedAt, updatedAt } of articles) {
    expect(body.split(/\s+/).length).toBeGreaterThan(600);
    expect(topics.length).toBeGreaterThan(0);
    expect(publishedAt?.getTime()).toBeLessThanOrEqual(updatedAt.getTime());
    expect(updatedAt.getTime()).toBeLessThanOrEqual(Date.now());
  }
  expect((await run('bench/generate-articles.ts', '30')).stderr).toContain('give --force');
}, 60_000);
