import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/store/db';
import { articleInput as input } from '@/lib/testing/articles';
import { withEmptyStore } from '@/lib/testing/store';
import { renameArticle, saveArticle } from './commands';
import { getArticle, getCurrentSlug } from './queries';

withEmptyStore();
beforeEach(() => saveArticle(input));

const rename = (from: string, to: string) => renameArticle('fr', from, to);

test('the former slug leads to the new one', async () => {
  await rename('mistral', 'mistral-ai');
  expect(await getArticle('fr', 'mistral')).toBeNull();
  expect(await getArticle('fr', 'mistral-ai')).toMatchObject({ title: 'Mistral' });
  expect(await getCurrentSlug('fr', 'mistral')).toBe('mistral-ai');
  expect(await getCurrentSlug('en', 'mistral')).toBeNull();
});

test('after several renames each former slug leads to the current one', async () => {
  await rename('mistral', 'b');
  await rename('b', 'c');
  await rename('c', 'd');
  for (const former of ['mistral', 'b', 'c']) {
    expect(await getCurrentSlug('fr', former)).toBe('d');
  }
});

test('a slug that is taken back is no longer a former one', async () => {
  await rename('mistral', 'b');
  await rename('b', 'mistral');
  expect(await getArticle('fr', 'mistral')).not.toBeNull();
  expect(await getCurrentSlug('fr', 'mistral')).toBeNull();
  expect(await getCurrentSlug('fr', 'b')).toBe('mistral');
});

test('rejects a slug that is taken, and changes nothing', async () => {
  await saveArticle({ ...input, slug: 'taken' });
  await expect(rename('mistral', 'taken')).rejects.toMatchObject({ code: 'P2002' });
  expect(await getArticle('fr', 'mistral')).not.toBeNull();
  expect(await db().formerSlug.count()).toBe(0);
});

test('rejects an unknown article', async () => {
  await expect(rename('nothing', 'b')).rejects.toMatchObject({ code: 'P2025' });
});

test('another article may take a former slug', async () => {
  await saveArticle({ ...input, slug: 'other', title: 'Autre' });
  await rename('mistral', 'b');
  await rename('other', 'mistral');
  expect(await getArticle('fr', 'mistral')).toMatchObject({ title: 'Autre' });
  await rename('mistral', 'z');
  expect(await getCurrentSlug('fr', 'mistral')).toBe('z');
});
