import { expect, test } from 'vitest';
import { db } from '@/lib/store/db';
import { runScript } from '@/lib/testing/run-script';
import { withEmptyStore } from '@/lib/testing/store';

withEmptyStore();

test('fills an empty store only', async () => {
  // Reuses the pictures in the store: drawing some would take most of the test's time.
  await db().image.create({ data: { id: '0123456789abcdef', width: 1600, height: 900 } });
  const { code, stdout, stderr } = await runScript('bench/generate-articles.ts', '30');
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
  expect((await runScript('bench/generate-articles.ts', '30')).stderr).toContain('give --force');
}, 60_000);
